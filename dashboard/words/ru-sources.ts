/** Texts of the sources and of adding them, in Russian. */
import type { Words } from '../words.ts';

export const sources: Words['sources'] = {
  title: 'Источники',
  lead: 'Все ленты: как они работают и что делать, если не работают.',
  state: 'Состояние',
  states: {
    active: 'работает',
    failing: 'сбоит',
    blocked: 'закрыта',
    paused: 'на паузе',
    retired: 'снята',
    archive: 'архив',
  },
  search: 'Издание или адрес',
  columns: ['Издание', 'Адрес', 'Пресса', 'Состояние', 'Последний успех', 'Материалы', 'По теме', 'Опросы'],
  history: 'Опросы',
  next: 'следующий опрос',
  rhythm: 'Когда приходят материалы: часы недели, UTC',
  arrivals: (count) => `поступлений ${count}, давние весят меньше`,
  neverPolled: 'Ещё не опрашивалась.',
  none: 'Лент нет.',
  polled: (entries, fresh) => `записей ${entries}, новых ${fresh}`,
  add: {
    title: 'Добавить источники',
    address: 'Адрес ленты или сайта, у которого она есть',
    look: 'Сначала посмотреть',
    facts: (items, relevant) => `сейчас материалов ${items}, по теме ${relevant}`,
    pace: (rate) => `${rate} в день`,
    probability: (share) => `вероятность отношения к теме ${share}`,
    follow: 'Следить за этой лентой',
    followed: 'За ней уже следят.',
    others: 'У сайта есть и другие ленты:',
    list: 'Или список лент (OPML) из другой программы',
    takeList: 'Следить за всеми лентами списка',
    taken: (added, known, unusable) =>
      `добавлено ${added}, уже были ${known}, без пригодного адреса ${unusable}.`,
  },
};

/** Texts of the chronology and of what may join it, in Russian. */
import type { Words } from '../words.ts';
import { choose } from './ru-plural.ts';

export const chronology: Words['chronology'] = {
  title: 'Хронология',
  lead: 'Исследование как данные: датированные события отношений США и России в космосе, каждое с источниками.',
  phase: 'Этап',
  none: 'Таких событий нет.',
  count: (count: number, text: string) => `${text} ${choose(count, 'событие', 'события', 'событий')}`,
  figure: 'События по силе',
  subtitle: 'От −10 (конфликт) до +10 (сотрудничество); фоном – этапы исследования.',
  note: 'Полые события не проверены и не входят в статистику.',
  unverified: 'не проверено',
  search: 'Слова',
  actor: 'Участник',
  pole: 'Характер',
  poles: { cooperation: 'сотрудничество', tension: 'напряжённость' },
  added: 'добавлено аналитиком',
  withdraw: 'Убрать из хронологии',
  proposals: {
    title: 'Предложения из новостей',
    weeks: 'За какие недели',
    lastWeeks: (count: number) => (count < 104 ? `последние ${count}` : `последние ${count / 52} лет`),
    rule: (from: string, to: string, families: number, sides: number, probability: string) =>
      `Сюжеты с ${from} по ${to} о самих отношениях США и России: независимых изданий не меньше ${families}, сторон не меньше ${sides}, вероятность категории от ${probability}. Решает человек.`,
    signIn: 'Аналитик, войдя в систему, может сделать сюжет событием.',
    none: 'За эти недели нет весомых сюжетов, которые ещё не стали событиями.',
    write: 'Сделать событием',
    writeHint:
      'Заголовок и текст — своими словами; дата, коды, участники и первые сообщения берутся из сюжета.',
    headline: 'Заголовок',
    text: 'Что произошло, в двух предложениях',
    certain: 'Дата и факты достоверны: событие входит в статистику',
    promote: 'Добавить в хронологию',
  },
};

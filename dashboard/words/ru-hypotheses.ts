/** Texts of the board of hypotheses, in Russian. */
import type { Words } from '../words.ts';

export const hypotheses: Words['hypotheses'] = {
  title: 'Гипотезы',
  lead: 'Предположения и выводы диссертации; каждое сверяется с новостями по правилу, установленному до первых чисел.',
  statement: (chapter) => `Диссертация, раздел ${chapter}`,
  verdicts: {
    supported: 'По правилу подтверждается',
    against: 'По правилу не подтверждается',
    undetermined: 'Не определено',
  },
  names: {
    'rivals-as-allies': 'соперники как союзники',
    'independent-cooperation': 'независимое сотрудничество',
    'china-as-catalyst': 'Китай как катализатор',
    'tension-as-barrier': 'напряжённость как преграда',
  },
  figure: (name) => `Текущее значение: ${name}`,
  beside: 'Рядом:',
  subtitle: 'Интервалы 90 %, где они есть. Первой стоит величина, о которой говорит правило.',
  columns: ['величина', 'значение', 'нижняя граница', 'верхняя граница'],
  noReading: 'Ни одной величины пока нельзя вычислить.',
  measure: 'Мера',
  rule: 'Правило',
  caution: 'Оговорка',
  data: 'Данные',
  had: (had, needed) => `Пригодных недель: ${had}; для вывода нужно не менее ${needed}.`,
  missing: 'Для вывода ещё нужно:',
  through: (week) => `Ряды доведены до недели ${week}.`,
  readOn: (instant, rules) => `Вычислено ${instant} по правилам ${rules}.`,
  neverRead: 'Ещё не вычислено: это произойдёт, когда в рядах появятся значения.',
  all: 'Все гипотезы:',
};

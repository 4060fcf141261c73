/** Alerts of the week in Russian; the same sentences as in English. */
import { quoteStory } from '../cited.ts';
import type { Piece, Writer } from '../writer.ts';
import type { AlertWords } from './alerts-en.ts';
import { lower, nameOfCode, nameOfDyad, nameOfThreat } from './names.ts';

export function russianAlerts(w: Writer): AlertWords {
  return {
    noAlert() {
      return w.section(
        'alerts',
      )`За эту неделю подано ${w.counted('alerts', 0, 'alerts of the week', ['сигнал', 'сигнала', 'сигналов'])}.`;
    },

    alert({ kind, subject, direction, observed, expected, p }, story) {
      const say = w.section('alerts');
      const key = `alert.${kind}.${subject}`;
      const from = 'alert rules, docs/indicators.md';
      const reason: Piece = story ? [': ', quoteStory(w, story)] : null;
      if (kind === 'threat') {
        const voices = w.counted(`${key}.voices`, observed, 'families within a day', [
          'независимый голос',
          'независимых голоса',
          'независимых голосов',
        ]);
        return say`Названная заранее угроза («${w.name(`${key}.name`, nameOfThreat(subject), 'codebook/threats.yaml')}»), ${voices}${reason}.`;
      }
      const counts = subject.startsWith('stories-');
      const write = (name: string, value: number) =>
        counts ? w.decimal(`${key}.${name}`, value, from) : w.signed(`${key}.${name}`, value, from);
      const seen =
        kind === 'count' ? w.count(`${key}.seen`, observed, 'stories of the week') : write('seen', observed);
      const usual: Piece = expected === null ? null : [' при ожидаемых ', write('expected', expected)];
      const what = subjectOf(subject);
      const up = direction === 'up';
      if (kind === 'change') {
        const chance: Piece =
          p === null ? null : [' (вероятность, что перемены нет, ', w.percent(`${key}.p`, p, from), ')'];
        return say`Новый уровень, ${up ? 'выше' : 'ниже'} прежнего, — ${what}: ${seen}${usual}${chance}${reason}.`;
      }
      const chance: Piece =
        p === null ? null : [' (вероятность случайности ', w.percent(`${key}.p`, p, from), ')'];
      return say`Необычно ${up ? 'много' : 'мало'} — ${what}: ${seen}${usual}${chance}${reason}.`;
    },
  };
}

function subjectOf(subject: string): string {
  if (subject.startsWith('stories-'))
    return `новые сюжеты по теме «${lower(nameOfCode(subject.slice('stories-'.length), 'ru'))}»`;
  if (subject.startsWith('dyad-')) return `баланс пары ${nameOfDyad(subject.slice('dyad-'.length), 'ru')}`;
  if (subject.startsWith('balance-'))
    return `баланс измерения «${lower(nameOfCode(subject.slice('balance-'.length), 'ru'))}»`;
  return 'общий баланс';
}

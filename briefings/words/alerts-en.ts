/** Alerts of the week in English: what was out of the ordinary, what was expected, and the story that weighs most. */
import { quoteStory } from '../cited.ts';
import type { BriefedStory, WeekAlert } from '../weekly/material.ts';
import type { Piece, Writer } from '../writer.ts';
import { lower, nameOfCode, nameOfDyad, nameOfThreat } from './names.ts';

export function englishAlerts(w: Writer) {
  return {
    noAlert() {
      return w.section(
        'alerts',
      )`${w.counted('alerts', 0, 'alerts of the week', ['alert', 'alerts'])} were raised for this week.`;
    },

    alert(alert: WeekAlert, story: BriefedStory | undefined) {
      const say = w.section('alerts');
      const { kind, subject, direction, observed, expected, p } = alert;
      const key = `alert.${kind}.${subject}`;
      const from = 'alert rules, docs/indicators.md';
      const reason: Piece = story ? [': ', quoteStory(w, story)] : null;
      if (kind === 'threat') {
        const voices = w.counted(`${key}.voices`, observed, 'families within a day', [
          'independent voice',
          'independent voices',
        ]);
        return say`Named beforehand: ${w.name(`${key}.name`, lower(nameOfThreat(subject)), 'codebook/threats.yaml')}, from ${voices}${reason}.`;
      }
      const counts = subject.startsWith('stories-');
      const write = (name: string, value: number) =>
        counts ? w.decimal(`${key}.${name}`, value, from) : w.signed(`${key}.${name}`, value, from);
      const seen =
        kind === 'count' ? w.count(`${key}.seen`, observed, 'stories of the week') : write('seen', observed);
      const usual: Piece =
        expected === null ? null : [' where ', write('expected', expected), ' was to be expected'];
      const what = subjectOf(subject);
      const up = direction === 'up';
      if (kind === 'change') {
        const chance: Piece =
          p === null ? null : [' (probability of no change ', w.percent(`${key}.p`, p, from), ')'];
        return say`A new level, ${up ? 'higher' : 'lower'} than before, of ${what}: ${seen}${usual}${chance}${reason}.`;
      }
      const chance: Piece =
        p === null ? null : [' (probability by chance ', w.percent(`${key}.p`, p, from), ')'];
      return say`Unusually ${up ? 'high' : 'low'}: ${what}, ${seen}${usual}${chance}${reason}.`;
    },
  };
}

/** What a series is called inside a sentence. */
function subjectOf(subject: string): string {
  if (subject.startsWith('stories-'))
    return `new stories of ${lower(nameOfCode(subject.slice('stories-'.length), 'en'))}`;
  if (subject.startsWith('dyad-')) return `the balance of ${nameOfDyad(subject.slice('dyad-'.length), 'en')}`;
  if (subject.startsWith('balance-'))
    return `the balance of ${lower(nameOfCode(subject.slice('balance-'.length), 'en'))}`;
  return 'the balance';
}

export type AlertWords = ReturnType<typeof englishAlerts>;

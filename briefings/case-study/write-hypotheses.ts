/** The hypotheses of the thesis: what it held, what the rule says now, and how the events stand beside its years. */
import { hypotheses } from '../../codebook/hypotheses.ts';
import type { Sentence } from '../document.ts';
import type { Piece, Writer } from '../writer.ts';
import type { CaseMaterial } from './material.ts';
import { writeThenAndNow } from './then-and-now.ts';

/** One paragraph each, of those that have a reading. */
export function writeHypotheses(w: Writer, material: CaseMaterial): Sentence[][] {
  return hypotheses.flatMap((hypothesis): Sentence[][] => {
    const reading = material.hypotheses.find(({ id }) => id === hypothesis.id);
    if (reading === undefined) return [];
    const say = w.section(hypothesis.id);
    const statement = w.name(
      `${hypothesis.id}.statement`,
      hypothesis.statement,
      `thesis, ${hypothesis.chapter}`,
    );
    const verdict = w.name(`${hypothesis.id}.verdict`, reading.verdict, 'rule of codebook/hypotheses.ts');
    const missing: Piece =
      reading.missing === null
        ? null
        : ['; missing: ', w.name(`${hypothesis.id}.missing`, reading.missing, 'board of hypotheses')];
    const sentences = [
      say`The thesis (${w.name(`${hypothesis.id}.chapter`, hypothesis.chapter, 'thesis')}) holds: “${statement}”`,
      say`By the rule fixed in advance it is now ${verdict}, on ${w.counted(`${hypothesis.id}.weeks`, reading.weeks, 'board of hypotheses', ['week', 'weeks'])}${missing}.`,
    ];
    const [main] = reading.readings;
    if (main !== undefined) {
      const value = w.signed(`${hypothesis.id}.value`, main.value, 'board of hypotheses');
      const interval: Piece =
        main.lower === null || main.upper === null
          ? null
          : [
              ' (interval ',
              w.signed(`${hypothesis.id}.lower`, main.lower, 'board of hypotheses'),
              ' to ',
              w.signed(`${hypothesis.id}.upper`, main.upper, 'board of hypotheses'),
              ')',
            ];
      sentences.push(
        say`Its measure, ${w.name(`${hypothesis.id}.measure`, main.name, 'board of hypotheses')}, reads ${value}${interval}.`,
      );
    }
    const compared = writeThenAndNow(w, hypothesis.id, material.events, material);
    return [[...sentences, ...compared]];
  });
}

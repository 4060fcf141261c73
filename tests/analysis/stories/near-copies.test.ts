/** When two texts are one: by their headline, or by their run of words. All texts are synthetic. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areCopies, resemblance, sketchCopy } from '../../../analysis/stories/near-copies.ts';

const sketch = (title: string, summary = '') =>
  sketchCopy([...title.split(' '), ...summary.split(' ').filter(Boolean)], title.split(' ').length);

const lead =
  'the crew of the station closed the hatch on friday after the pressure in the module fell for the third time this year officials said';

describe('copies', () => {
  it.each([
    [
      'the same headline over another text',
      sketch('crew closes hatch after leak', 'one'),
      sketch('crew closes hatch after leak', 'two'),
      true,
    ],
    [
      'the same text under a headline with a word more',
      sketch('crew closes hatch', lead),
      sketch('crew closes hatch now', lead),
      true,
    ],
    [
      'the same words in another order',
      sketch('', lead),
      sketch('', lead.split(' ').reverse().join(' ')),
      false,
    ],
    [
      'a short headline that many texts share',
      sketch('rocket launch', 'from the cape'),
      sketch('rocket launch', 'from the steppe'),
      false,
    ],
    ['two texts without words', sketch(''), sketch(''), false],
  ])('%s: %s', (_, a, b, expected) => {
    expect(areCopies(a, b)).toBe(expected);
    expect(areCopies(b, a)).toBe(expected);
  });
});

describe('resemblance', () => {
  const shingles = fc
    .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 16 })
    .map((list) => list.sort((a, b) => a - b));

  it('is the Jaccard index of sets that fit the sketch', () => {
    fc.assert(
      fc.property(shingles, shingles, (a, b) => {
        const union = new Set([...a, ...b]).size;
        const shared = a.filter((hash) => b.includes(hash)).length;
        expect(resemblance(a, b)).toBeCloseTo(union === 0 ? 0 : shared / union, 12);
      }),
    );
  });

  it('gives up only on pairs that stay below the least asked for', () => {
    fc.assert(
      fc.property(shingles, shingles, (a, b) => {
        const full = resemblance(a, b);
        if (full >= 0.8) expect(resemblance(a, b, 0.8)).toBe(full);
        else expect(resemblance(a, b, 0.8)).toBeLessThan(0.8);
      }),
    );
  });
});

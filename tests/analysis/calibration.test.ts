import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseThreshold } from '../../analysis/calibration.ts';

describe('the threshold at which a label is given', () => {
  /** One text in two carries the label between .3 and .7; all do above and none below. */
  const probabilities = Array.from({ length: 200 }, (_, at) => (at + 0.5) / 200);
  const truths = probabilities.map((p, at) => p > 0.7 || (p > 0.3 && at % 2 === 0));

  it('is lower where missing a label costs more, and higher where labels are rarer in what will be coded', () => {
    const even = chooseThreshold(probabilities, truths);
    expect(chooseThreshold(probabilities, truths, 4)).toBeLessThanOrEqual(even);
    expect(chooseThreshold(probabilities, truths, 0.25)).toBeGreaterThan(even);
  });

  it('weighs a text that carries the label as so many copies of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), { minLength: 5, maxLength: 60 }),
        fc.constantFrom(2, 3),
        (rows, odds) => {
          const copied = rows.flatMap((row) => Array.from({ length: row[1] ? odds : 1 }, () => row));
          const of = (list: typeof rows, weight: number) =>
            chooseThreshold(
              list.map(([p]) => p / 100),
              list.map(([, truth]) => truth),
              weight,
            );
          expect(of(rows, odds)).toBe(of(copied, 1));
        },
      ),
    );
  });

  it('is one half where no text carries the label', () => {
    expect(chooseThreshold([0.2, 0.9], [false, false])).toBe(0.5);
  });
});

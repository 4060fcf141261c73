import { describe, expect, it } from 'vitest';
import { createPriors, meanBefore } from '../../../analysis/indicators/balance-prior.ts';
import { addWeeks, mondayOf } from '../../../base/week.ts';

const week = '2026-W01';
const historyOf = (counts: [back: number, cooperative: number, polar: number][]) =>
  new Map(
    counts.map(([back, cooperative, polar]) => [mondayOf(addWeeks(week, -back)), { cooperative, polar }]),
  );

describe('the prior of a balance', () => {
  it('is one half, with the weight of eight stories, where there is no past', () => {
    expect(createPriors(new Map())(week)).toEqual({ mean: 0.5, weight: 8 });
  });

  it('discounts a week by .9 for each week that it is old', () => {
    expect(
      meanBefore(
        historyOf([
          [1, 4, 4],
          [2, 0, 10],
        ]),
        mondayOf(week),
      ),
    ).toBeCloseTo((0.9 * 4 + 1) / (0.9 * 4 + 0.81 * 10 + 2));
  });

  it('knows nothing of the week itself, of later weeks, and of weeks more than half a year back', () => {
    expect(
      meanBefore(
        historyOf([
          [0, 9, 9],
          [-1, 9, 9],
          [27, 9, 9],
        ]),
        mondayOf(week),
      ),
    ).toBe(0.5);
  });

  it.each([
    ['much, where weeks follow their past', (back: number) => (back % 2 === 0 ? 10 : 11), 50],
    ['little, where weeks leap', (back: number) => (back % 2 === 0 ? 1 : 19), 2],
  ])('weighs %s', (_, cooperative, weight) => {
    const past = historyOf(Array.from({ length: 100 }, (_, at) => [at + 1, cooperative(at), 20]));
    expect(createPriors(past)(week).weight).toBe(weight);
  });
});

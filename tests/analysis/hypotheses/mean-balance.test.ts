import { describe, expect, it } from 'vitest';
import { meanBalance } from '../../../analysis/hypotheses/mean-balance.ts';

const perfect = {
  truePositives: Number.MAX_SAFE_INTEGER,
  falseNegatives: 0,
  falsePositives: 0,
  trueNegatives: Number.MAX_SAFE_INTEGER,
};
const weeksOf = (...cooperative: number[]) =>
  cooperative.map((count) => ({ cooperative: count, stories: 10 }));

describe('the mean balance of many weeks', () => {
  it('is the mean of weekly shares, with Student’s t over four parts', () => {
    const { value, lower, upper } = meanBalance(weeksOf(4, 6, 7, 7, 5, 5, 8, 6), perfect);
    // Parts .5, .7, .5, .7: mean .6, standard error √(.04/3)/√4 = .0577; t(3) = 2.353.
    expect(value).toBeCloseTo(0.2, 10);
    expect(upper - value).toBeCloseTo(2 * 2.3534 * Math.sqrt(0.04 / 3 / 4), 10);
    expect(value - lower).toBeCloseTo(upper - value, 10);
  });

  it('does not count a week for more because it has more stories', () => {
    const weeks = [...weeksOf(2, 8, 2), { cooperative: 80, stories: 100 }];
    expect(meanBalance(weeks, perfect).value).toBeCloseTo(0, 10);
  });

  it('takes coding errors out, and widens by how little is known of them', () => {
    const level = weeksOf(5, 5, 5, 5);
    // .5 = θ · .9 + (1 − θ) · .3 gives θ = 1/3.
    const known = { truePositives: 9e6, falseNegatives: 1e6, falsePositives: 3e6, trueNegatives: 7e6 };
    const guessed = { truePositives: 9, falseNegatives: 1, falsePositives: 3, trueNegatives: 7 };
    expect(meanBalance(level, known).value).toBeCloseTo(-1 / 3, 10);
    expect(meanBalance(level, known).upper).toBeCloseTo(-1 / 3, 2);
    expect(meanBalance(level, guessed).upper).toBeGreaterThan(0);
  });

  it('gives no balance outside −1 and +1', () => {
    expect(meanBalance(weeksOf(0, 0, 0, 10))).toMatchObject({ lower: -1 });
    expect(meanBalance(weeksOf(10, 10, 10, 10))).toMatchObject({ value: 1, upper: 1 });
  });
});

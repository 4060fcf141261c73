import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoveries } from '../../../analysis/alerts/false-discovery.ts';
import { habitOf, logProbability, lowerTail, upperTail } from '../../../analysis/alerts/negative-binomial.ts';
import { countRegimes, shareRegimes, youthOfRegimes } from '../../../analysis/alerts/online-changes.ts';
import { segment } from '../../../analysis/alerts/regimes.ts';

describe('the negative binomial distribution', () => {
  // Reference values: scipy.stats.nbinom(5, 5/9).sf(10) and .cdf(0).
  it('has the tails of the reference implementation', () => {
    expect(upperTail({ mean: 4, size: 5 }, 11)).toBeCloseTo(0.022972514, 9);
    expect(lowerTail({ mean: 4, size: 5 }, 0)).toBeCloseTo(0.052922149, 9);
    expect(Math.exp(logProbability({ mean: 4, size: 5 }, 0))).toBeCloseTo(0.052922149, 9);
  });

  it('takes mean and size from moments: 2, 4, 6, 8 have mean 5, variance 20/3 and so size 15', () => {
    expect(habitOf([2, 4, 6, 8]).mean).toBe(5);
    expect(habitOf([2, 4, 6, 8]).size).toBeCloseTo(15, 9);
  });

  it('holds counts that vary less than chance for nearly Poisson, and any size within 1 and 50', () => {
    expect(habitOf([3, 3, 3]).size).toBe(50);
    expect(habitOf([0, 0, 0, 40]).size).toBe(1);
  });

  it('expects nothing where nothing ever was', () => {
    expect(upperTail({ mean: 0, size: 50 }, 1)).toBe(0);
    expect(upperTail({ mean: 0, size: 50 }, 0)).toBe(1);
  });
});

describe('the rate of false discoveries', () => {
  // The fifteen p-values of Benjamini & Hochberg (1995), section 3: four discoveries at 5 %.
  it('finds the four of the published example', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(discoveries(ps, 0.05).map(Number)).toEqual([1, 1, 1, 1, ...new Array(11).fill(0)]);
  });

  it('keeps the order of the tests, and finds nothing among nothing', () => {
    expect(discoveries([0.9, 0.001, 0.5], 0.1)).toEqual([false, true, false]);
    expect(discoveries([], 0.1)).toEqual([]);
  });
});

describe('regimes as they go', () => {
  it('are young after a jump in counts and old before it', () => {
    const counts = [...new Array<number>(40).fill(3), 14, 15, 13];
    const youth = youthOfRegimes(counts, countRegimes({ mean: 3, size: 20 }), 3);
    expect(youth[39]).toBeLessThan(0.1);
    expect(youth[42]).toBeGreaterThan(0.9);
  });

  it('are young after a turn of the balance', () => {
    const weeks = [
      ...new Array(30).fill({ cooperative: 9, polar: 10 }),
      { cooperative: 1, polar: 10 },
      { cooperative: 0, polar: 10 },
    ];
    const youth = youthOfRegimes(weeks, shareRegimes(50), 3);
    expect(youth[29]).toBeLessThan(0.1);
    expect(youth[31]).toBeGreaterThan(0.9);
  });

  it('are certain to be young at first, and stay as they were in a week without a value', () => {
    const youth = youthOfRegimes([5, 5, null, 5], countRegimes({ mean: 5, size: 20 }), 3);
    expect(youth[0]).toBeCloseTo(1, 9);
    expect(youth[2]).toBe(youth[1]);
  });
});

describe('regimes looking back', () => {
  it('part a step where it is, and leave a flat line whole', () => {
    const step = [1, 1.1, 0.9, 1, 1.1, 0.9, 3, 3.1, 2.9, 3, 3.1, 2.9];
    expect(segment(step).map(({ from, to }) => [from, to])).toEqual([
      [0, 5],
      [6, 11],
    ]);
    expect(segment([2, 2, 2, 2, 2, 2, 2, 2, 2])).toEqual([{ from: 0, to: 8, mean: 2 }]);
    expect(segment([])).toEqual([]);
    expect(segment([1, 2])).toEqual([{ from: 0, to: 1, mean: 1.5 }]);
  });

  it('are never worse than any other division into stretches of four or more', () => {
    const value = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 17 }), (values) => {
        const segments = segment(values);
        expect(segments.every(({ from, to }) => to - from >= 3)).toBe(true);
        const starts = segments.map(({ from }) => from);
        expect(priceOf(values, starts)).toBeCloseTo(
          Math.min(...divisions(values.length).map((one) => priceOf(values, one))),
          6,
        );
      }),
      { numRuns: 200 },
    );
  });

  function divisions(length: number): number[][] {
    if (length < 4) return [];
    const whole = [[0]];
    const parted = Array.from({ length: Math.max(0, length - 7) }, (_, at) => at + 4).flatMap((last) =>
      divisions(last).map((starts) => [...starts, last]),
    );
    return [...whole, ...parted];
  }

  function priceOf(values: readonly number[], starts: readonly number[]): number {
    const steps = values.slice(1).reduce((sum, value, at) => sum + (value - values[at]!) ** 2, 0);
    const penalty = (Math.log(values.length) * steps) / (2 * (values.length - 1));
    return starts.reduce((sum, from, at) => {
      const part = values.slice(from, starts[at + 1] ?? values.length);
      const mean = part.reduce((total, value) => total + value, 0) / part.length;
      return sum + part.reduce((total, value) => total + (value - mean) ** 2, 0) + (at > 0 ? penalty : 0);
    }, 0);
  }
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import {
  areRelated,
  correlate,
  correlationInterval,
  effectiveSize,
  lagOneAutocorrelation,
} from '../../../analysis/statistics/autocorrelation.ts';
import { regress } from '../../../analysis/statistics/least-squares.ts';
import { drawGamma, drawNormal } from '../../../analysis/statistics/random-draws.ts';
import { resamplePositions } from '../../../analysis/statistics/stationary-bootstrap.ts';

const series = (length: number, of: (at: number) => number) => Array.from({ length }, (_, at) => of(at));

describe('correlation of series that remember', () => {
  it('is what the textbook gives', () => {
    expect(correlate([1, 2, 3, 4], [2, 4, 5, 9])).toBeCloseTo(0.9648, 4);
    const [lower, upper] = correlationInterval(0.5, 28);
    expect(lower).toBeCloseTo(Math.tanh(Math.atanh(0.5) - 1.6449 / 5), 6);
    expect(upper).toBeCloseTo(Math.tanh(Math.atanh(0.5) + 1.6449 / 5), 6);
  });

  it('counts fewer pairs where both series remember, and never more than there are', () => {
    const slow = series(100, (at) => Math.sin(at / 8));
    const quick = series(100, (at) => (at % 2 === 0 ? 1 : -1) + at / 1000);
    expect(lagOneAutocorrelation(slow)).toBe(0.97);
    expect(effectiveSize(slow, slow)).toBe(5);
    expect(effectiveSize(slow, quick)).toBe(100);
  });

  it('finds the relation of a series with its noisy copy, and none with noise', () => {
    const random = createRandom(3);
    const one = series(104, () => drawNormal(random));
    expect(
      areRelated(
        one,
        one.map((value) => value + drawNormal(random)),
      ),
    ).toBe(true);
    expect(
      areRelated(
        one,
        series(104, () => drawNormal(random)),
      ),
    ).toBe(false);
  });
});

describe('regression', () => {
  it('finds the line through points on a line, without error', () => {
    const { coefficients, covariance } = regress(
      [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 5],
      ],
      [3, 5, 7, 13],
      1,
    )!;
    expect(coefficients[0]).toBeCloseTo(3);
    expect(coefficients[1]).toBeCloseTo(2);
    expect(covariance[1]![1]).toBeCloseTo(0);
  });

  it('refuses regressors that are one and the same', () => {
    expect(
      regress(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [1, 2, 3],
        1,
      ),
    ).toBeNull();
  });
});

describe('random draws', () => {
  it.each([0.5, 4])('have the mean and variance of Gamma(%s)', (shape) => {
    const random = createRandom(5);
    const draws = series(20_000, () => drawGamma(random, shape));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    expect(mean / shape).toBeCloseTo(1, 1);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.1);
  });

  it('come in blocks whose mean length is as asked', () => {
    const positions = resamplePositions(createRandom(9), 10_000, 4);
    const starts = positions.filter(
      (at, index) => index === 0 || at !== (positions[index - 1]! + 1) % 10_000,
    ).length;
    expect(10_000 / starts).toBeGreaterThan(3.6);
    expect(10_000 / starts).toBeLessThan(4.4);
  });
});

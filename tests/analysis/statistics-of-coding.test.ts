import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '../../analysis/agreement.ts';
import { bootstrapInterval } from '../../analysis/bootstrap.ts';
import { calibrate, chooseThreshold, fitPlatt } from '../../analysis/calibration.ts';
import { groupCopies, groupedFolds } from '../../analysis/folds.ts';
import { fitLogistic, linearScore, sigmoid } from '../../analysis/logistic.ts';
import { complementWeights, countFeatures } from '../../analysis/naive-bayes.ts';

describe('Krippendorff’s alpha', () => {
  it('is .743 for the nominal example of four observers and twelve units (Krippendorff, 2011, section C)', () => {
    const observers = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];
    const units = observers[0]!.map((_, unit) => observers.map((observer) => observer[unit]!));
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3);
  });

  it('is .095 for the binary example of two observers and ten units (section A)', () => {
    const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(krippendorffAlpha(one.map((value, unit) => [value, other[unit]!]))).toBeCloseTo(0.095, 3);
  });

  it('is 1 where all agree and cannot be told where nothing varies', () => {
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1);
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNaN();
  });
});

describe('naive Bayes', () => {
  it('weighs by hand-counted log-odds', () => {
    // Label 0 has {0, 1}; the other text has {1, 2}; with one added to each of three features' counts.
    const weights = complementWeights(
      countFeatures(
        [
          [0, 1],
          [1, 2],
        ],
        [[0], []],
        3,
        1,
      ),
      1,
    );
    expect([...weights].map((weight) => weight.toFixed(4))).toEqual([
      Math.log(2 / 1).toFixed(4),
      Math.log(2 / 2).toFixed(4),
      Math.log(1 / 2).toFixed(4),
    ]);
  });
});

describe('logistic regression', () => {
  it('finds the log-odds of a table', () => {
    const rows = [...Array(10).fill([0]), ...Array(10).fill([1])];
    const truths = [...Array(2).fill(1), ...Array(8).fill(0), ...Array(8).fill(1), ...Array(2).fill(0)];
    const model = fitLogistic(rows, truths, { penalty: 0 });
    expect(sigmoid(linearScore(model, [0]))).toBeCloseTo(0.2, 6);
    expect(sigmoid(linearScore(model, [1]))).toBeCloseTo(0.8, 6);
  });

  it('stays finite on separable rows and on inputs that never vary', () => {
    const model = fitLogistic(
      [
        [0, 0],
        [1, 0],
      ],
      [0, 1],
      { penalty: 1 },
    );
    expect(model.coefficients.every(Number.isFinite)).toBe(true);
    expect(model.coefficients[1]).toBe(0);
  });
});

describe('calibration', () => {
  it('draws over-sure scores in', () => {
    const scores = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 6 : -6));
    const truths = scores.map((score, at) => (at % 10 < 2 ? score < 0 : score > 0));
    const said = sigmoid(
      linearScore(calibrate({ intercept: 0, coefficients: [1] }, fitPlatt(scores, truths)), [6]),
    );
    expect(said).toBeCloseTo(0.8, 1);
  });

  it('gives at the threshold that separates', () => {
    const probabilities = [0.1, 0.2, 0.3, 0.6, 0.7, 0.8];
    const threshold = chooseThreshold(probabilities, [false, false, false, true, true, true]);
    expect(threshold).toBeGreaterThan(0.3);
    expect(threshold).toBeLessThanOrEqual(0.6);
  });
});

describe('folds', () => {
  const copies = [new Set([1, 2, 3, 4]), new Set([5, 6, 7, 8]), new Set([1, 2, 3, 4, 9]), new Set([10, 11])];

  it('know near copies', () => {
    expect(groupCopies(copies)).toEqual([0, 1, 0, 3]);
  });

  it('never part near copies and leave no text out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }), {
          maxLength: 40,
        }),
        (lists) => {
          const texts = lists.map((list) => new Set(list));
          const folds = groupedFolds(texts, 3);
          const groups = groupCopies(texts);
          expect(folds.length).toBe(texts.length);
          for (const [index, fold] of folds.entries()) {
            expect(fold).toBe(folds[groups[index]!]);
            expect([0, 1, 2]).toContain(fold);
          }
        },
      ),
    );
  });
});

describe('a bootstrap interval', () => {
  it('holds the mean of its rows and is the same every time', () => {
    const rows = Array.from({ length: 100 }, (_, at) => at % 4);
    const mean = (sample: readonly number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length;
    const [lower, upper] = bootstrapInterval(rows, mean);
    expect(lower).toBeLessThan(1.5);
    expect(upper).toBeGreaterThan(1.5);
    expect(bootstrapInterval(rows, mean)).toEqual([lower, upper]);
  });
});

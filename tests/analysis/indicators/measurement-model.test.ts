import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMeasurementModel } from '../../../analysis/indicators/measurement-model.ts';

const nearlyPerfect = { truePositives: 1e6, falseNegatives: 0, falsePositives: 0, trueNegatives: 1e6 };
const fallible = { truePositives: 90, falseNegatives: 10, falsePositives: 20, trueNegatives: 80 };
const flat = { mean: 0.5, weight: 2 };

describe('the measurement model', () => {
  it('gives the plain Beta posterior where coding is without error', () => {
    // Counts 13 of 26 weigh as 10 of 20 after the design effect of 1.3: Beta(11, 11), 5 % quantile .3300.
    const { value, lower, upper } = createMeasurementModel(nearlyPerfect).read(13, 26, flat);
    expect(value).toBeCloseTo(0, 3);
    expect(lower).toBeCloseTo(2 * 0.33 - 1, 2);
    expect(upper).toBeCloseTo(1 - 2 * 0.33, 2);
  });

  it('undoes the errors of the coder: .9 θ + .2 (1 − θ) seen as .55 is one half', () => {
    const rates = { truePositives: 9e5, falseNegatives: 1e5, falsePositives: 2e5, trueNegatives: 8e5 };
    expect(createMeasurementModel(rates).read(550, 1000, flat).value).toBeCloseTo(0, 1);
  });

  it('gives the prior back where nothing was counted', () => {
    expect(createMeasurementModel(fallible).read(0, 0, { mean: 0.7, weight: 8 }).value).toBeCloseTo(0.4, 2);
  });

  it('keeps the balance inside its interval and the interval inside the scale', () => {
    const model = createMeasurementModel(fallible);
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(200),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.constantFrom(2, 8, 50),
        (cooperative, tense, mean, weight) => {
          const { value, lower, upper } = model.read(cooperative, cooperative + tense, { mean, weight });
          return -1 <= lower && lower < value && value < upper && upper <= 1;
        },
      ),
    );
  });

  it('never falls when a story turns from tension to cooperation', () => {
    const model = createMeasurementModel(fallible);
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), (cooperative, tense) => {
        const polar = cooperative + tense;
        return model.read(cooperative + 1, polar, flat).value > model.read(cooperative, polar, flat).value;
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { calibrationError, chanceError, reliabilityOf, type Said } from '../../analysis/reliability.ts';

const repeat = (said: Said, count: number) => Array.from({ length: count }, () => said);

describe('the calibration error', () => {
  it('is the distance of said and true, bins weighted by count', () => {
    const said = [...repeat([0.85, true], 6), ...repeat([0.85, false], 4), ...repeat([0.25, false], 10)];
    expect(calibrationError(reliabilityOf(said))).toBeCloseTo((0.25 + 0.25) / 2, 10);
  });

  it('to expect by chance of 400 verdicts at one half is √(2/π · 100) / 400', () => {
    expect(chanceError(repeat([0.5, true], 400))).toBeCloseTo(0.019947, 6);
  });

  it('to expect by chance is what draws from the probabilities show', () => {
    const probabilities = Array.from({ length: 300 }, (_, at) => 0.3 + (0.69 * at) / 300);
    let state = 7;
    const chance = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const errors = Array.from({ length: 400 }, () =>
      calibrationError(reliabilityOf(probabilities.map((p): Said => [p, chance() < p]))),
    );
    const average = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(chanceError(probabilities.map((p): Said => [p, true]))).toBeCloseTo(average, 2);
  });

  it('to expect by chance is none where every probability is certain', () => {
    expect(chanceError([...repeat([0, false], 3), ...repeat([1, true], 3)])).toBe(0);
  });
});

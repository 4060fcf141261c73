/** Resilience: what the first half of the weeks tells, carried on to the tensest of the second. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import { type CoupledWeek, measureCoupling } from '../../../analysis/hypotheses/coupling.ts';
import { measureResilience } from '../../../analysis/hypotheses/resilience.ts';
import { drawNormal } from '../../../analysis/statistics/random-draws.ts';

const LENGTH = 104;
const BASE = LENGTH / 2;

/** Cooperation falls by one with each unit of tension in the base, by `later` after it; so noisy that it is worth measuring. */
function weeksOf(later: number, seed = 1, noise = 0.3): CoupledWeek[] {
  const random = createRandom(seed);
  return Array.from({ length: LENGTH }, (_, at) => {
    const climate = drawNormal(random);
    return {
      climate,
      cooperation: (at < BASE ? -1 : later) * climate + noise * drawNormal(random),
      variance: noise ** 2,
    };
  });
}

describe('resilience', () => {
  it('is full where cooperation ceased to fall with tension', () => {
    const { share, tense } = measureResilience(weeksOf(0))!;
    expect(share).toBeGreaterThan(0.85);
    expect(tense).toBeGreaterThan(8);
    expect(tense).toBeLessThan(28);
  });

  it('is what chance gives, a tenth, where nothing changed', () => {
    const shares = Array.from({ length: 200 }, (_, seed) => measureResilience(weeksOf(-1, seed + 2))!);
    const held = shares.reduce((sum, { share, tense }) => sum + share * tense, 0);
    const all = shares.reduce((sum, { tense }) => sum + tense, 0);
    expect(held / all).toBeGreaterThan(0.07);
    expect(held / all).toBeLessThan(0.14);
  });

  it('is none where cooperation falls even further', () => {
    expect(measureResilience(weeksOf(-3))!.share).toBe(0);
  });

  it('cannot be said without a tense week after the base, or without any variance in it', () => {
    const calm = weeksOf(0).map((week, at) => ({ ...week, climate: at < BASE ? 5 + at : 0 }));
    expect(measureResilience(calm)).toBeNull();
    const flat = weeksOf(0).map((week, at) => ({ ...week, climate: at < BASE ? 1 : 2 }));
    expect(measureResilience(flat)).toBeNull();
  });
});

describe('the reliability of weekly figures', () => {
  it('is the share that is not noise, by which a correlation can be freed of it', () => {
    const { correlation, reliability } = measureCoupling(weeksOf(-1, 5, 0.8));
    expect(reliability).toBeCloseTo(1 / (1 + 0.8 ** 2), 1);
    expect(correlation).toBeGreaterThan(-0.88);
    expect(correlation / Math.sqrt(reliability)).toBeCloseTo(-1, 0);
  });

  it('is none where all is noise', () => {
    const weeks = weeksOf(-1, 6).map((week) => ({
      ...week,
      cooperation: week.cooperation / 10,
      variance: 1,
    }));
    expect(measureCoupling(weeks).reliability).toBeLessThan(0);
  });
});

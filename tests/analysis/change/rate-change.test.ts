/** Changes of rates and balances against values worked out by hand. */
import { describe, expect, it } from 'vitest';
import { probabilityAbove } from '../../../analysis/change/balance-change.ts';
import { compareRates, directionOf } from '../../../analysis/change/rate-change.ts';

describe('a rate against the weeks before', () => {
  it('is as likely higher as lower where volume and count are the same', () => {
    const change = compareRates({ count: 4, delivered: 50 }, { count: 4, delivered: 50 });
    expect(change.higher).toBeCloseTo(0.5, 9);
    expect(change).toMatchObject({ expected: 4, direction: 'steady' });
  });

  it('expects in proportion to the volume', () => {
    expect(compareRates({ count: 0, delivered: 25 }, { count: 30, delivered: 300 }).expected).toBe(2.5);
  });

  it('gives the tail of the arcsine distribution for two zero counts', () => {
    // Beta(½, ½) at ¼ is 2/π · asin(½) = ⅓.
    expect(compareRates({ count: 0, delivered: 10 }, { count: 0, delivered: 30 }).higher).toBeCloseTo(
      2 / 3,
      9,
    );
  });

  it('says nothing without volume on either side', () => {
    expect(compareRates({ count: 0, delivered: 0 }, { count: 3, delivered: 9 }).direction).toBe('unknown');
    expect(compareRates({ count: 3, delivered: 9 }, { count: 0, delivered: 0 }).higher).toBeNull();
  });

  it('is called a change from eighty per cent on', () => {
    expect([0.8, 0.79, 0.5, 0.21, 0.2].map(directionOf)).toEqual([
      'up',
      'steady',
      'steady',
      'steady',
      'down',
    ]);
  });
});

describe('a balance against an earlier mean', () => {
  it('lies above its own mean half of the time where it is symmetric', () => {
    expect(probabilityAbove({ value: 0, lower: -0.4, upper: 0.4 }, 0)).toBeCloseTo(0.5, 9);
  });

  it('lies above its lower and upper bound in about 95 and 5 of 100 cases', () => {
    const published = { value: 0.1, lower: -0.3, upper: 0.49 };
    expect(probabilityAbove(published, -0.3)).toBeCloseTo(0.95, 1);
    expect(probabilityAbove(published, 0.49)).toBeCloseTo(0.05, 1);
  });
});

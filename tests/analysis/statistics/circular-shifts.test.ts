import { describe, expect, it } from 'vitest';
import { ninetyPercentReach, rotate } from '../../../analysis/statistics/circular-shifts.ts';

describe('circular shifts', () => {
  it('begin a series later and put its beginning last', () => {
    expect(rotate([1, 2, 3, 4], 1)).toEqual([2, 3, 4, 1]);
    expect(rotate([1, 2, 3, 4], 4)).toEqual([1, 2, 3, 4]);
  });

  it('reach as far as nine in ten shifted figures, on either side', () => {
    expect(ninetyPercentReach([1, -2, 3, -4, 5, -6, 7, -8, 9, -10])).toBe(9);
    expect(ninetyPercentReach([])).toBe(Number.POSITIVE_INFINITY);
  });
});

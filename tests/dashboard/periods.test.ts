/** Weeks and months as the charts and lists take them. */
import { describe, expect, it } from 'vitest';
import { endOf, kindOf, startOf, weeksOf } from '../../dashboard/periods.ts';

describe('a period', () => {
  it.each([
    ['2026-W30', 'week', '2026-07-20', '2026-07-27', '2026-W30', '2026-W30'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-04', '2020-W53', '2020-W53'],
    ['2026-07', 'month', '2026-07-01', '2026-08-01', '2026-W27', '2026-W31'],
    ['2026-12', 'month', '2026-12-01', '2027-01-01', '2026-W49', '2026-W53'],
  ])('%s is a %s that begins on %s and ends before %s', (period, kind, start, end, from, to) => {
    expect(kindOf(period)).toBe(kind);
    expect(startOf(period)).toEqual(new Date(start));
    expect(endOf(period)).toEqual(new Date(end));
    expect(weeksOf(period)).toEqual({ from, to });
  });
});

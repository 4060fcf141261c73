import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWeeks, mondayOf, weekOf, weeksBetween } from '../../base/week.ts';

describe('ISO weeks', () => {
  // Examples of the Wikipedia article on ISO week dates, and of the years' ends.
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-28', '2008-W52'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2022-02-24', '2022-W08'],
    ['2026-12-31', '2026-W53'],
  ])('puts %s in %s', (date, week) => {
    expect(weekOf(Date.parse(date))).toBe(week);
  });

  it.each(['2026-W00', '2025-W53', '2026-W54', '2026-30', '', '2026-W3'])('refuses %j', (text) => {
    expect(() => mondayOf(text)).toThrow(/not an ISO week/);
  });

  it('starts every week on the Monday that lies in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) }), (instant) => {
        const monday = mondayOf(weekOf(instant));
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(instant - monday).toBeGreaterThanOrEqual(0);
        expect(instant - monday).toBeLessThan(7 * 86_400_000);
      }),
    );
  });

  it('sorts as time does, and goes there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: 1, max: 600 }),
        (instant, count) => {
          const week = weekOf(instant);
          expect(addWeeks(week, count) > week).toBe(true);
          expect(addWeeks(addWeeks(week, count), -count)).toBe(week);
        },
      ),
    );
  });

  it('lists the weeks between two, over the turn of a year', () => {
    expect(weeksBetween('2009-W52', '2010-W02')).toEqual(['2009-W52', '2009-W53', '2010-W01', '2010-W02']);
    expect(weeksBetween('2010-W02', '2010-W01')).toEqual([]);
  });
});

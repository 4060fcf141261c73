/** What a chart shows of a long series: its end, unless the week asked for lies before. */
import { describe, expect, it } from 'vitest';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { cutSpan } from '../../dashboard/series-points.ts';

const points = Array.from({ length: 500 }, (_, index) => {
  const week = addWeeks('2016-W01', index);
  return { period: week, date: new Date(mondayOf(week)) };
});
const ends = (cut: typeof points) => [cut[0]!.period, cut.at(-1)!.period, cut.length];

describe('the span of a chart', () => {
  it.each([
    ['1', 52],
    [null, 104],
    ['5', 260],
    ['all', 500],
    ['nonsense', 104],
  ])('%s is the last weeks', (span, length) => {
    expect(ends(cutSpan(points, span))).toEqual([points.at(-length)!.period, points.at(-1)!.period, length]);
  });

  it('lies around a week that would be left out', () => {
    const cut = cutSpan(points, '1', points[100]!.period);
    expect(cut).toContainEqual(points[100]);
    expect(cut.length).toBe(52);
    expect(cutSpan(points, '1', points[499]!.period).at(-1)).toEqual(points[499]);
  });

  it('of nothing is nothing', () => {
    expect(cutSpan([], null, '2026-W30')).toEqual([]);
  });
});

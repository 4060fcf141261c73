/** Values of the API as the charts take them. Pure. */
import { mondayOf } from '../base/week.ts';
import type { LevelMark } from './charts/marks.ts';
import type { TrendPoint } from './charts/trend.ts';
import type { AnySeries, Levels, Trend } from './client.ts';
import { startOf } from './periods.ts';

export interface SeriesPoint extends Pick<AnySeries['values'][number], Figures> {
  /** ISO week, or month. */
  period: string;
  /** When it begins. */
  date: Date;
}

type Figures = 'value' | 'lower' | 'upper' | 'items' | 'stories' | 'outlets' | 'status';

/** Every value with its period and when this begins. */
export function toPoints(series: AnySeries): SeriesPoint[] {
  return series.values.map((value) => {
    const period = 'week' in value ? value.week : value.month;
    return { ...value, period, date: startOf(period) };
  });
}

/** How far back a chart reaches, as the address names it; the default is not written. */
export const SPANS = [
  { id: '1', weeks: 52 },
  { id: null, weeks: 104 },
  { id: '5', weeks: 260 },
  { id: 'all', weeks: Number.POSITIVE_INFINITY },
] as const;

const WEEK = 7 * 86_400_000;

/** The points of a span that ends with the newest point, or that lies around `kept` where this would leave that out. */
export function cutSpan<Point extends { period: string; date: Date }>(
  points: Point[],
  span: string | null,
  kept: string | null = null,
): Point[] {
  const length = (SPANS.find((option) => option.id === span) ?? SPANS[1]).weeks * WEEK;
  const newest = points.at(-1)?.date.getTime() ?? 0;
  const middle = points.find((point) => point.period === kept)?.date.getTime() ?? newest;
  const end = middle > newest - length ? newest : middle + length / 2;
  return points.filter(({ date }) => date.getTime() > end - length && date.getTime() <= end);
}

/** The slow line over the time of the points. */
export function toTrend(trend: Trend, points: readonly { date: Date }[]): TrendPoint[] {
  const [first, last] = [points[0]?.date, points.at(-1)?.date];
  if (!first || !last) return [];
  return trend
    .map((week) => ({ ...week, date: startOf(week.week) }))
    .filter(({ date }) => date >= first && date <= last);
}

/** Levels as far as they reach into the time of the points; a stretch ends with its last week. */
export function toLevels(levels: Levels, points: readonly { date: Date }[]): LevelMark[] {
  const [first, last] = [points[0]?.date, points.at(-1)?.date];
  if (!first || !last) return [];
  return levels
    .map(({ from, to, value }) => ({
      from: new Date(Math.max(mondayOf(from), first.getTime())),
      to: new Date(Math.min(mondayOf(to) + WEEK, last.getTime())),
      value,
    }))
    .filter(({ from, to }) => from < to);
}

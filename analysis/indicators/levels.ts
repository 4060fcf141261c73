/**
 * The levels of a weekly series: stretches between which it changed for good, looking back on all of it (PELT, see
 * `alerts/regimes.ts`). Counts are segmented by logarithm, balances by log-odds of cooperation, since both vary more where they are
 * larger; a level is told in the unit of the series. Shares and intensities have none: a week of one story weighs in them as one of
 * twenty. Weeks that may still change take no part. Pure.
 */
import { segment } from '../alerts/regimes.ts';
import type { SeriesValue } from './series-value.ts';

export interface Level {
  /** First and last ISO week. */
  from: string;
  to: string;
  /** Mean of its values, in the unit of the series. */
  value: number;
  /** Weeks with a value. */
  weeks: number;
}

/** @param values of one series and press, in the order of weeks. @param counts whether they count items or stories. */
export function levelsOf(values: readonly SeriesValue[], counts: boolean): Level[] {
  const settled = values.filter(({ status }) => status !== 'provisional');
  const scaled = settled.flatMap((value) => scaleOf(value, counts) ?? []);
  return segment(scaled).map(({ from, to }) => {
    const part = settled.slice(from, to + 1);
    return {
      from: part[0]!.week,
      to: part.at(-1)!.week,
      value: part.reduce((sum, { value }) => sum + value, 0) / part.length,
      weeks: part.length,
    };
  });
}

function scaleOf({ value, cooperative, stories }: SeriesValue, counts: boolean): number | null {
  if (cooperative !== null) return Math.log((cooperative + 0.5) / (stories - cooperative + 0.5));
  return counts ? Math.log1p(value) : null;
}

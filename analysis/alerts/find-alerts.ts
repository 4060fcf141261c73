/**
 * All alerts of a class that its series call for, before the look at its feeds. Pure: the same series, the same alerts;
 * weeks that may still change take no part.
 */
import { mondayOf } from '../../base/week.ts';
import { categories } from '../../codebook/categories.ts';
import { balanceSubjects } from '../indicators/counted-story.ts';
import type { MeasurementModel } from '../indicators/measurement-model.ts';
import type { SeriesValue } from '../indicators/series-value.ts';
import { type Alert, FALSE_DISCOVERY_RATE } from './alert.ts';
import { discoveries } from './false-discovery.ts';
import { balanceChanges, countChanges } from './level-changes.ts';
import { type BalanceLine, type CountLine, type Test, testBalances, testCounts } from './unusual-weeks.ts';

/** Series that alerts are looked for in: stories of each category, and every balance. */
export const watchedCounts: readonly string[] = categories.map((id) => `stories-${id}`);
export const watchedBalances: readonly string[] = balanceSubjects.map(({ series }) => series);

/**
 * Alerts in no particular order, those within three weeks of another among them.
 * @param weeks every week from the first to the last, without a gap.
 * @param values weekly values, of all press, of the watched series and of `delivered`.
 */
export function findAlerts(
  weeks: readonly string[],
  values: readonly SeriesValue[],
  model: MeasurementModel,
): Alert[] {
  const bySeries = new Map<string, Map<string, SeriesValue>>();
  for (const value of values) {
    const line = bySeries.get(value.series) ?? new Map<string, SeriesValue>();
    if (value.status !== 'provisional') line.set(value.week, value);
    bySeries.set(value.series, line);
  }
  const counts = watchedCounts.map((series) => countLine(series, weeks, bySeries.get(series)));
  const balances = watchedBalances.map((series) => balanceLine(series, weeks, bySeries.get(series)));
  const tests = [...counts.flatMap(testCounts), ...balances.flatMap((line) => testBalances(line, model))];
  return [...believed(tests), ...counts.flatMap(countChanges), ...balances.flatMap(balanceChanges)];
}

/** The tests that hold and that are discoveries among all tests of their week. */
function believed(tests: readonly Test[]): Alert[] {
  const byWeek = new Map<string, Test[]>();
  for (const test of tests) byWeek.set(test.week, [...(byWeek.get(test.week) ?? []), test]);
  return [...byWeek.values()].flatMap((ofWeek) => {
    const found = discoveries(
      ofWeek.map(({ p }) => p),
      FALSE_DISCOVERY_RATE,
    );
    return ofWeek.flatMap(({ holds, ...alert }, at) => (holds && found[at] ? [alert] : []));
  });
}

function countLine(
  series: string,
  weeks: readonly string[],
  values: ReadonlyMap<string, SeriesValue> | undefined,
): CountLine {
  const counts = weeks.map((week) => {
    const value = values?.get(week);
    return value ? { count: value.value, outlets: value.outlets } : null;
  });
  return { series, weeks, counts };
}

function balanceLine(
  series: string,
  weeks: readonly string[],
  values: ReadonlyMap<string, SeriesValue> | undefined,
): BalanceLine {
  const balances = weeks.map((week) => {
    const value = values?.get(week);
    return value ? { cooperative: value.cooperative ?? 0, polar: value.stories, value: value.value } : null;
  });
  return { series, weeks, mondays: weeks.map(mondayOf), balances };
}

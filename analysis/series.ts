/**
 * Weekly and monthly series from stale weeks, and the balances of later weeks that lean on them. Pure: the same
 * material gives the same values, in whatever order it comes and in however many refreshes.
 */

import { monthOf, weeksOfMonth } from '../base/month.ts';
import type { ItemClass } from '../base/records.ts';
import { addWeeks } from '../base/week.ts';
import { readBalances } from './indicators/balance-line.ts';
import type { MeasurementModel } from './indicators/measurement-model.ts';
import {
  countedSeries,
  figuresOf,
  materialOf,
  type PeriodFigures,
  type PeriodMaterial,
} from './indicators/period-values.ts';
import {
  type MonthValue,
  type PeriodValue,
  type SeriesDefinition,
  type SeriesValue,
  seriesPresses,
} from './indicators/series-value.ts';

/** Raised whenever the definition of a series changes. */
export const METHOD_VERSION = 'stories-4';

/** Every published series. */
export const SERIES: SeriesDefinition[] = [...countedSeries];

/** What a refresh of one class counts from. */
export interface SeriesMaterial extends PeriodMaterial {
  class: ItemClass;
  /** The weeks to compute; items, stories and totals are of these and of the other weeks of their months. */
  weeks: readonly string[];
  /** Weekly balances of other weeks, `REACH_WEEKS` before the first of `weeks` to `REACH_WEEKS` after the last. */
  balances: readonly SeriesValue[];
  /** Weekly balances that stand for `weeks` so far: a line whose counts stay the same stirs none of its later balances. */
  replaced: readonly SeriesValue[];
  /** Monthly balances of other months within the same reach after. */
  monthlyBalances: readonly MonthValue[];
  /** Weeks whose own refresh is still to come: their balances need not be read now. */
  waiting: readonly string[];
}

export interface SeriesValues {
  weeks: SeriesValue[];
  months: MonthValue[];
}

/**
 * Values of the stale weeks and of their months, and the balances of all later weeks and months whose prior changes with them.
 * @param currentWeek the week of today; it and the one before are provisional, since late items still come.
 */
export function computeSeries(
  material: SeriesMaterial,
  model: MeasurementModel,
  currentWeek: string,
): SeriesValues {
  const firstOpen = addWeeks(currentWeek, -1);
  const months = [...new Set(material.weeks.map(monthOf))];
  const weeks = valuesOfPeriods(material, material.weeks, (week) => week, firstOpen).map(
    ({ period, ...value }): SeriesValue => ({ ...value, week: period }),
  );
  const monthly = valuesOfPeriods(material, months, monthOf, firstOpen).map(
    ({ period, ...value }): MonthValue => ({ ...value, month: period }),
  );
  const history = [...material.balances, ...weeks.filter(isBalance)];
  const first = [...material.weeks].sort()[0]!;
  const waiting = new Set(material.waiting);
  const stirred = linesThatChanged(material.replaced, weeks.filter(isBalance));
  const leaning = material.balances.filter(
    (value) => value.week > first && !waiting.has(value.week) && stirred.has(lineOf(value)),
  );
  const leaningMonths = material.monthlyBalances.filter((value) => stirred.has(lineOf(value)));
  return {
    weeks: [
      ...weeks.filter((value) => !isBalance(value)),
      ...readBalances(model, history, [...weeks.filter(isBalance), ...leaning], ({ week }) => week),
    ],
    months: [
      ...monthly.filter((value) => !isBalance(value)),
      ...readBalances(
        model,
        history,
        [...monthly.filter(isBalance), ...leaningMonths],
        ({ month }) => weeksOfMonth(month)[0]!,
      ),
    ],
  };
}

/** The lines of which some week has other counts than before, by which alone later balances hang on it. */
function linesThatChanged(before: readonly SeriesValue[], after: readonly SeriesValue[]): Set<string> {
  const countsOf = ({ cooperative, stories }: SeriesValue) => `${cooperative} ${stories}`;
  const keyOf = (value: SeriesValue) => `${lineOf(value)} ${value.week}`;
  const standing = new Map(before.map((value) => [keyOf(value), countsOf(value)]));
  const counted = new Map(after.map((value) => [keyOf(value), countsOf(value)]));
  return new Set([
    ...before.filter((value) => counted.get(keyOf(value)) !== countsOf(value)).map(lineOf),
    ...after.filter((value) => standing.get(keyOf(value)) !== countsOf(value)).map(lineOf),
  ]);
}

function lineOf({ series, press }: PeriodValue): string {
  return `${series} ${press}`;
}

function isBalance({ cooperative }: PeriodValue): boolean {
  return cooperative !== null;
}

function valuesOfPeriods(
  material: SeriesMaterial,
  periods: readonly string[],
  periodOf: (week: string) => string,
  firstOpen: string,
): (PeriodValue & { period: string })[] {
  const items = groupBy(material.items, ({ week }) => periodOf(week));
  const stories = groupBy(material.stories, ({ week }) => periodOf(week));
  const delivered = groupBy(material.delivered, ({ week }) => periodOf(week));
  return periods.flatMap((period) => {
    const ofPeriod = {
      items: items.get(period) ?? [],
      stories: stories.get(period) ?? [],
      delivered: delivered.get(period) ?? [],
    };
    return seriesPresses.flatMap((press) =>
      figuresOf(materialOf(ofPeriod, press)).map(
        ({ thin, ...figures }: PeriodFigures & { thin: boolean }) => ({
          ...figures,
          class: material.class,
          press,
          period,
          status:
            period >= periodOf(firstOpen)
              ? ('provisional' as const)
              : thin
                ? ('thin' as const)
                : ('frozen' as const),
        }),
      ),
    );
  });
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

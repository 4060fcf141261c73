/** The attention index as a published series: counted from frozen material, by week or month, each value with what it rests on. */
import { monthOf } from '../../base/month.ts';
import type { Press } from '../../base/records.ts';
import { addWeeks } from '../../base/week.ts';
import { type AttentionUnit, type AttentionValue, measureAttention, type OutletPeriod } from './attention.ts';
import type { PeriodMaterial } from './period-values.ts';
import type { PeriodValue, SeriesPress } from './series-value.ts';

/** Raised whenever the definition of the index changes. */
export const ATTENTION_VERSION = 'attention-2';

/** A value with its number of stories and its status; `thin` below five items. */
export type PublishedAttention = AttentionValue & Pick<PeriodValue, 'stories' | 'status'>;

export interface AttentionSeries {
  base: { from: string; to: string } | null;
  values: PublishedAttention[];
  links: ReturnType<typeof measureAttention>['links'];
}

export interface AttentionQuestion {
  unit: AttentionUnit;
  base?: { from: string; to: string } | undefined;
  /** The week of today; it and the one before are provisional. */
  currentWeek: string;
}

const THIN = 5;

/**
 * @param weeks what each outlet delivered week by week.
 * @param stories new stories of the category, by week or month as the unit asks.
 */
export function readAttention(
  weeks: readonly OutletPeriod[],
  stories: ReadonlyMap<string, number>,
  { unit, base, currentWeek }: AttentionQuestion,
): AttentionSeries {
  const rows = unit === 'week' ? weeks : sumByMonth(weeks);
  const { values, ...rest } = measureAttention(rows, unit, base);
  const firstOpenWeek = addWeeks(currentWeek, -1);
  const firstOpen = unit === 'week' ? firstOpenWeek : monthOf(firstOpenWeek);
  return {
    ...rest,
    values: values.map((value) => ({
      ...value,
      stories: stories.get(value.period) ?? 0,
      status: value.period >= firstOpen ? 'provisional' : value.items < THIN ? 'thin' : 'frozen',
    })),
  };
}

/** What an outlet delivered in a week, and how many of its relevant items are of each category. */
export interface OutletTally {
  outlet: string;
  press: Press | null;
  week: string;
  delivered: number;
  categories: Record<string, number>;
}

/** Every outlet and week of a material, in their order. */
export function tallyOutlets({ items, delivered }: Omit<PeriodMaterial, 'stories'>): OutletTally[] {
  const tallies = new Map<string, OutletTally>();
  const keyOf = (row: { outlet: string; press: Press | null; week: string }) =>
    `${row.outlet} ${row.press} ${row.week}`;
  for (const { outlet, press, week, delivered: count } of delivered) {
    const key = keyOf({ outlet, press, week });
    const known = tallies.get(key);
    if (known) known.delivered += count;
    else tallies.set(key, { outlet, press, week, delivered: count, categories: {} });
  }
  for (const item of items) {
    const tally = tallies.get(keyOf(item));
    for (const category of tally ? item.categories : [])
      tally!.categories[category] = (tally!.categories[category] ?? 0) + 1;
  }
  return [...tallies.keys()].sort().map((key) => tallies.get(key)!);
}

/** The rows of one category and press. */
export function countOutlets(
  tallies: readonly OutletTally[],
  press: SeriesPress,
  category: string,
): OutletPeriod[] {
  return sumUp(
    tallies
      .filter((tally) => press === 'all' || tally.press === press)
      .map(({ outlet, week, delivered, categories }) => ({
        ...{ outlet, period: week, delivered },
        counted: categories[category] ?? 0,
      })),
  );
}

function sumByMonth(weeks: readonly OutletPeriod[]): OutletPeriod[] {
  return sumUp(weeks.map((row) => ({ ...row, period: monthOf(row.period) })));
}

/** One row an outlet and period, in their order. */
function sumUp(rows: readonly OutletPeriod[]): OutletPeriod[] {
  const sums = new Map<string, OutletPeriod>();
  for (const row of rows) {
    const key = `${row.outlet} ${row.period}`;
    const known = sums.get(key);
    const [delivered, counted] = [known?.delivered ?? 0, known?.counted ?? 0];
    sums.set(key, { ...row, delivered: delivered + row.delivered, counted: counted + row.counted });
  }
  return [...sums.keys()].sort().map((key) => sums.get(key)!);
}

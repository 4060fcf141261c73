/**
 * What one week says, against the weeks before it: warmer or cooler, by which category, in which dimensions.
 * Pure; the rules stand in docs/dashboard.md and on the page itself.
 */
import { addWeeks, mondayOf } from '../base/week.ts';
import { CATEGORIES, type CategoryId, DIMENSIONS, type DimensionId, poleOf } from './codes.ts';

/** One weekly value, as the API gives it. */
export interface WeekValue {
  week: string;
  value: number;
  lower: number | null;
  upper: number | null;
  items: number;
  status: 'thin' | 'provisional' | 'frozen';
}

export type Direction = 'warming' | 'cooling' | 'steady' | 'unclear' | 'thin';

export interface WeekReading {
  direction: Direction;
  current: WeekValue;
  /** Mean balance of the weeks before that have one; null where there are none. */
  before: number | null;
}

/** Weeks before that a balance is compared with. */
export const COMPARED_WEEKS = 4;
/** Weeks before that counts are compared with. */
export const BASE_WEEKS = 12;
/** Fewer items than this do not carry a direction. */
export const FEWEST_ITEMS = 5;

const WEEK = 7 * 86_400_000;

/** The last week that has ended and has a value, else the last with a value. */
export function latestWeek(values: WeekValue[], now: number): string | null {
  const ended = values.filter(({ week }) => mondayOf(week) + WEEK <= now);
  return (ended.at(-1) ?? values.at(-1))?.week ?? null;
}

/**
 * Warming or cooling when the whole 90 % interval lies above or below the mean of the four weeks before (a posterior
 * probability of at least .95 for one side), on at least five items. `steady` when the interval holds that mean and is
 * narrower than a quarter of the scale, `unclear` when it is wider.
 */
export function readWeek(values: WeekValue[], week: string): WeekReading | null {
  const current = values.find((value) => value.week === week);
  if (!current) return null;
  const first = addWeeks(week, -COMPARED_WEEKS);
  const earlier = values.filter((value) => value.week >= first && value.week < week);
  const before =
    earlier.length === 0 ? null : earlier.reduce((sum, { value }) => sum + value, 0) / earlier.length;
  return { direction: directionOf(current, before), current, before };
}

/** The last week before this one on which a direction can be read; null where there is none. */
export function lastTellingWeek(values: WeekValue[], week: string): string | null {
  return values.findLast((value) => value.week < week && value.items >= FEWEST_ITEMS)?.week ?? null;
}

function directionOf({ items, lower, upper }: WeekValue, before: number | null): Direction {
  if (items < FEWEST_ITEMS) return 'thin';
  if (before === null || lower === null || upper === null) return 'unclear';
  if (lower > before) return 'warming';
  if (upper < before) return 'cooling';
  return upper - lower <= 0.5 ? 'steady' : 'unclear';
}

/** Weekly values of a category, by its id. */
export type CategoryValues = Map<CategoryId, WeekValue[]>;

export interface DimensionReading {
  id: DimensionId;
  cooperation: number;
  tension: number;
  /** Weekly means of the twelve weeks before; null where none of them has a value. */
  cooperationBefore: number | null;
  tensionBefore: number | null;
}

/** Items of a week at both poles of every dimension, beside the mean of the weeks before. */
export function readDimensions(values: CategoryValues, week: string): DimensionReading[] {
  return DIMENSIONS.map(({ id, cooperation, tension }) => ({
    id,
    cooperation: countIn(values.get(cooperation), week),
    tension: countIn(values.get(tension), week),
    cooperationBefore: meanBefore(values.get(cooperation), week),
    tensionBefore: meanBefore(values.get(tension), week),
  }));
}

export interface Reason {
  category: CategoryId;
  count: number;
  before: number;
}

/**
 * The category that stands out most against its own twelve weeks before, in standard deviations of a Poisson count;
 * where the week has a direction, only categories that pull that way are asked.
 */
export function strongestReason(values: CategoryValues, { direction, current }: WeekReading): Reason | null {
  const side = direction === 'warming' ? 'cooperation' : direction === 'cooling' ? 'tension' : null;
  const reasons = CATEGORIES.filter((category) => side === null || poleOf(category) === side).map(
    (category) => {
      const count = countIn(values.get(category), current.week);
      const before = meanBefore(values.get(category), current.week) ?? 0;
      return { category, count, before, excess: (count - before) / Math.sqrt(before + 1) };
    },
  );
  const [first] = reasons.filter(({ count }) => count > 0).sort((a, b) => b.excess - a.excess);
  return first && first.excess > 0 ? first : null;
}

function countIn(values: WeekValue[] | undefined, week: string): number {
  return values?.find((value) => value.week === week)?.value ?? 0;
}

/** Mean of the twelve weeks before; weeks without deliveries have no value and do not count as zero. */
export function meanBefore(values: WeekValue[] | undefined, week: string): number | null {
  const first = addWeeks(week, -BASE_WEEKS);
  const earlier = (values ?? []).filter((value) => value.week >= first && value.week < week);
  if (earlier.length === 0) return null;
  return earlier.reduce((sum, { value }) => sum + value, 0) / earlier.length;
}

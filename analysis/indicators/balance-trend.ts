/**
 * What a reader wants beside single weeks of a balance, most of which are uncertain: a slow line through them, and how
 * probable it is that a week lies below nought, or below the month before. Read when asked for; nothing is stored.
 */
import { addWeeks, mondayOf } from '../../base/week.ts';
import { probabilityAbove } from '../change/balance-change.ts';
import type { MeasurementModel } from './measurement-model.ts';
import type { SeriesValue } from './series-value.ts';

export interface TrendWeek {
  /** ISO week. */
  week: string;
  /** The slow line, −1 (all tension) to +1 (all cooperation), with its 90 % interval. */
  value: number;
  lower: number;
  upper: number;
  /** Polar stories that it rests on, those of earlier weeks at a discount. */
  stories: number;
  /** Probability that the week's own balance lies below nought, 0–1. */
  belowZero: number;
  /** The same for the mean of the four weeks before; null where none of them has a balance. */
  belowBefore: number | null;
}

/** What a week's stories still count a week later: a memory of some six weeks. */
const DISCOUNT = 0.85;
const WEEK = 604_800_000;
const FLAT = { mean: 0.5, weight: 2 } as const;
const WEEKS_BEFORE = 4;

/**
 * Power discounting (Smith 1979, Journal of the Royal Statistical Society B 41:375) of cooperative and tense stories, read by
 * the measurement model of the balance with a flat prior: coding errors are taken out of it, too. Weeks without a
 * balance are left out, and forgotten in like any other.
 * @param values one balance of one press from its beginning, in the order of weeks.
 */
export function trendOf(values: readonly SeriesValue[], model: MeasurementModel): TrendWeek[] {
  const known = new Map(values.map((value) => [value.week, value]));
  let [cooperative, polar, last] = [0, 0, 0];
  return values.map((value) => {
    const monday = mondayOf(value.week);
    const kept = DISCOUNT ** ((monday - last) / WEEK);
    cooperative = kept * cooperative + (value.cooperative ?? 0);
    polar = kept * polar + value.stories;
    last = monday;
    const published = { value: value.value, lower: value.lower ?? -1, upper: value.upper ?? 1 };
    const before = Array.from({ length: WEEKS_BEFORE }, (_, back) =>
      known.get(addWeeks(value.week, -back - 1)),
    ).flatMap((week) => week?.value ?? []);
    const level = before.reduce((sum, past) => sum + past, 0) / before.length;
    return {
      week: value.week,
      ...model.read(cooperative, polar, FLAT),
      stories: polar,
      belowZero: 1 - probabilityAbove(published, 0),
      belowBefore: before.length === 0 ? null : 1 - probabilityAbove(published, level),
    };
  });
}

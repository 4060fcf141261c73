/**
 * What the weeks before say of a week's cooperative share: a weighted mean of half a year, trusted as much as earlier
 * weeks have followed such means. Looks back only; how far is part of its contract, since refreshing hangs on it.
 */
import { mondayOf } from '../../base/week.ts';
import type { SharePrior } from './measurement-model.ts';

/** Stories of a week that point one way or the other, and how many of them to cooperation. */
export interface PoleCount {
  cooperative: number;
  polar: number;
}

/** Counts of one series by the Monday of their week (milliseconds, UTC); a week without any is left out. */
export type PoleHistory = ReadonlyMap<number, PoleCount>;

const WEEK = 604_800_000;
const MEAN_WEEKS = 26;
const MEAN_DISCOUNT = 0.9;
const WEIGHT_WEEKS = 104;
const LONGEST_YEAR = 53;

/** A week's prior hangs on no more than so many weeks before it. */
export const REACH_WEEKS = MEAN_WEEKS + WEIGHT_WEEKS + LONGEST_YEAR;

const WEIGHTS = [2, 3, 4, 6, 8, 12, 16, 24, 32, 50] as const;
const FIRST_WEIGHT = 8;
/** With fewer informative weeks than this the weight is not estimated. */
const FEWEST_WEEKS = 26;

/** Priors of a series' weeks. The weight is estimated once a calendar year from the 104 weeks before it. */
export function createPriors(history: PoleHistory): (week: string) => SharePrior {
  const weights = new Map<string, number>();
  return (week) => {
    const year = week.slice(0, 4);
    const weight = weights.get(year) ?? estimateWeight(history, year);
    weights.set(year, weight);
    return { mean: meanBefore(history, mondayOf(week)), weight };
  };
}

/** Discounted cooperative share of the 26 weeks before; one half where they are empty. */
export function meanBefore(history: PoleHistory, monday: number): number {
  let cooperative = 1;
  let polar = 2;
  for (let back = 1; back <= MEAN_WEEKS; back += 1) {
    const count = history.get(monday - back * WEEK);
    if (count === undefined) continue;
    cooperative += MEAN_DISCOUNT ** back * count.cooperative;
    polar += MEAN_DISCOUNT ** back * count.polar;
  }
  return cooperative / polar;
}

/** The weight under which the 104 weeks before a year are most likely, as beta-binomial draws around their own means. */
function estimateWeight(history: PoleHistory, year: string): number {
  const end = mondayOf(`${year}-W01`);
  const past = [...history].filter(
    ([monday, { polar }]) => polar > 1 && monday >= end - WEIGHT_WEEKS * WEEK && monday < end,
  );
  if (past.length < FEWEST_WEEKS) return FIRST_WEIGHT;
  const weeks = past
    .sort(([one], [other]) => one - other)
    .map(([monday, count]) => ({ ...count, mean: meanBefore(history, monday) }));
  const fit = (weight: number) =>
    weeks.reduce((sum, { cooperative, polar, mean }) => {
      const tense = polar - cooperative;
      return (
        sum +
        logRising(weight * mean, cooperative) +
        logRising(weight * (1 - mean), tense) -
        logRising(weight, polar)
      );
    }, 0);
  const fits = WEIGHTS.map(fit);
  return WEIGHTS[fits.indexOf(Math.max(...fits))]!;
}

/** ln of start · (start + 1) · … with `count` factors: ln Γ(start + count) − ln Γ(start). */
function logRising(start: number, count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step += 1) sum += Math.log(start + step);
  return sum;
}

/** Balances by month on the analysis scale, and how two of them go together. Only months with enough stories are compared. */
import { monthOf } from '../../base/month.ts';
import { balanceSubjects, poleOn } from '../indicators/counted-story.ts';
import { correlate, correlationInterval, effectiveSize } from '../statistics/autocorrelation.ts';
import { rollUp, type StoryMember } from '../stories/roll-up.ts';

/** Polar stories, or items, of a month. */
export interface MonthCount {
  cooperative: number;
  polar: number;
}

/** By month, as `2022-07`. */
export type MonthCounts = ReadonlyMap<string, MonthCount>;

/** A correlation over so many months, with its 90 % interval by the effective size. */
export interface Comparison {
  months: number;
  correlation: number;
  lower: number;
  upper: number;
}

export const FEWEST_MONTHS = 12;
export const FEWEST_POLAR = 5;

/** Where a story counts: its month, and whether it points to cooperation. */
export interface CountedPole {
  month: string;
  cooperates: boolean;
}

/** Sums a story up from these members; null for one without a pole, or left without a member. */
export function poleOfStory(members: readonly StoryMember[]): CountedPole | null {
  if (members.length === 0) return null;
  const story = rollUp(members);
  const pole = poleOn(balanceSubjects[0]!, story);
  return pole === null ? null : { month: monthOf(story.week), cooperates: pole === 'cooperation' };
}

/** Sums stories up from these members and counts them. */
export function countMonths(stories: readonly (readonly StoryMember[])[]): MonthCounts {
  return countPoles(stories.map(poleOfStory));
}

export function countPoles(poles: Iterable<CountedPole | null>): MonthCounts {
  const counts = new Map<string, MonthCount>();
  for (const pole of poles) if (pole !== null) addTo(counts, pole.month, pole.cooperates);
  return counts;
}

export function addTo(counts: Map<string, MonthCount>, month: string, cooperates: boolean): void {
  const count = counts.get(month) ?? { cooperative: 0, polar: 0 };
  counts.set(month, { cooperative: count.cooperative + Number(cooperates), polar: count.polar + 1 });
}

/** ln((k + ½) / (n − k + ½)) of the months that have five polar stories (Lowe et al. 2011, LSQ 36:123). */
export function logOddsOf(counts: MonthCounts): Map<string, number> {
  return new Map(
    [...counts]
      .filter(([, { polar }]) => polar >= FEWEST_POLAR)
      .map(([month, { cooperative, polar }]) => [
        month,
        Math.log((cooperative + 0.5) / (polar - cooperative + 0.5)),
      ]),
  );
}

/** How two figures go together over the months that both have; a number of months where these are too few or do not vary. */
export function compareMonths(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): Comparison | number {
  const months = [...one.keys()].filter((month) => other.has(month)).sort();
  if (months.length < FEWEST_MONTHS) return months.length;
  const [first, second] = [months.map((month) => one.get(month)!), months.map((month) => other.get(month)!)];
  const correlation = correlate(first, second);
  if (Number.isNaN(correlation)) return months.length;
  const [lower, upper] = correlationInterval(correlation, effectiveSize(first, second));
  return { months: months.length, correlation, lower, upper };
}

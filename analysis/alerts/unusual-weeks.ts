/**
 * Single weeks out of the ordinary: counts against their own half year, balances against the month before. What comes out
 * are tests; which of them are believed is decided over all series of a week together.
 */
import { createPriors, type PoleHistory } from '../indicators/balance-prior.ts';
import type { MeasurementModel } from '../indicators/measurement-model.ts';
import type { Alert } from './alert.ts';
import { habitOf, lowerTail, upperTail } from './negative-binomial.ts';

/** One series over every week, without a gap; null where a week has no value or may still change. */
export interface CountLine {
  series: string;
  weeks: readonly string[];
  counts: readonly ({ count: number; outlets: number } | null)[];
}

export interface BalanceLine {
  series: string;
  weeks: readonly string[];
  /** Monday of each week, milliseconds, UTC. */
  mondays: readonly number[];
  balances: readonly ({ cooperative: number; polar: number; value: number } | null)[];
}

/** A test of one week, and whether all but the tests beside it would let it be an alert. */
export interface Test extends Alert {
  p: number;
  holds: boolean;
}

const BASELINE_WEEKS = 26;
const GUARD_WEEKS = 2;
/** Weeks of the baseline that must be known. */
const FEWEST_KNOWN = 20;
const UNLIKELY = 0.01;
const FEWEST_STORIES = 3;
const FEWEST_OUTLETS = 2;
const FEWEST_POLAR = 5;
const WEEKS_BEFORE = 4;
const SURE = 0.95;

/** Counts of week t against weeks t−28 … t−3: both tails, the lower one only where so low a count could be unlikely at all. */
export function testCounts({ series, weeks, counts }: CountLine): Test[] {
  return counts.flatMap((week, at): Test[] => {
    const end = at - GUARD_WEEKS;
    const past = counts.slice(Math.max(0, end - BASELINE_WEEKS), Math.max(0, end));
    const known = past.flatMap((before) => (before === null ? [] : [before.count]));
    if (week === null || known.length < FEWEST_KNOWN) return [];
    const habit = habitOf(known);
    const test = { kind: 'count', subject: series, week: weeks[at]! } as const;
    const figures = { observed: week.count, expected: habit.mean };
    const more = upperTail(habit, week.count);
    const fewer = lowerTail(habit, week.count);
    const told = week.count >= FEWEST_STORIES && week.outlets >= FEWEST_OUTLETS;
    return [
      { ...test, ...figures, direction: 'up', p: more, holds: more < UNLIKELY && told },
      ...(lowerTail(habit, 0) < UNLIKELY
        ? [{ ...test, ...figures, direction: 'down' as const, p: fewer, holds: fewer < UNLIKELY }]
        : []),
    ];
  });
}

/** Balances on five polar stories or more against the mean of the four weeks before, of which two must be known. */
export function testBalances(
  { series, weeks, mondays, balances }: BalanceLine,
  model: MeasurementModel,
): Test[] {
  const history: PoleHistory = new Map(
    balances.flatMap((week, at) => (week === null ? [] : [[mondays[at]!, week] as const])),
  );
  const priorOf = createPriors(history);
  return balances.flatMap((week, at): Test[] => {
    const before = balances
      .slice(Math.max(0, at - WEEKS_BEFORE), at)
      .flatMap((past) => (past === null ? [] : [past.value]));
    if (week === null || week.polar < FEWEST_POLAR || before.length < 2) return [];
    const expected = before.reduce((sum, value) => sum + value, 0) / before.length;
    const below = model.probabilityBelow(week.cooperative, week.polar, priorOf(weeks[at]!), expected);
    return [
      {
        ...{ kind: 'balance', subject: series, week: weeks[at]!, direction: below > 0.5 ? 'down' : 'up' },
        ...{ observed: week.value, expected, p: 2 * Math.min(below, 1 - below) },
        holds: Math.max(below, 1 - below) >= SURE,
      },
    ];
  });
}

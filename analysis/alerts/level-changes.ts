/**
 * New levels of a series: raised where both judges agree, the one that goes week by week (Bayesian online detection) and
 * the one that looks back from that week (PELT). Either alone would cry
 * too often; and a single week is no level, so the first judge must hold to it for two.
 */
import type { Alert } from './alert.ts';
import { habitOf } from './negative-binomial.ts';
import {
  type BalanceWeek,
  countRegimes,
  type RegimeModel,
  shareRegimes,
  youthOfRegimes,
} from './online-changes.ts';
import { neighbourVariance, segment } from './regimes.ts';
import type { BalanceLine, CountLine } from './unusual-weeks.ts';

/** A regime is young for so many weeks, and is raised when it is young with this probability. */
const YOUNG_WEEKS = 3;
const SURE = 0.7;
/** Before that all regimes are young. */
const FIRST_WEEKS = 26;
/** How far back the other judge may see the change. */
const AGREES_WITHIN = 8;
/** How many stories a level of balance tells of a week: the prior's weight where nothing is known of it. */
const SHARE_WEIGHT = 8;

/** Changes in the level of a count. */
export function countChanges({ series, weeks, counts }: CountLine): Alert[] {
  const known = counts.map((week) => week?.count ?? null);
  const first = known.filter((count) => count !== null).slice(0, FIRST_WEEKS);
  if (first.length < FIRST_WEEKS) return [];
  const model = countRegimes(steadyHabitOf(first));
  return changesOf(series, weeks, known, model, known, (count) => Math.log1p(count));
}

/** Changes in the level of a balance, as log-odds of cooperation; weeks without a polar story are passed over. */
export function balanceChanges({ series, weeks, balances }: BalanceLine): Alert[] {
  const known = balances.map((week): BalanceWeek | null => week);
  const shown = balances.map((week) => week?.value ?? null);
  const oddsOf = ({ cooperative, polar }: BalanceWeek) =>
    Math.log((cooperative + 0.5) / (polar - cooperative + 0.5));
  return changesOf(series, weeks, known, shareRegimes(SHARE_WEIGHT), shown, oddsOf);
}

function changesOf<Week, Known>(
  series: string,
  weeks: readonly string[],
  known: readonly (Week | null)[],
  model: RegimeModel<Week, Known>,
  shown: readonly (number | null)[],
  levelOf: (week: Week) => number,
): Alert[] {
  const youth = youthOfRegimes(known, model, YOUNG_WEEKS);
  const places = known.flatMap((week, at) => (week === null ? [] : [at]));
  return places.flatMap((at, count): Alert[] => {
    const [before, earlierStill] = [places[count - 1]!, places[count - 2]!];
    const begins = youth[at]! >= SURE && youth[before]! >= SURE && youth[earlierStill]! < SURE;
    if (count < FIRST_WEEKS || !begins) return [];
    const past = places.slice(0, count + 1);
    const segments = segment(past.map((place) => levelOf(known[place]!)));
    const [earlier, present] = segments.slice(-2);
    if (present === undefined || present.from < count - AGREES_WITHIN) return [];
    const meanOf = ({ from, to }: { from: number; to: number }) =>
      past.slice(from, to + 1).reduce((sum, place) => sum + shown[place]!, 0) / (to - from + 1);
    const [observed, expected] = [meanOf(present), meanOf(earlier!)];
    const direction = present.mean > earlier!.mean ? 'up' : 'down';
    return [
      { kind: 'change', subject: series, week: weeks[at]!, direction, observed, expected, p: 1 - youth[at]! },
    ];
  });
}

/** The habit of counts whose level may have changed meanwhile: how much they vary is read off neighbours. */
function steadyHabitOf(counts: readonly number[]) {
  const { mean, size } = habitOf(counts);
  const variance = neighbourVariance(counts);
  return {
    mean,
    size: variance > mean ? Math.max(1, Math.min(50, mean ** 2 / (variance - mean))) : Math.max(size, 50),
  };
}

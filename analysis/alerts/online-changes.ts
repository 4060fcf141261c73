/**
 * How long the present regime has lasted, judged week by week as it goes: Adams & MacKay (2007, arXiv:0710.3742) with a
 * Gamma–Poisson model for counts and a Beta–Binomial model for balances, both allowing for weeks that vary more than chance.
 */
import { type CountHabit, logProbability } from './negative-binomial.ts';

/** What a regime is taken to be like: what is known before a week, what a week adds, how likely a week is. */
export interface RegimeModel<Week, Known> {
  before: Known;
  add: (known: Known, week: Week) => Known;
  logLikelihood: (known: Known, week: Week) => number;
}

/** A regime ends in any week with this probability: once a year on average. */
const HAZARD = 1 / 52;
const NEGLIGIBLE = 1e-8;

/**
 * For every week the probability that its regime began at most `span` weeks before it; a week without a value (null)
 * keeps the one before. The first weeks are certain to be of a young regime, which says nothing.
 */
export function youthOfRegimes<Week, Known>(
  weeks: readonly (Week | null)[],
  { before, add, logLikelihood }: RegimeModel<Week, Known>,
  span: number,
): number[] {
  let runs: { length: number; probability: number; known: Known }[] = [
    { length: 0, probability: 1, known: before },
  ];
  return weeks.map((week) => {
    if (week !== null) {
      const weighed = runs.map((run) => ({
        ...run,
        weight: run.probability * Math.exp(logLikelihood(run.known, week)),
      }));
      const fresh = HAZARD * Math.exp(logLikelihood(before, week));
      const total = weighed.reduce((sum, { weight }) => sum + weight * (1 - HAZARD), fresh);
      runs = [
        { length: 0, probability: fresh / total, known: add(before, week) },
        ...weighed.map(({ length, weight, known }) => ({
          length: length + 1,
          probability: (weight * (1 - HAZARD)) / total,
          known: add(known, week),
        })),
      ].filter(({ probability }) => probability > NEGLIGIBLE);
    }
    return runs.reduce((sum, { length, probability }) => sum + (length <= span ? probability : 0), 0);
  });
}

/**
 * Counts around a level. @param habit the level that a new regime is expected near, loosely, and how much weeks vary:
 * `size` as for the negative binomial distribution.
 */
export function countRegimes({
  mean,
  size,
}: CountHabit): RegimeModel<number, { sum: number; weeks: number }> {
  return {
    before: { sum: Math.max(mean, 0.5), weeks: 1 },
    add: ({ sum, weeks }, count) => ({ sum: sum + count, weeks: weeks + 1 }),
    logLikelihood: ({ sum, weeks }, count) =>
      logProbability({ mean: sum / weeks, size: 1 / (1 / sum + 1 / size) }, count),
  };
}

export interface BalanceWeek {
  cooperative: number;
  polar: number;
}

/** Shares around a level. @param weight how many stories a level is worth in telling a week's share; more where weeks vary less. */
export function shareRegimes(
  weight: number,
): RegimeModel<BalanceWeek, { cooperative: number; tense: number }> {
  return {
    before: { cooperative: 1, tense: 1 },
    add: ({ cooperative, tense }, week) => ({
      cooperative: cooperative + week.cooperative,
      tense: tense + week.polar - week.cooperative,
    }),
    logLikelihood: ({ cooperative, tense }, week) => {
      const known = cooperative + tense;
      const scale = 1 / (1 / known + 1 / weight) / known;
      return (
        logRising(scale * cooperative, week.cooperative) +
        logRising(scale * tense, week.polar - week.cooperative) -
        logRising(scale * known, week.polar)
      );
    },
  };
}

/** ln of start · (start + 1) · … with `count` factors. */
function logRising(start: number, count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step += 1) sum += Math.log(start + step);
  return sum;
}

/**
 * Whether space cooperation moves with the climate on Earth (the first hypothesis): correlation, equivalence-tested
 * decoupling, and how far cooperation falls when the climate is worst. The two series must come from disjoint sources.
 */
import { createRandom } from '../bootstrap.ts';
import {
  areRelated,
  correlate,
  correlationInterval,
  effectiveSize,
  mean,
} from '../statistics/autocorrelation.ts';
import { ninetyPercentReach, rotate } from '../statistics/circular-shifts.ts';
import { drawNormal } from '../statistics/random-draws.ts';
import { resamplePositions } from '../statistics/stationary-bootstrap.ts';

/** A week in which both are known. */
export interface CoupledWeek {
  /** Log-odds of cooperation, and the variance of that figure. */
  cooperation: number;
  variance: number;
  /** Tension on Earth, in any unit; higher is tenser. */
  climate: number;
}

export interface Coupling {
  weeks: number;
  /** Correlation, with its 90 % interval by the effective size. */
  correlation: number;
  lower: number;
  upper: number;
  /** Whether there is a relation at all, at the two-sided level of 10 %. */
  related: boolean;
  /**
   * Probability that the correlation without the noise of weekly figures is below −.2 (`coupled`, Fisher's z with the effective
   * size) and that it is within ±.2 (`decoupled`, stationary bootstrap). Each is the way that errs within three
   * points of what it claims where the truth is −.2: the bootstrap's spread is somewhat small, which would call too much coupled.
   */
  coupled: number;
  decoupled: number;
  /** Share of the variance of weekly figures that is not noise; below zero where noise is all. A correlation over its root is what it would be without (Spearman 1904, Am. J. Psychol. 15:72). The climate is taken as it is. */
  reliability: number;
  /** Mean log-odds in the tensest third of weeks less that in the calmest, with its 90 % interval by circular shifts of the climate. */
  fall: number;
  fallLower: number;
  fallUpper: number;
}

const DRAWS = 2000;
const MEAN_BLOCK = 4;
const SEED = 20_260_103;
const NEGLIGIBLE = 0.2;
/** Shifts by fewer weeks leave each week beside one that remembers it. */
const LEAST_SHIFT = 5;
/** With less, half of what a correlation within ±.2 says is noise. */
export const LEAST_RELIABILITY = 0.5;

/** The weeks in their order, at least twelve of them, neither series constant. */
export function measureCoupling(weeks: readonly CoupledWeek[]): Coupling {
  const cooperation = weeks.map((week) => week.cooperation);
  const climate = weeks.map((week) => week.climate);
  const correlation = correlate(cooperation, climate);
  const size = effectiveSize(cooperation, climate);
  const [lower, upper] = correlationInterval(correlation, size);
  const reliability = reliabilityOf(weeks);
  const negligible = NEGLIGIBLE * Math.sqrt(Math.max(0, reliability));
  const random = createRandom(SEED);
  const shareOfDraws = (draw: () => number, holds: (correlation: number) => boolean) =>
    Array.from({ length: DRAWS }, draw).filter(holds).length / DRAWS;
  const resampled = () => {
    const positions = resamplePositions(random, weeks.length, MEAN_BLOCK);
    return correlate(
      positions.map((at) => cooperation[at]!),
      positions.map((at) => climate[at]!),
    );
  };
  const byFisher = () => Math.tanh(Math.atanh(correlation) + drawNormal(random) / Math.sqrt(size - 3));
  const fall = fallOf(cooperation, climate);
  const reach = ninetyPercentReach(
    cooperation
      .slice(2 * LEAST_SHIFT - 1)
      .map((_, step) => fallOf(cooperation, rotate(climate, LEAST_SHIFT + step))),
  );
  return {
    ...{ weeks: weeks.length, correlation, lower, upper, reliability },
    related: areRelated(cooperation, climate),
    coupled: shareOfDraws(byFisher, (value) => value < -negligible),
    decoupled: shareOfDraws(resampled, (value) => Math.abs(value) < negligible),
    ...{ fall, fallLower: fall - reach, fallUpper: fall + reach },
  };
}

function reliabilityOf(weeks: readonly CoupledWeek[]): number {
  const middle = mean(weeks.map(({ cooperation }) => cooperation));
  const total = mean(weeks.map(({ cooperation }) => (cooperation - middle) ** 2));
  return 1 - mean(weeks.map(({ variance }) => variance)) / total;
}

function fallOf(cooperation: readonly number[], climate: readonly number[]): number {
  const calmFirst = [...climate.keys()].sort((one, other) => climate[one]! - climate[other]!);
  const third = Math.floor(climate.length / 3);
  const levelOf = (places: readonly number[]) => mean(places.map((at) => cooperation[at]!));
  return levelOf(calmFirst.slice(-third)) - levelOf(calmFirst.slice(0, third));
}

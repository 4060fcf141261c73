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
  /** Probability that the correlation is below −.2 (`coupled`), and that it is within ±.2 (`decoupled`). */
  coupled: number;
  /** Whether there is a relation at all, at the two-sided level of 10 %. */
  related: boolean;
  decoupled: number;
  /** Share of the variance of weekly figures that is not noise; below zero where noise is all. A correlation over its root is what it would be without (Spearman 1904, Am. J. Psychol. 15:72). The climate is taken as it is. */
  reliability: number;
  /** Mean log-odds in the tensest third of weeks less that in the calmest, with its 90 % interval. */
  fall: number;
  fallLower: number;
  fallUpper: number;
}

const DRAWS = 1000;
const MEAN_BLOCK = 4;
const SEED = 20_260_103;
const NEGLIGIBLE = 0.2;
/** With less, half of what a correlation within ±.2 says is noise. */
export const LEAST_RELIABILITY = 0.5;

/** The weeks in their order, at least eight of them, neither series constant. */
export function measureCoupling(weeks: readonly CoupledWeek[]): Coupling {
  const cooperation = weeks.map((week) => week.cooperation);
  const climate = weeks.map((week) => week.climate);
  const correlation = correlate(cooperation, climate);
  const [lower, upper] = correlationInterval(correlation, effectiveSize(cooperation, climate));
  const random = createRandom(SEED);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = resamplePositions(random, weeks.length, MEAN_BLOCK).map((at) => {
      const week = weeks[at]!;
      return { ...week, cooperation: week.cooperation + Math.sqrt(week.variance) * drawNormal(random) };
    });
    return {
      correlation: correlate(
        drawn.map((week) => week.cooperation),
        drawn.map((week) => week.climate),
      ),
      fall: fallOf(drawn),
    };
  });
  const falls = draws.map(({ fall }) => fall).sort((one, other) => one - other);
  const shareOf = (holds: (correlation: number) => boolean) =>
    draws.filter((draw) => holds(draw.correlation)).length / DRAWS;
  return {
    ...{ weeks: weeks.length, correlation, lower, upper },
    related: areRelated(cooperation, climate),
    coupled: shareOf((value) => value < -NEGLIGIBLE),
    reliability: reliabilityOf(weeks),
    decoupled: shareOf((value) => Math.abs(value) < NEGLIGIBLE),
    fall: fallOf(weeks),
    fallLower: falls[Math.floor(0.05 * DRAWS)]!,
    fallUpper: falls[Math.ceil(0.95 * DRAWS) - 1]!,
  };
}

function reliabilityOf(weeks: readonly CoupledWeek[]): number {
  const middle = mean(weeks.map(({ cooperation }) => cooperation));
  const total = mean(weeks.map(({ cooperation }) => (cooperation - middle) ** 2));
  return 1 - mean(weeks.map(({ variance }) => variance)) / total;
}

function fallOf(weeks: readonly CoupledWeek[]): number {
  const sorted = [...weeks].sort((one, other) => one.climate - other.climate);
  const third = Math.floor(sorted.length / 3);
  const levelOf = (part: readonly CoupledWeek[]) => mean(part.map(({ cooperation }) => cooperation));
  return levelOf(sorted.slice(-third)) - levelOf(sorted.slice(0, third));
}

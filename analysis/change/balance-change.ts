/**
 * How probable it is that a balance lies above an earlier mean, from nothing but the published value and interval: a
 * reader with the table can compute the same.
 */
import betaCdf from '@stdlib/stats-base-dists-beta-cdf';

export interface PublishedBalance {
  /** −1 (all tension) … +1 (all cooperation), with its 90 % interval. */
  value: number;
  lower: number;
  upper: number;
}

/** Half the width of a 90 % interval, in standard deviations of a normal distribution. */
const HALF_WIDTH = 1.6449;

/**
 * Probability, 0–1, that the balance lies above `level`. The share (1 + balance)/2 is taken as the Beta distribution
 * with the published mean and a spread that gives the published width; `level` is taken as known.
 */
export function probabilityAbove({ value, lower, upper }: PublishedBalance, level: number): number {
  const mean = Math.min(0.999, Math.max(0.001, (1 + value) / 2));
  const deviation = (upper - lower) / 2 / (2 * HALF_WIDTH);
  const weight = Math.max(1, (mean * (1 - mean)) / deviation ** 2 - 1);
  const share = Math.min(1, Math.max(0, (1 + level) / 2));
  return 1 - betaCdf(share, mean * weight, (1 - mean) * weight);
}

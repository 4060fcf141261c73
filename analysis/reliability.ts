/**
 * Said probabilities against what was true: the reliability diagram, its error, and how much of that is chance.
 */

/** One probability said, and whether it came true. */
export type Said = readonly [probability: number, truth: boolean];

/** One step of the reliability diagram: mean probability said, share that was true. */
export interface ReliabilityBin {
  from: number;
  count: number;
  said: number;
  true: number;
}

const BINS = 10;

/** Ten bins of equal width; empty ones have NaN for what was said and true. */
export function reliabilityOf(said: readonly Said[]): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = said.filter(([probability]) => binOf(probability) === bin);
    return {
      from: bin / BINS,
      count: inside.length,
      said: mean(inside.map(([probability]) => probability)),
      true: mean(inside.map(([, truth]) => Number(truth))),
    };
  });
}

/** Naeini et al. (2015): the mean distance of said and true, bins weighted by count. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  let total = 0;
  let off = 0;
  for (const { count, said, true: truth } of bins) {
    if (count === 0) continue;
    total += count;
    off += count * Math.abs(said - truth);
  }
  return total > 0 ? off / total : Number.NaN;
}

/**
 * The calibration error to expect of a model that is perfectly calibrated, from the size of the sample alone: a bin's
 * count of truths strays by the root of its summed variances, on average by √(2/π) of that (normal approximation).
 */
export function chanceError(said: readonly Said[]): number {
  const variances = new Float64Array(BINS);
  for (const [probability] of said) variances[binOf(probability)]! += probability * (1 - probability);
  let off = 0;
  for (const variance of variances) off += Math.sqrt((2 / Math.PI) * variance);
  return off / said.length;
}

function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Counts that vary more than chance alone would have them: the negative binomial distribution, by mean and size. */

export interface CountHabit {
  /** Mean count, 0 or more. */
  mean: number;
  /** The smaller, the more the count varies: variance = mean + mean² / size. */
  size: number;
}

/** Sizes outside say nothing that counts of half a year could tell. */
const [SMALLEST, LARGEST] = [1, 50] as const;

/** Mean and size of past counts by their moments; at least one count. Not more varied than chance counts as size 50. */
export function habitOf(counts: readonly number[]): CountHabit {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const variance = squares / Math.max(1, counts.length - 1);
  const size = variance > mean ? mean ** 2 / (variance - mean) : LARGEST;
  return { mean, size: Math.min(LARGEST, Math.max(SMALLEST, size)) };
}

/** P(count ≥ least). */
export function upperTail(habit: CountHabit, least: number): number {
  return least <= 0 ? 1 : Math.max(0, 1 - lowerTail(habit, least - 1));
}

/** P(count ≤ most). */
export function lowerTail({ mean, size }: CountHabit, most: number): number {
  if (mean === 0) return 1;
  const share = mean / (mean + size);
  let probability = (1 - share) ** size;
  let sum = 0;
  for (let count = 0; count <= most; count += 1) {
    sum += probability;
    probability *= ((count + size) / (count + 1)) * share;
  }
  return Math.min(1, sum);
}

/** ln P(count); the mean must be above zero. */
export function logProbability({ mean, size }: CountHabit, count: number): number {
  let sum = size * Math.log(size / (mean + size)) + count * Math.log(mean / (mean + size));
  for (let step = 0; step < count; step += 1) sum += Math.log((size + step) / (step + 1));
  return sum;
}

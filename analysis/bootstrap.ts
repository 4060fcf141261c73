/** Percentile bootstrap intervals (Efron & Tibshirani, 1993, ch. 13), seeded so that a report can be repeated. */

/** A 90 % interval. */
export type Interval = readonly [lower: number, upper: number];

const DRAWS = 400;
const SEED = 20_260_101;

/** The middle 90 % of a statistic over samples drawn from the rows with replacement. */
export function bootstrapInterval<Row>(
  rows: readonly Row[],
  statistic: (sample: readonly Row[]) => number,
): Interval {
  if (rows.length === 0) return [Number.NaN, Number.NaN];
  const random = createRandom(SEED);
  const values: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    values.push(statistic(rows.map(() => rows[Math.floor(random() * rows.length)]!)));
  }
  values.sort((a, b) => a - b);
  return [values[Math.floor(0.05 * DRAWS)]!, values[Math.ceil(0.95 * DRAWS) - 1]!];
}

/** Uniform numbers in [0, 1): mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

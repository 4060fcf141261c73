/** Random numbers of named distributions from a seeded uniform source, so that every draw can be repeated. */

/** Uniform numbers in [0, 1). */
export type Uniform = () => number;

/** A standard normal number (Box & Muller 1958). */
export function drawNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A Gamma(shape, 1) number, shape > 0 (Marsaglia & Tsang 2000, ACM TOMS 26:363). */
export function drawGamma(uniform: Uniform, shape: number): number {
  if (shape < 1) return drawGamma(uniform, shape + 1) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(uniform);
    const cube = (1 + c * normal) ** 3;
    if (cube > 0 && Math.log(1 - uniform()) < 0.5 * normal ** 2 + d - d * cube + d * Math.log(cube))
      return d * cube;
  }
}

/** Number of successes in n tries of probability p. */
export function drawBinomial(uniform: Uniform, n: number, p: number): number {
  let successes = 0;
  for (let at = 0; at < n; at += 1) if (uniform() < p) successes += 1;
  return successes;
}

/** How many of many tests may be believed: Benjamini & Hochberg (1995, Journal of the Royal Statistical Society B 57:289). */

/**
 * Which of the p-values are discoveries, in their order, when at most `rate` of the discoveries shall be false on average.
 * @param rate 0–1.
 */
export function discoveries(ps: readonly number[], rate: number): boolean[] {
  const sorted = [...ps].sort((one, other) => one - other);
  let limit = Number.NEGATIVE_INFINITY;
  sorted.forEach((p, at) => {
    if (p <= (rate * (at + 1)) / sorted.length) limit = p;
  });
  return ps.map((p) => p <= limit);
}

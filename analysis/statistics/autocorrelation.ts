/** Correlation of two series that each remember their own past. Pure; both must be equally long and without gaps. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's correlation; NaN where either series does not vary. */
export function correlate(one: readonly number[], other: readonly number[]): number {
  const [m, n] = [mean(one), mean(other)];
  let [both, first, second] = [0, 0, 0];
  one.forEach((value, at) => {
    both += (value - m) * (other[at]! - n);
    first += (value - m) ** 2;
    second += (other[at]! - n) ** 2;
  });
  return both / Math.sqrt(first * second);
}

/** Correlation of neighbours in time, its small-sample bias taken out: â + (1 + 4â)/n (Kendall 1954); at most .97. */
export function lagOneAutocorrelation(values: readonly number[]): number {
  const centre = mean(values);
  let [neighbours, total] = [0, 0];
  values.forEach((value, at) => {
    total += (value - centre) ** 2;
    if (at > 0) neighbours += (value - centre) * (values[at - 1]! - centre);
  });
  const raw = neighbours / total;
  return Math.min(0.97, raw + (1 + 4 * raw) / values.length);
}

/** How many independent pairs two series are worth: n(1 − ab)/(1 + ab) (Bartlett 1935), between 5 and n. */
export function effectiveSize(one: readonly number[], other: readonly number[]): number {
  const product = lagOneAutocorrelation(one) * lagOneAutocorrelation(other);
  return Math.min(one.length, Math.max(5, (one.length * (1 - product)) / (1 + product)));
}

/** Middle 90 % for a correlation by Fisher's z. */
export function correlationInterval(correlation: number, size: number): [lower: number, upper: number] {
  const z = Math.atanh(correlation);
  const half = Z90 / Math.sqrt(size - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

/**
 * Whether two series are related at all, at the two-sided level of 10 %: each is rid of its own first-order memory before
 * the rest is correlated (Haugh 1976, JASA 71:378). Holds its level where the effective size alone is too careful.
 */
export function areRelated(one: readonly number[], other: readonly number[]): boolean {
  const rest = correlate(prewhiten(one), prewhiten(other));
  return Math.abs(Math.atanh(rest)) * Math.sqrt(one.length - 4) > Z90;
}

const Z90 = 1.6449;

function prewhiten(values: readonly number[]): number[] {
  const memory = lagOneAutocorrelation(values);
  return values.slice(1).map((value, at) => value - memory * values[at]!);
}

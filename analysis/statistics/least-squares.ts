/** Linear regression of a few regressors, with errors that remember. Small dense systems only. */

export interface Regression {
  coefficients: number[];
  /** Newey–West covariance of the coefficients. */
  covariance: number[][];
}

/**
 * Ordinary least squares; covariance after Newey & West (1987, Econometrica 55:703) with Bartlett weights up to `lags`.
 * Null where the regressors do not tell themselves apart.
 */
export function regress(
  rows: readonly (readonly number[])[],
  outcome: readonly number[],
  lags: number,
): Regression | null {
  const inverse = invert(crossProducts(rows, rows));
  if (inverse === null) return null;
  const moments = rows[0]!.map((_, at) => rows.reduce((sum, row, t) => sum + row[at]! * outcome[t]!, 0));
  const coefficients = inverse.map((row) => dot(row, moments));
  const scores = rows.map((row, t) => {
    const residual = outcome[t]! - dot(row, coefficients);
    return row.map((value) => value * residual);
  });
  const middle = crossProducts(scores, scores);
  for (let lag = 1; lag <= lags; lag += 1) {
    const weight = 1 - lag / (lags + 1);
    const shifted = crossProducts(scores.slice(lag), scores.slice(0, -lag));
    for (const [i, row] of middle.entries()) {
      for (let j = 0; j < row.length; j += 1) row[j]! += weight * (shifted[i]![j]! + shifted[j]![i]!);
    }
  }
  return { coefficients, covariance: multiply(multiply(inverse, middle), inverse) };
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}

function crossProducts(
  one: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): number[][] {
  const width = one[0]!.length;
  const sums = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  one.forEach((row, t) => {
    const partner = other[t]!;
    for (let i = 0; i < width; i += 1)
      for (let j = 0; j < width; j += 1) sums[i]![j]! += row[i]! * partner[j]!;
  });
  return sums;
}

function multiply(one: readonly number[][], other: readonly number[][]): number[][] {
  return one.map((row) =>
    other[0]!.map((_, j) =>
      dot(
        row,
        other.map((line) => line[j]!),
      ),
    ),
  );
}

/** Gauss–Jordan with pivoting; null for a singular matrix. */
function invert(matrix: readonly number[][]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const lead = work[column]![column]!;
    if (Math.abs(lead) < 1e-10 * Math.max(1e-10, Math.abs(matrix[column]![column]!))) return null;
    work[column] = work[column]!.map((value) => value / lead);
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = work[row]![column]!;
      work[row] = work[row]!.map((value, at) => value - factor * work[column]![at]!);
    }
  }
  return work.map((row) => row.slice(size));
}

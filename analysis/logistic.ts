/**
 * Logistic regression with an L2 penalty by Newton's method (Hastie, Tibshirani & Friedman, 2009, §4.4.1).
 * For a handful of inputs and some thousands of rows; deterministic.
 */

export interface LogisticModel {
  intercept: number;
  coefficients: number[];
}

export interface LogisticOptions {
  /** Penalty on squared coefficients of inputs as given; the intercept goes free. */
  penalty: number;
  /** Weight of each row; 1 where absent. */
  weights?: ArrayLike<number>;
}

const MOST_STEPS = 40;
const ENOUGH = 1e-9;

export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : 1 - 1 / (1 + Math.exp(x));
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** The log-odds that a model gives to one row. */
export function linearScore({ intercept, coefficients }: LogisticModel, row: ArrayLike<number>): number {
  let score = intercept;
  for (let at = 0; at < coefficients.length; at++) score += coefficients[at]! * row[at]!;
  return score;
}

/** `truths` are 0 or 1, or probabilities between (Platt's targets). */
export function fitLogistic(
  rows: readonly ArrayLike<number>[],
  truths: ArrayLike<number>,
  { penalty, weights }: LogisticOptions,
): LogisticModel {
  const size = (rows[0]?.length ?? 0) + 1;
  const beta = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      let score = beta[0]!;
      for (let at = 1; at < size; at++) score += beta[at]! * row[at - 1]!;
      const p = sigmoid(score);
      const weight = weights ? weights[i]! : 1;
      const error = weight * (truths[i]! - p);
      const curve = Math.max(weight * p * (1 - p), 1e-12);
      for (let a = 0; a < size; a++) {
        const x = a === 0 ? 1 : row[a - 1]!;
        if (x === 0) continue;
        gradient[a]! += error * x;
        for (let b = 0; b <= a; b++) hessian[a * size + b]! += curve * x * (b === 0 ? 1 : row[b - 1]!);
      }
    }
    for (let a = 1; a < size; a++) {
      gradient[a]! -= penalty * beta[a]!;
      hessian[a * size + a]! += penalty;
    }
    const change = solveSymmetric(hessian, gradient, size);
    let largest = 0;
    for (let a = 0; a < size; a++) {
      beta[a]! += change[a]!;
      largest = Math.max(largest, Math.abs(change[a]!));
    }
    if (largest < ENOUGH) break;
  }
  return { intercept: beta[0]!, coefficients: [...beta.subarray(1)] };
}

/** Solves a positive definite system by Cholesky; `matrix` holds its lower triangle and is overwritten. */
function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * size + b]!;
      for (let k = 0; k < b; k++) sum -= matrix[a * size + k]! * matrix[b * size + k]!;
      matrix[a * size + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[b * size + b]!;
    }
  }
  const x = Float64Array.from(right);
  for (let a = 0; a < size; a++) {
    for (let k = 0; k < a; k++) x[a]! -= matrix[a * size + k]! * x[k]!;
    x[a]! /= matrix[a * size + a]!;
  }
  for (let a = size - 1; a >= 0; a--) {
    for (let k = a + 1; k < size; k++) x[a]! -= matrix[k * size + a]! * x[k]!;
    x[a]! /= matrix[a * size + a]!;
  }
  return x;
}

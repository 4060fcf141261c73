/**
 * Platt scaling (Platt, 1999): a straight line through out-of-fold log-odds, so that 0.7 means seven in ten.
 * And what to give at: the threshold on a smoothed F1 curve.
 */
import { fitLogistic, type LogisticModel } from './logistic.ts';

/** Calibrated log-odds are slope × score + shift. */
export interface Calibration {
  slope: number;
  shift: number;
}

/** Fits on scores of texts that the scoring model had not seen. Targets are Platt's, drawn in from 0 and 1. */
export function fitPlatt(scores: readonly number[], truths: readonly boolean[]): Calibration {
  const positive = truths.filter(Boolean).length;
  const high = (positive + 1) / (positive + 2);
  const low = 1 / (truths.length - positive + 2);
  const { intercept, coefficients } = fitLogistic(
    scores.map((score) => [score]),
    truths.map((truth) => (truth ? high : low)),
    { penalty: 1e-6 },
  );
  return { slope: coefficients[0]!, shift: intercept };
}

/** The model whose log-odds are the calibrated ones. */
export function calibrate(
  { intercept, coefficients }: LogisticModel,
  { slope, shift }: Calibration,
): LogisticModel {
  return { intercept: slope * intercept + shift, coefficients: coefficients.map((c) => slope * c) };
}

const GRID = Array.from({ length: 31 }, (_, step) => 0.1 + step * 0.025);
const SMOOTHING = [1, 2, 3, 2, 1];

/**
 * The probability from which giving the label brings the best F1, on a curve smoothed against chance peaks. `odds` is what
 * a text that carries the label counts, where these are more frequent here than in what will be coded.
 */
export function chooseThreshold(
  probabilities: readonly number[],
  truths: readonly boolean[],
  odds = 1,
): number {
  const curve = GRID.map((threshold) => f1At(threshold, probabilities, truths, odds));
  let best = 0;
  let threshold = 0.5;
  for (let at = 2; at < GRID.length - 2; at++) {
    let sum = 0;
    SMOOTHING.forEach((weight, offset) => {
      sum += weight * curve[at + offset - 2]!;
    });
    if (sum > best) [best, threshold] = [sum, GRID[at]!];
  }
  return threshold;
}

function f1At(
  threshold: number,
  probabilities: readonly number[],
  truths: readonly boolean[],
  odds: number,
): number {
  let hits = 0;
  let wrong = 0;
  probabilities.forEach((probability, at) => {
    if (probability >= threshold) {
      if (truths[at]) hits += odds;
      else wrong++;
    } else if (truths[at]) wrong += odds;
  });
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong);
}

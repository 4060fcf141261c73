/**
 * The cooperative share behind a count of stories that a fallible coder sorted: Rogan & Gladen (1978, American Journal
 * of Epidemiology 107:71) in Bayesian form. Integrated on a grid, so that equal input gives equal output to the last bit.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** Polar texts by what they truly are and what the coder made of them. */
export interface CodingErrors {
  /** Cooperative texts coded as cooperation, and as tension. */
  truePositives: number;
  falseNegatives: number;
  /** Tense texts coded as cooperation, and as tension. */
  falsePositives: number;
  trueNegatives: number;
}

/** A Beta prior for the cooperative share: its mean, 0–1, and its weight in stories. */
export interface SharePrior {
  mean: number;
  weight: number;
}

/** The balance 2θ − 1, from −1 (all tension) to +1 (all cooperation), with its 90 % interval. */
export interface BalanceReading {
  value: number;
  lower: number;
  upper: number;
}

/** Stories on one parent event are not independent: counts are divided by this design effect before they are weighed. */
export const DESIGN_EFFECT = 1.3;

const SHARES = 100;
const RATES = 4;

export type MeasurementModel = ReturnType<typeof createMeasurementModel>;

/**
 * Sensitivity ~ Beta(1 + TP, 1 + FN) and false-positive rate ~ Beta(1 + FP, 1 + TN), each by four equally likely values;
 * the share by 100 equal steps.
 */
export function createMeasurementModel(errors: CodingErrors) {
  const sensitivities = equallyLikely(1 + errors.truePositives, 1 + errors.falseNegatives);
  const falsePositiveRates = equallyLikely(1 + errors.falsePositives, 1 + errors.trueNegatives);
  const seen = Float64Array.from({ length: SHARES * RATES * RATES }, (_, at) => {
    const share = shareAt(Math.floor(at / (RATES * RATES)));
    const pair = at % (RATES * RATES);
    return share * sensitivities[Math.floor(pair / RATES)]! + (1 - share) * falsePositiveRates[pair % RATES]!;
  });
  const logSeen = seen.map(Math.log);
  const logUnseen = seen.map((share) => Math.log1p(-share));

  /** Mean likelihood of the counts over all error rates, for each share; scaled to at most 1. */
  function likelihoods(cooperative: number, tense: number): Float64Array {
    const polar = cooperative + tense;
    const peak =
      (cooperative > 0 ? cooperative * Math.log(cooperative / polar) : 0) +
      (tense > 0 ? tense * Math.log(tense / polar) : 0);
    const sums = new Float64Array(SHARES);
    for (let at = 0; at < seen.length; at += 1) {
      const fit = cooperative * logSeen[at]! + tense * logUnseen[at]! - peak;
      if (fit > -60) sums[Math.floor(at / (RATES * RATES))]! += Math.exp(fit);
    }
    return sums;
  }

  /** Posterior weight of each share, not scaled. */
  function posterior(cooperative: number, polar: number, prior: SharePrior): Float64Array {
    const weights = likelihoods(cooperative / DESIGN_EFFECT, (polar - cooperative) / DESIGN_EFFECT);
    const a = prior.weight * prior.mean - 1;
    const b = prior.weight * (1 - prior.mean) - 1;
    for (let step = 0; step < SHARES; step += 1) {
      const share = shareAt(step);
      weights[step]! *= Math.exp(a * Math.log(share) + b * Math.log1p(-share));
    }
    return weights;
  }

  return {
    /** Posterior mean and 90 % interval of the balance, given counts of stories as coded. */
    read(cooperative: number, polar: number, prior: SharePrior): BalanceReading {
      const weights = posterior(cooperative, polar, prior);
      const total = sumOf(weights);
      const mean = weights.reduce((sum, weight, step) => sum + weight * shareAt(step), 0) / total;
      return {
        value: 2 * mean - 1,
        lower: 2 * quantile(weights, 0.05 * total) - 1,
        upper: 2 * quantile(weights, 0.95 * total) - 1,
      };
    },

    /** Posterior probability that the balance lies below a value between −1 and +1. */
    probabilityBelow(cooperative: number, polar: number, prior: SharePrior, balance: number): number {
      const weights = posterior(cooperative, polar, prior);
      const place = ((balance + 1) / 2) * SHARES;
      const below = weights.reduce(
        (sum, weight, step) => sum + weight * Math.min(1, Math.max(0, place - step)),
        0,
      );
      return below / sumOf(weights);
    },
  };
}

function sumOf(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function shareAt(step: number): number {
  return (step + 0.5) / SHARES;
}

function equallyLikely(a: number, b: number): number[] {
  return Array.from({ length: RATES }, (_, step) => betaQuantile((step + 0.5) / RATES, a, b));
}

/** The share below which so much of the weight lies, even within a step. */
function quantile(weights: Float64Array, below: number): number {
  let sum = 0;
  for (let step = 0; step < SHARES; step += 1) {
    const weight = weights[step]!;
    if (sum + weight >= below) return (step + (below - sum) / weight) / SHARES;
    sum += weight;
  }
  return 1;
}

/**
 * A bag's Bayes log-odds: for words and pairs, and apart from them for words in their company.
 * Apart, because the two say the same thing twice, and the stacked model weighs what each is worth.
 */
import type { Bag } from './bag.ts';

/** Log-odds a label from plain features (`plain`) and from features in company (`company`), damped for length. */
export interface BayesScores {
  plain: Float64Array;
  company: Float64Array;
  /** What a feature's weight is multiplied by. */
  plainDamp: number;
  companyDamp: number;
}

export type BayesBlock = 'plain' | 'company';

/** Bayes weights, features × labels, and for each feature whether it is one in company. */
export interface BayesWeights {
  weights: Float32Array;
  inCompany: Uint8Array;
  labels: number;
}

/** Sums the weights of the features present. */
export function bayesScores(bag: Bag, { weights, inCompany, labels }: BayesWeights): BayesScores {
  const plain = new Float64Array(labels);
  const company = new Float64Array(labels);
  let plainSize = 0;
  let companySize = 0;
  for (let at = 0; at < bag.features.length; at++) {
    const feature = bag.features[at]!;
    const weight = bag.weights[at]!;
    const marked = inCompany[feature] === 1;
    const scores = marked ? company : plain;
    if (marked) companySize += weight;
    else plainSize += weight;
    const row = feature * labels;
    for (let label = 0; label < labels; label++) scores[label]! += weight * weights[row + label]!;
  }
  const plainDamp = dampFor(plainSize);
  const companyDamp = dampFor(companySize);
  for (let label = 0; label < labels; label++) {
    plain[label]! *= plainDamp;
    company[label]! *= companyDamp;
  }
  return { plain, company, plainDamp, companyDamp };
}

/** Log-odds of naive Bayes grow with length beyond what they are worth; dividing by a root keeps texts comparable. */
function dampFor(size: number): number {
  return size > 0 ? 1 / Math.sqrt(size) : 0;
}

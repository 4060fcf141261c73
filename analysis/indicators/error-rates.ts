/**
 * How often the coder takes cooperation for tension and the other way round, and how that is known. Figures only; an
 * audit by people takes the place of cross-validation as soon as there is one.
 */
import type { CodingErrors } from './measurement-model.ts';

export interface ErrorRates extends CodingErrors {
  /** `audit`: people coded a sample of published items. `cross-validation`: the training items, each by a model that had not seen it. */
  basis: 'audit' | 'cross-validation';
  /** What exactly was measured. */
  source: string;
}

/**
 * From the relevant training items that are coded as one pole alone, and to which the model gave a category with at least
 * even odds: the pole of the likeliest one.
 */
export const crossValidatedErrors: ErrorRates = {
  basis: 'cross-validation',
  source: 'model 641604efe15a, 6,613 training items, grouped folds',
  truePositives: 686,
  falseNegatives: 42,
  falsePositives: 85,
  trueNegatives: 660,
};

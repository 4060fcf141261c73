/** How good the published model's codings are, as `rendezvous evaluate` measured it. Figures only; a new model needs them anew. */

export type EvaluationMeasure = 'relevance' | 'core' | 'orientation' | 'categories' | 'calibration';

export interface EvaluationFigure {
  /** F1 of relevance and of core, mean F1 of orientations and of categories; mean absolute error of the probabilities of categories given. */
  measure: EvaluationMeasure;
  /** 0–1. */
  value: number;
  /** 90 % bootstrap interval over items; null where none was taken. */
  lower: number | null;
  upper: number | null;
}

export interface ModelEvaluation {
  /** `cross-validation`: the training items, each by a model that had not seen it. `real-items`: coded twice by machine readers and settled; seen while the model was made. */
  sample: 'cross-validation' | 'real-items';
  items: number;
  figures: EvaluationFigure[];
}

/** The model that was measured. */
export const EVALUATED_MODEL = '96e3310948cd';

const figure = (measure: EvaluationMeasure, value: number, lower: number, upper: number) => ({
  ...{ measure, value, lower, upper },
});

export const modelEvaluations: readonly ModelEvaluation[] = [
  {
    sample: 'cross-validation',
    items: 6205,
    figures: [
      figure('relevance', 0.879, 0.872, 0.886),
      figure('core', 0.852, 0.843, 0.861),
      figure('orientation', 0.594, 0.581, 0.607),
      figure('categories', 0.547, 0.535, 0.56),
      { measure: 'calibration', value: 0.089, lower: null, upper: null },
    ],
  },
  {
    sample: 'real-items',
    items: 623,
    figures: [
      figure('relevance', 0.926, 0.911, 0.943),
      figure('core', 0.913, 0.891, 0.935),
      figure('orientation', 0.808, 0.77, 0.849),
      figure('categories', 0.749, 0.709, 0.785),
      { measure: 'calibration', value: 0.042, lower: null, upper: null },
    ],
  },
];

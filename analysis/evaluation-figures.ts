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
export const EVALUATED_MODEL = '641604efe15a';

const figure = (measure: EvaluationMeasure, value: number, lower: number, upper: number) => ({
  ...{ measure, value, lower, upper },
});

export const modelEvaluations: readonly ModelEvaluation[] = [
  {
    sample: 'cross-validation',
    items: 6613,
    figures: [
      figure('relevance', 0.876, 0.87, 0.883),
      figure('core', 0.847, 0.836, 0.855),
      figure('orientation', 0.589, 0.577, 0.601),
      figure('categories', 0.532, 0.518, 0.543),
      { measure: 'calibration', value: 0.1, lower: null, upper: null },
    ],
  },
  {
    sample: 'real-items',
    items: 623,
    figures: [
      figure('relevance', 0.923, 0.906, 0.941),
      figure('core', 0.914, 0.893, 0.936),
      figure('orientation', 0.821, 0.784, 0.858),
      figure('categories', 0.758, 0.718, 0.79),
      { measure: 'calibration', value: 0.039, lower: null, upper: null },
    ],
  },
];

/**
 * One label's stacked model: fitted, calibrated on texts it had not seen, with the threshold at which it is given.
 * The stacked model learns on Bayes scores of models built from half the items: real text is stranger to the Bayes part
 * than the other items of one training set are, and the lexicon deserves the trust that this leaves to it.
 */
import { labels as allLabels } from '../codebook/categories.ts';
import { calibrate, chooseThreshold, fitPlatt } from './calibration.ts';
import { fitLogistic, linearScore, sigmoid } from './logistic.ts';
import type { LabelModel } from './model.ts';
import type { InputPlan, InputSource } from './stack-inputs.ts';

/**
 * Slopes are taken back by this much: real news is stranger than items held out of the same training set, and a
 * calibration on these is surer than it should be.
 */
const CAUTION = 0.85;

/** Input values of every item, Bayes scores by models that had not seen it, and its fold in the finer division. */
export interface UnseenInputs {
  /** By models built from half the items. */
  byHalves: readonly Float64Array[];
  /** By models built from all folds but the item's own. */
  byFolds: readonly Float64Array[];
  folds: readonly number[];
}

export interface FitOptions {
  /** Ridge penalty of the stacked models. */
  penalty: number;
  /** Kinds of input that the stacked models may use. */
  inputs: readonly InputSource['kind'][];
  /** Thresholds set by hand, where those chosen by cross-validation do not carry over to real news. */
  thresholds: Readonly<Record<string, number>>;
}

export function fitLabel(
  label: string,
  plan: InputPlan,
  { byHalves, byFolds, folds }: UnseenInputs,
  truths: readonly boolean[],
  { penalty, inputs: kinds, thresholds }: FitOptions,
): LabelModel {
  const places = plan.ofLabel[allLabels.indexOf(label)]!;
  const rowOf = (values: Float64Array) =>
    Float64Array.from(places, (place) => (kinds.includes(plan.sources[place]!.kind) ? values[place]! : 0));
  const rows = byHalves.map(rowOf);
  const targets = truths.map(Number);
  const held = new Array<number>(rows.length).fill(0);
  for (const fold of new Set(folds)) {
    const others = folds.flatMap((other, index) => (other === fold ? [] : [index]));
    const model = fitLogistic(
      others.map((index) => rows[index]!),
      others.map((index) => targets[index]!),
      { penalty },
    );
    folds.forEach((other, index) => {
      if (other === fold) held[index] = linearScore(model, rowOf(byFolds[index]!));
    });
  }
  const fitted = fitPlatt(held, truths);
  const platt = { slope: CAUTION * fitted.slope, shift: CAUTION * fitted.shift };
  const probabilities = held.map((score) => sigmoid(platt.slope * score + platt.shift));
  const threshold = thresholds[label] ?? chooseThreshold(probabilities, truths);
  return { label, threshold, ...calibrate(fitLogistic(rows, targets, { penalty }), platt) };
}

/**
 * One label's stacked model: fitted, calibrated on texts it had not seen, with the threshold at which it is given.
 * The stacked model learns on Bayes scores of models built from an eighth of the items: real text is stranger to the Bayes
 * part than the other items of one training set are, and the lexicon deserves the trust that this leaves to it.
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
const CAUTION = 0.9;
/**
 * Odds of a category or factor in news, to its odds in the training items, which are made to hold enough of each: some .53
 * categories an item to .72; the ratio of these odds is .72.
 */
const NEWS_ODDS = 0.72;

/** Labels that the training items hold about as often as news does. */
const ofRelevance: ReadonlySet<string> = new Set(['relevant', 'core']);

/** Input values of every item, Bayes scores by models that had not seen it, and its fold in the finer division. */
export interface UnseenInputs {
  /** By models built from an eighth of the items. */
  byStrangers: readonly Float64Array[];
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
  { byStrangers, byFolds, folds }: UnseenInputs,
  truths: readonly boolean[],
  { penalty, inputs: kinds, thresholds }: FitOptions,
): LabelModel {
  const places = plan.ofLabel[allLabels.indexOf(label)]!;
  const rowOf = (values: Float64Array) =>
    Float64Array.from(places, (place) => (kinds.includes(plan.sources[place]!.kind) ? values[place]! : 0));
  const rows = byStrangers.map(rowOf);
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
  const odds = ofRelevance.has(label) ? 1 : NEWS_ODDS;
  const platt = { slope: CAUTION * fitted.slope, shift: CAUTION * fitted.shift + Math.log(odds) };
  const probabilities = held.map((score) => sigmoid(platt.slope * score + platt.shift));
  const threshold = thresholds[label] ?? chooseThreshold(probabilities, truths, odds);
  return { label, threshold, ...calibrate(fitLogistic(rows, targets, { penalty }), platt) };
}

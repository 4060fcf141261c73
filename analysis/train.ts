/**
 * Coded items → model: Bayes weights, stacked models trained on out-of-fold scores, calibration, thresholds.
 * Deterministic; never sees evaluation files.
 */

import { contentHash } from '../base/hash.ts';
import type { Language } from '../base/records.ts';
import { labels as allLabels } from '../codebook/categories.ts';
import type { TrainingItem } from '../codebook/training.ts';
import { bayesScores } from './bayes-scores.ts';
import { type FitOptions, fitLabel } from './fit-label.ts';
import { groupedFolds } from './folds.ts';
import { type Model, markCompany, roundWeights } from './model.ts';
import { complementWeights, countFeatures } from './naive-bayes.ts';
import { prepareTexts, type TextsToPrepare } from './prepare-texts.ts';
import { inputValues, planInputs } from './stack-inputs.ts';

/** What a coded item must say; training items and human codings alike. */
export type CodedItem = Pick<TrainingItem, 'title' | 'summary' | 'relevance'> & {
  language: Language;
  categories: readonly string[];
  factors: readonly string[];
};

export interface TrainingData<Item extends CodedItem = CodedItem> extends TextsToPrepare {
  items: readonly Item[];
  /** Version of the codebook's definitions that the items were coded under. */
  codebookVersion: string;
}

/** Choices made by cross-validation on the training items; see docs/method.md. */
export interface TrainingOptions extends FitOptions {
  /** Added to every count of a feature (Lidstone). */
  smoothing: number;
  /** A feature must stand in at least so many items. */
  fewestItems: number;
  folds: number;
}

export const trainingOptions: TrainingOptions = {
  smoothing: 0.3,
  fewestItems: 2,
  penalty: 5,
  folds: 5,
  thresholds: { relevant: 0.69, core: 0.67 },
  inputs: ['bayes', 'lexicon', 'strongest', 'company', 'language'],
};

/** The stacked models learn on Bayes scores by models of one part in so many (fit-label.ts says why). */
const STRANGERS = 8;

/** Builds the model. The same data and options give the same bytes. */
export function trainModel(data: TrainingData, options: TrainingOptions = trainingOptions): Model {
  const { items } = data;
  const given = items.map((item) => labelsOf(item).map((label) => allLabels.indexOf(label)));
  const prepared = prepareTexts(data, options.fewestItems);
  const { bags, grams, symbols } = prepared;
  const featureCount = grams.length / 2;
  const lists = bags.map(({ features }) => features);
  const wordSets = lists.map((list) => new Set(list));
  const folds = groupedFolds(wordSets, options.folds);
  const counts = countFeatures(lists, given, featureCount, allLabels.length);
  const weights = roundWeights(complementWeights(counts, options.smoothing));

  const inCompany = markCompany(grams, symbols);
  const plan = planInputs(allLabels);

  /** Each text's inputs by Bayes weights counted on those texts only that `counted` admits to its fold. */
  function unseenInputs(
    foldOf: readonly number[],
    counted: (fold: number, ofText: number) => boolean,
  ): Float64Array[] {
    const inputs: Float64Array[] = [];
    for (const fold of new Set(foldOf)) {
      const chosen = foldOf.flatMap((other, index) => (counted(fold, other) ? [index] : []));
      const seen = countFeatures(
        chosen.map((index) => lists[index]!),
        chosen.map((index) => given[index]!),
        featureCount,
        allLabels.length,
      );
      const others = complementWeights(seen, options.smoothing);
      foldOf.forEach((ofText, index) => {
        if (ofText !== fold) return;
        const bayes = bayesScores(bags[index]!, { weights: others, inCompany, labels: allLabels.length });
        inputs[index] = inputValues(plan, { ...prepared.scores[index]!, bayes });
      });
    }
    return inputs;
  }

  const unseen = {
    byStrangers: unseenInputs(
      groupedFolds(wordSets, STRANGERS),
      (fold, ofText) => ofText === (fold + 1) % STRANGERS,
    ),
    byFolds: unseenInputs(folds, (fold, ofText) => ofText !== fold),
    folds,
  };
  const labels = allLabels.map((label, at) => {
    const truths = given.map((list) => list.includes(at));
    return fitLabel(label, plan, unseen, truths, options);
  });
  return {
    codebookVersion: data.codebookVersion,
    lexiconVersion: hashLexicon(data),
    trainedOn: items.length,
    actors: [...data.actors],
    lexicon: [...data.lexicon],
    cues: [...data.cues],
    symbols,
    grams,
    weights,
    labels,
  };
}

/** The yes-or-no labels of a coded item. */
export function labelsOf({
  relevance,
  categories,
  factors,
}: Pick<CodedItem, 'relevance' | 'categories' | 'factors'>): string[] {
  const nested = { core: ['relevant', 'core'], context: ['relevant'], none: [] };
  return [...categories, ...factors, ...nested[relevance]];
}

function hashLexicon({ actors, lexicon, cues }: TrainingData): string {
  return contentHash(JSON.stringify([actors, lexicon, cues]), 16);
}

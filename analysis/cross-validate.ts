/**
 * Codings by models that never saw the item: cross-validation, learning curve, and the parts of the classifier alone.
 * Near copies never sit on both sides.
 */
import { createClassifier } from './classifier.ts';
import { evaluate, type JudgedItem, type Verdict } from './evaluate.ts';
import { groupedFolds } from './folds.ts';
import type { Model } from './model.ts';
import type { InputSource } from './stack-inputs.ts';
import { normaliseWord } from './text.ts';
import { type TrainingData, type TrainingOptions, trainingOptions, trainModel } from './train.ts';

/** Verdicts of one model on items that it was not built from. */
export function judge(model: Model, items: readonly JudgedItem[]): Verdict[] {
  const classifier = createClassifier(model);
  return items.map((item) => ({
    item,
    coding: classifier.classify(
      { title: item.title, summary: item.summary, lang: item.language },
      { all: true },
    ),
  }));
}

/** Every item judged by a model built from the other folds. */
export function crossValidate(
  data: TrainingData<JudgedItem>,
  options: TrainingOptions = trainingOptions,
): Verdict[] {
  const folds = foldsOf(data.items, options.folds);
  return Array.from({ length: options.folds }, (_, fold) => {
    const items = data.items.filter((_, index) => folds[index] !== fold);
    return judge(
      trainModel({ ...data, items }, options),
      data.items.filter((_, index) => folds[index] === fold),
    );
  }).flat();
}

/** What the classifier would be with some kinds of input only. */
export const parts: readonly { name: string; inputs: readonly InputSource['kind'][] }[] = [
  { name: 'keywords alone', inputs: ['lexicon', 'strongest'] },
  { name: 'Bayes alone', inputs: ['bayes'] },
  { name: 'stacked', inputs: trainingOptions.inputs },
];

/** Headline figures of one way to build the classifier. */
export interface Headline {
  name: string;
  relevantF1: number;
  coreF1: number;
  orientationF1: number;
  categoryF1: number;
}

/** Each part built from all training items and judged on the given ones. */
export function compareParts(data: TrainingData, items: readonly JudgedItem[]): Headline[] {
  return parts.map(({ name, inputs }) =>
    headline(name, judge(trainModel(data, { ...trainingOptions, inputs }), items)),
  );
}

const SHARES = [0.125, 0.25, 0.5, 1];

/** The whole classifier built from growing shares of the training items. */
export function learningCurve(data: TrainingData, items: readonly JudgedItem[]): Headline[] {
  return SHARES.map((share) => {
    const every = Math.round(1 / share);
    const some = data.items.filter((_, index) => index % every === 0);
    return headline(`${some.length} items`, judge(trainModel({ ...data, items: some }), items));
  });
}

/** A fold of the training items held out, for curves and comparisons where no other items are given. */
export function holdOut(data: TrainingData<JudgedItem>): {
  data: TrainingData<JudgedItem>;
  items: JudgedItem[];
} {
  const folds = foldsOf(data.items, trainingOptions.folds);
  return {
    data: { ...data, items: data.items.filter((_, index) => folds[index] !== 0) },
    items: data.items.filter((_, index) => folds[index] === 0),
  };
}

function headline(name: string, verdicts: readonly Verdict[]): Headline {
  const { relevant, core, orientation, macroF1 } = evaluate(verdicts);
  return {
    name,
    relevantF1: relevant.f1,
    coreF1: core.f1,
    orientationF1: orientation.macroF1,
    categoryF1: macroF1,
  };
}

function foldsOf(items: readonly JudgedItem[], count: number): number[] {
  const numbers = new Map<string, number>();
  const wordSets = items.map(({ title, summary }) => {
    const words = `${title} ${summary}`.split(/[^\p{L}\p{N}]+/u).map(normaliseWord);
    return new Set(
      words.map((word) => {
        if (!numbers.has(word)) numbers.set(word, numbers.size);
        return numbers.get(word)!;
      }),
    );
  });
  return groupedFolds(wordSets, count);
}

/**
 * The classifier's public face: a text in, a coding out, with the evidence where it is asked for.
 * No input or output, and nothing throws on any text.
 */
import type { Coding, Evidence, Flip, ItemText, LabelProbability, Language } from '../base/records.ts';
import { createBagger } from './bag.ts';
import { bayesScores } from './bayes-scores.ts';
import { createDecision, leaveUncoded } from './decision.ts';
import { explainLabel, findFlip, groupWords, type ReadText } from './explain.ts';
import { createGramIndex } from './gram-index.ts';
import { detectLanguage } from './language.ts';
import { lexiconShares, sumShares, targetsOf } from './lexicon-scores.ts';
import { sigmoid } from './logistic.ts';
import { bayesWeights, type LabelModel, type Model } from './model.ts';
import { createReader } from './reading.ts';
import { companyOf, inputValues, planInputs, type TextScores } from './stack-inputs.ts';

export interface ClassifyOptions {
  /** Say what decided on relevance and on every category and factor given. */
  evidence?: boolean;
  /** List the probability of every label, given or not. */
  all?: boolean;
}

export interface Classification extends Coding {
  /** Label by label; the contributions of a label add up to its calibrated log-odds. */
  evidence?: Evidence[];
  flips?: Flip[];
  /** Every label in the codebook's order. */
  all?: LabelProbability[];
}

export interface Classifier {
  /** Codes one text. Cost is linear in its length; any text is answered. */
  classify(text: ItemText, options?: ClassifyOptions): Classification;
}

/** A classifier over a built model. Keeps a memory of surface forms, so make one and use it for all texts. */
export function createClassifier(model: Model): Classifier {
  const { actors, lexicon, cues, labels } = model;
  const weights = bayesWeights(model);
  const symbols = new Map(model.symbols.map((stem, symbol) => [stem, symbol]));
  const symbolOf = (stem: string) => symbols.get(stem) ?? -1;
  const reader = createReader({ actors, lexicon, cues }, symbolOf);
  const index = createGramIndex();
  for (let at = 0; at < model.grams.length; at += 2) index.add(model.grams[at]!, model.grams[at + 1]!);
  const bagOf = createBagger(actors, symbolOf, index.find);
  const names = labels.map(({ label }) => label);
  const targets = targetsOf(lexicon, names);
  const plan = planInputs(names);
  const decide = createDecision(labels);
  const inputs = plan.ofLabel.map((places) => Array.from(places, (place) => plan.sources[place]!));

  function readText(text: ItemText, language: Language): ReadText {
    const reading = reader.read(text, language);
    const bag = bagOf(reading);
    const shares = lexiconShares(reading, targets);
    const scores: TextScores = {
      bayes: bayesScores(bag, weights),
      lexicon: sumShares(shares, labels.length),
      company: companyOf(reading.mentions, actors, reading.row.field),
      russian: language === 'ru',
    };
    return { text, reading, bag, shares, scores, actors, lexicon, weights };
  }

  function scoreOf({ intercept, coefficients }: LabelModel, label: number, values: Float64Array): number {
    const places = plan.ofLabel[label]!;
    let score = intercept;
    for (let at = 0; at < places.length; at++) score += coefficients[at]! * values[places[at]!]!;
    return score;
  }

  function classify(text: ItemText, { evidence = false, all = false }: ClassifyOptions = {}): Classification {
    const lang = detectLanguage(`${text.title} ${text.summary ?? ''}`, text.lang);
    if (lang === 'other') return leaveUncoded();
    const read = readText(text, lang);
    const values = inputValues(plan, read.scores);
    const probabilities = labels.map((label, at) => sigmoid(scoreOf(label, at, values)));
    const coding: Classification = decide(lang, probabilities);
    if (all) coding.all = names.map((id, at) => ({ id, probability: probabilities[at]! }));
    if (evidence) {
      const given = new Set([
        'relevant',
        'core',
        ...[...coding.categories, ...coding.factors].map(({ id }) => id),
      ]);
      const groups = groupWords(read);
      const explained = labels.flatMap((label, at) =>
        given.has(label.label) ? [{ label, parts: explainLabel(read, groups, label, inputs[at]!) }] : [],
      );
      coding.evidence = explained.flatMap(({ parts }) => parts);
      coding.flips = explained.map(({ label, parts }) => findFlip(label, parts));
    }
    return coding;
  }

  return { classify };
}

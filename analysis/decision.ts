/**
 * Probabilities → verdict under the codebook: relevance first, categories and factors only where relevant,
 * orientation from the poles. No text here.
 */
import type { Coding, LabelProbability, Language, Relevance } from '../base/records.ts';
import { categories, factors, orientationOf, poleOf } from '../codebook/categories.ts';
import type { LabelModel } from './model.ts';

/** A category at the pole opposite to the likeliest one's must be likelier than not: mixed items are few. */
const MIXED_FROM = 0.5;

/** The verdict for one text; `probabilities` stand in the order of the labels. */
export type Decide = (lang: Language, probabilities: ArrayLike<number>) => Coding;

/** Looks up once where each label stands; the verdicts follow. */
export function createDecision(labels: readonly LabelModel[]): Decide {
  const of = (id: string) => labels.findIndex(({ label }) => label === id);
  const places: DecisionPlaces = {
    relevant: of('relevant'),
    core: of('core'),
    categories: categories.map(of),
    factors: factors.map(of),
  };
  return (lang, probabilities) => decide(lang, probabilities, labels, places);
}

/** Where labels stand among the probabilities. */
interface DecisionPlaces {
  relevant: number;
  core: number;
  categories: readonly number[];
  factors: readonly number[];
}

function decide(
  lang: Language,
  probabilities: ArrayLike<number>,
  labels: readonly LabelModel[],
  { relevant, core, categories: ofCategories, factors: ofFactors }: DecisionPlaces,
): Coding {
  const relevantProbability = probabilities[relevant]!;
  const coreProbability = Math.min(probabilities[core]!, relevantProbability);
  const relevance = decideRelevance(
    relevantProbability >= labels[relevant]!.threshold,
    coreProbability >= labels[core]!.threshold,
  );
  const given = (places: readonly number[]): LabelProbability[] =>
    relevance === 'none'
      ? []
      : places
          .filter((label) => probabilities[label]! >= labels[label]!.threshold)
          .map((label) => ({ id: labels[label]!.label, probability: probabilities[label]! }))
          .sort((a, b) => b.probability - a.probability);
  const found = keepPole(given(ofCategories));
  return {
    lang,
    relevance,
    relevantProbability,
    coreProbability,
    categories: found,
    factors: given(ofFactors),
    orientation: orientationOf(found.map(({ id }) => id)),
  };
}

function keepPole(found: readonly LabelProbability[]): LabelProbability[] {
  const pole = found[0] && poleOf(found[0].id);
  return found.filter(({ id, probability }) => poleOf(id) === pole || probability >= MIXED_FROM);
}

function decideRelevance(relevant: boolean, core: boolean): Relevance {
  if (!relevant) return 'none';
  return core ? 'core' : 'context';
}

/** The coding of a text in a language that is not coded. */
export function leaveUncoded(): Coding {
  return {
    lang: 'other',
    relevance: 'none',
    relevantProbability: 0,
    coreProbability: 0,
    categories: [],
    factors: [],
    orientation: 'neutral',
  };
}

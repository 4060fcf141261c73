/**
 * Coding by the lexicon's patterns alone: weights of the patterns found are added up, nothing is learnt. What the model is
 * held against, since a dictionary is what most studies would have used.
 */
import type { ItemText, LabelProbability } from '../../base/records.ts';
import { categories, poleOf } from '../../codebook/categories.ts';
import { detectLanguage } from '../language.ts';
import { lexiconShares, SUM, sumShares, targetsOf } from '../lexicon-scores.ts';
import { createReader, type ReadingData } from '../reading.ts';

export type KeywordCoder = (text: ItemText) => LabelProbability[];

/** Gives the strongest category of each pole its pole's share of the weight found; nothing where no pattern was. */
export function createKeywordCoder(data: ReadingData): KeywordCoder {
  const lexicon = data.lexicon.filter(({ label }) => poleOf(label) !== undefined);
  const reader = createReader({ ...data, lexicon }, () => -1);
  const targets = targetsOf(lexicon, categories);
  return (text) => {
    const language = detectLanguage(`${text.title} ${text.summary ?? ''}`, text.lang);
    if (language === 'other') return [];
    const sums = sumShares(lexiconShares(reader.read(text, language), targets), categories.length);
    const weights = categories.map((id, at) => ({
      id,
      weight: Math.max(0, sums[3 * at + SUM.for]! + sums[3 * at + SUM.turned]! - sums[3 * at + SUM.against]!),
    }));
    const strongest = (['cooperation', 'tension'] as const).map((pole) =>
      weights
        .filter(({ id }) => poleOf(id) === pole)
        .reduce((best, next) => (next.weight > best.weight ? next : best)),
    );
    const total = strongest.reduce((sum, { weight }) => sum + weight, 0);
    return strongest
      .filter(({ weight }) => weight > 0)
      .map(({ id, weight }) => ({ id, probability: weight / total }));
  };
}

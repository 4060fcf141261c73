/**
 * How common terms are, counted once over the codebook's training items. Fixed, so that what an item weighs never
 * depends on which items came before it; a change of the training items is a new method version.
 */
import { contentHash } from '../../base/hash.ts';
import type { FeatureReader, StoryText } from './features.ts';

export interface Background {
  /** Texts counted. */
  texts: number;
  /** In how many texts a term stands. */
  frequencies: Map<number, number>;
}

/** Beyond this, rarity no longer counts: a word unknown to the training items is not a better clue than a rare one. */
const MOST_RARITY = 4.5;

export function countBackground(texts: readonly StoryText[], reader: FeatureReader): Background {
  const frequencies = new Map<number, number>();
  for (const text of texts) {
    for (const term of reader.read(text).counts.keys())
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return { texts: texts.length, frequencies };
}

/** Inverse document frequency, ln((N + 1)/(n + 1)), at most 4.5. */
export function rarityOf(term: number, { texts, frequencies }: Background): number {
  return Math.min(MOST_RARITY, Math.log((texts + 1) / ((frequencies.get(term) ?? 0) + 1)));
}

/** Whether a term stands in more than a twentieth of all texts: no clue by which to look for neighbours. */
export function isCommon(term: number, { texts, frequencies }: Background): boolean {
  return (frequencies.get(term) ?? 0) > texts / 20;
}

/** Content hash of the counts. */
export function hashBackground({ texts, frequencies }: Background): string {
  const rows = [...frequencies].sort(([a], [b]) => a - b);
  return contentHash(JSON.stringify([texts, rows]), 12);
}

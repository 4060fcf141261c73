/**
 * Features → a vector of unit length in whole thousandths, so that a comparison gives the same number in any order and on any
 * machine. Words and named entities are normalised apart and then weighed together, so that neither drowns the other.
 */
import type { Side } from '../../base/records.ts';
import { type Background, isCommon, rarityOf } from './background.ts';
import type { FeatureReader, StoryText } from './features.ts';
import type { CopySketch } from './near-copies.ts';
import { isShared } from './term-hash.ts';

export interface StoryVector {
  /** Ascending. */
  terms: number[];
  /** Thousandths, one a term. */
  weights: number[];
}

/** All that grouping knows of an item's text. */
export interface StoryProfile {
  vector: StoryVector;
  sketch: CopySketch;
  sides: Side[];
  /** Terms and copy marks under which items are looked for that may be its neighbours. */
  clues: number[];
}

/** Profiles a text; cost is linear in its length. */
export type Profiler = (text: StoryText) => StoryProfile;

export const SCALE = 1000;
/** Share of words in the squared length; named entities have the rest. Chosen on the tuning half of the hand-grouped set. */
const WORD_SHARE = 0.7;
/** Numbers and concepts tell events apart better than other words do. */
const SHARED_WEIGHT = 1.5;
const WORD_CLUES = 8;
const SHARED_CLUES = 5;
const SHINGLE_CLUES = 3;

export function createProfiler(reader: FeatureReader, background: Background): Profiler {
  return (text) => {
    const { counts, entities, sides, sketch } = reader.read(text);
    const vector = weigh(counts, entities, background);
    return { vector, sketch, sides, clues: chooseClues(vector, sketch, background) };
  };
}

function weigh(
  counts: ReadonlyMap<number, number>,
  entities: ReadonlySet<number>,
  background: Background,
): StoryVector {
  const terms = [...counts.keys()].sort((a, b) => a - b);
  const raw = terms.map(
    (term) =>
      counts.get(term)! *
      rarityOf(term, background) *
      (isShared(term) && !entities.has(term) ? SHARED_WEIGHT : 1),
  );
  const lengthOf = (named: boolean) =>
    Math.sqrt(
      raw.reduce((sum, weight, at) => sum + (entities.has(terms[at]!) === named ? weight * weight : 0), 0),
    );
  const words = lengthOf(false);
  const named = lengthOf(true);
  const wordScale = words === 0 ? 0 : (SCALE * Math.sqrt(WORD_SHARE)) / words;
  const namedScale = named === 0 ? 0 : (SCALE * Math.sqrt(1 - WORD_SHARE)) / named;
  return {
    terms,
    weights: raw.map((weight, at) =>
      Math.round(weight * (entities.has(terms[at]!) ? namedScale : wordScale)),
    ),
  };
}

/** The heaviest terms that are not common, the heaviest of those both languages share, and marks of a copy. */
function chooseClues({ terms, weights }: StoryVector, sketch: CopySketch, background: Background): number[] {
  const heaviest = terms
    .map((term, at) => ({ term, weight: weights[at]! }))
    .filter(({ term }) => !isCommon(term, background))
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .map(({ term }) => term);
  const clues = new Set([
    ...heaviest.slice(0, WORD_CLUES),
    ...heaviest.filter(isShared).slice(0, SHARED_CLUES),
    ...sketch.shingles.slice(0, SHINGLE_CLUES),
  ]);
  if (sketch.title !== 0) clues.add(sketch.title);
  return [...clues];
}

/**
 * How alike two items are: cosine of their vectors, 1 for copies; across languages the cosine of what both languages
 * share. Answers in whole ten-thousandths, the same for both orders.
 */
import type { Language } from '../../base/records.ts';
import { areCopies } from './near-copies.ts';
import { isShared } from './term-hash.ts';
import { SCALE, type StoryProfile, type StoryVector } from './vector.ts';

const DAY = 86_400_000;

/** An item as grouping compares it. */
export interface GroupedItem extends Omit<StoryProfile, 'sides' | 'clues'> {
  id: number;
  /** Milliseconds, UTC: its publication, else its fetching. */
  at: number;
  language: Language;
}

/** Least cosine of neighbours; see docs/stories.md for how it was chosen. */
const LEAST_COSINE = 0.43;
/** The same across languages, over shared terms only, of which there must be some. */
const LEAST_SHARED_COSINE = 0.5;
const FEWEST_SHARED_TERMS = 3;
/** Farthest apart in time that items, and copies, are joined directly. */
const GAP = 7 * DAY;
export const COPY_GAP = 14 * DAY;

export const UNIT = 10_000;

/** Similarity in ten-thousandths where an item may join a story through an earlier one, 0 where it may not. */
export function linkStrength(item: GroupedItem, earlier: GroupedItem): number {
  const apart = Math.abs(item.at - earlier.at);
  if (apart > COPY_GAP) return 0;
  if (areCopies(item.sketch, earlier.sketch)) return UNIT;
  if (apart > GAP) return 0;
  if (item.language !== earlier.language) return acrossLanguages(item.vector, earlier.vector);
  const strength = Math.floor((dotProduct(item.vector, earlier.vector) * UNIT) / SCALE ** 2);
  return strength >= LEAST_COSINE * UNIT ? Math.min(strength, UNIT) : 0;
}

function acrossLanguages(a: StoryVector, b: StoryVector): number {
  const { sum, terms } = sharedProduct(a, b);
  if (terms < FEWEST_SHARED_TERMS) return 0;
  const cosine = sum / Math.sqrt(sharedProduct(a, a).sum * sharedProduct(b, b).sum);
  return cosine >= LEAST_SHARED_COSINE ? Math.floor((cosine * UNIT * LEAST_COSINE) / LEAST_SHARED_COSINE) : 0;
}

function dotProduct(a: StoryVector, b: StoryVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const order = a.terms[i]! - b.terms[j]!;
    if (order === 0) sum += a.weights[i++]! * b.weights[j++]!;
    else if (order < 0) i++;
    else j++;
  }
  return sum;
}

function sharedProduct(a: StoryVector, b: StoryVector): { sum: number; terms: number } {
  let sum = 0;
  let terms = 0;
  for (let i = a.terms.findIndex(isShared), j = b.terms.findIndex(isShared); i >= 0 && j >= 0; ) {
    if (i >= a.terms.length || j >= b.terms.length) break;
    const order = a.terms[i]! - b.terms[j]!;
    if (order === 0) {
      sum += a.weights[i++]! * b.weights[j++]!;
      terms++;
    } else if (order < 0) i++;
    else j++;
  }
  return { sum, terms };
}

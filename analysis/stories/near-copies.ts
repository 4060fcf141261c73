/**
 * Copies of one text: the same headline, or nearly the same run of words. MinHash over word 3-shingles, kept as the
 * smallest hashes of the text (bottom-k sketch, Broder 1997, "On the resemblance and containment of documents").
 */
import { hashText } from './term-hash.ts';

export interface CopySketch {
  /** Hash of the normalised title; 0 where it is too short to tell. */
  title: number;
  /** The smallest shingle hashes of title and summary, ascending; all of them where the text is short. */
  shingles: number[];
}

const SHINGLE_WORDS = 3;
const SKETCH_SIZE = 32;
/** Fewer words or shingles say too little: "Rocket launch" is no copy of "Rocket launch". */
const FEWEST_TITLE_WORDS = 5;
const FEWEST_SHINGLES = 5;
const LEAST_RESEMBLANCE = 0.8;

/** @param words normalised words of title and summary; the first `titleLength` are the title's. */
export function sketchCopy(words: readonly string[], titleLength: number): CopySketch {
  const title = titleLength < FEWEST_TITLE_WORDS ? 0 : hashText(words.slice(0, titleLength).join(' ')) | 0;
  const hashes = words.map(hashText);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= hashes.length; at++) {
    shingles.add(mix(mix(hashes[at]!, hashes[at + 1]!), hashes[at + 2]!));
  }
  return { title, shingles: [...shingles].sort((a, b) => a - b).slice(0, SKETCH_SIZE) };
}

/** Whether one of two texts is a copy of the other: same title, or an estimated Jaccard resemblance of at least 0.8. */
export function areCopies(a: CopySketch, b: CopySketch): boolean {
  if (a.title !== 0 && a.title === b.title) return true;
  const [x, y] = [a.shingles, b.shingles];
  if (Math.min(x.length, y.length) < FEWEST_SHINGLES) return false;
  return resemblance(x, y, LEAST_RESEMBLANCE) >= LEAST_RESEMBLANCE;
}

/**
 * Estimate of the Jaccard index, 0–1: exact where both texts have at most 32 shingles together. Gives up with 0 as
 * soon as it cannot reach `least`: most pairs are told apart by their first few hashes.
 */
export function resemblance(a: readonly number[], b: readonly number[], least = 0): number {
  const mostApart = (1 - least) * SKETCH_SIZE;
  let shared = 0;
  let union = 0;
  for (let i = 0, j = 0; union < SKETCH_SIZE && (i < a.length || j < b.length); union++) {
    const x = i < a.length ? a[i]! : Number.POSITIVE_INFINITY;
    const y = j < b.length ? b[j]! : Number.POSITIVE_INFINITY;
    if (x === y) shared++;
    else if (union + 1 - shared > mostApart) return 0;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return union === 0 ? 0 : shared / union;
}

/** Two hashes as one, order counting; signed 32-bit (the mixing step of MurmurHash3, Appleby 2011). */
function mix(hash: number, next: number): number {
  let h = Math.imul(hash ^ Math.imul(next, 0xcc9e2d51), 0x1b873593);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
}

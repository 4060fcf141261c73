/**
 * What the lexicon says of each label: sums of pattern weights for it, against it, and turned over from the opposite pole.
 * A turned hit of a category speaks for the other pole, as `turnedOf` says (codebook rule 7); factors and relevance do not turn.
 */
import { turnedOf } from '../codebook/categories.ts';
import type { LexiconPattern } from '../codebook/lexicon.ts';
import { placeWeight } from './bag.ts';
import type { Hit, Reading } from './reading.ts';
import { isTurned } from './scopes.ts';

/** Index of a sum within a label's three. */
export const SUM = { for: 0, against: 1, turned: 2 } as const;
export type SumKind = keyof typeof SUM;

/** One addition to one sum: `label` by index, `amount` above zero. */
export interface LexiconShare {
  hit: Hit;
  label: number;
  kind: SumKind;
  amount: number;
  /** The hit stands under negation or reversal. */
  turned: boolean;
}

/** Which labels, by index, a pattern speaks to. */
export interface PatternTarget {
  label: number;
  /** The label that a turned hit speaks for, −1 for factors and relevance. */
  opposite: number;
  weight: number;
}

export function targetsOf(lexicon: readonly LexiconPattern[], labels: readonly string[]): PatternTarget[] {
  return lexicon.map(({ label, weight }) => {
    const opposite = turnedOf(label);
    return { label: labels.indexOf(label), opposite: opposite ? labels.indexOf(opposite) : -1, weight };
  });
}

/** Every addition that the hits of a text make. */
export function lexiconShares(
  { hits, scopes, row }: Reading,
  targets: readonly PatternTarget[],
): LexiconShare[] {
  const shares: LexiconShare[] = [];
  for (const hit of hits) {
    const { label, opposite, weight } = targets[hit.pattern]!;
    let place = 0;
    let upright = false;
    for (const span of hit.spans) {
      place = Math.max(place, placeWeight(row, span.from));
      upright ||= opposite < 0 || !isTurned(span, scopes);
    }
    const amount = Math.abs(weight) * place;
    if (weight < 0) {
      if (upright) shares.push({ hit, label, kind: 'against', amount, turned: false });
    } else if (upright) {
      shares.push({ hit, label, kind: 'for', amount, turned: false });
    } else {
      shares.push({ hit, label, kind: 'against', amount, turned: true });
      shares.push({ hit, label: opposite, kind: 'turned', amount, turned: true });
    }
  }
  return shares;
}

/** Three sums a label, row by row. */
export function sumShares(shares: readonly LexiconShare[], labels: number): Float64Array {
  const sums = new Float64Array(3 * labels);
  for (const { label, kind, amount } of shares) sums[3 * label + SUM[kind]]! += amount;
  return sums;
}

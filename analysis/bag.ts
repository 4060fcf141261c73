/**
 * The features present in one text, each once, with its weight by where it first stands and its place.
 * Title and summary weigh most; what stands far down a body hardly counts.
 */
import type { Actor } from '../codebook/actors.ts';
import { companySymbol, forEachGram, numberActors } from './grams.ts';
import type { Reading, SymbolOf } from './reading.ts';
import type { TokenRow } from './tokens.ts';

/** Parallel arrays, one entry a feature. `from` and `to` are the half-open range of tokens of its first place. */
export interface Bag {
  features: number[];
  weights: number[];
  from: number[];
  to: number[];
  /** 1 where the feature stands under negation or reversal. */
  turned: number[];
}

/** Characters of a body that count as its lead. */
const LEAD = 500;
const WEIGHTS = { title: 1, summary: 0.6, lead: 0.3, body: 0.05 };

/** What a token's place in the text counts, 0–1. */
export function placeWeight(row: Pick<TokenRow<unknown>, 'field' | 'from'>, token: number): number {
  const field = row.field[token];
  if (field === 0) return WEIGHTS.title;
  if (field === 1) return WEIGHTS.summary;
  return row.from[token]! < LEAD ? WEIGHTS.lead : WEIGHTS.body;
}

/** Makes bags by a numbering of grams (−1: not a feature). Fields come in falling weight, so a first place is the best one. */
export function createBagger(
  actors: readonly Actor[],
  symbolOf: SymbolOf,
  featureOf: (first: number, second: number) => number,
): (reading: Reading) => Bag {
  const symbols = numberActors(actors, symbolOf);
  const seen: number[] = [];
  let text = 0;
  return (reading) => {
    text++;
    const bag: Bag = { features: [], weights: [], from: [], to: [], turned: [] };
    const company = symbolOf(companySymbol(reading, actors));
    forEachGram(reading, symbols, company, (first, second, from, to) => {
      const feature = featureOf(first, second);
      if (feature < 0 || seen[feature] === text) return;
      seen[feature] = text;
      bag.features.push(feature);
      bag.weights.push(placeWeight(reading.row, from));
      bag.from.push(from);
      bag.to.push(to);
      bag.turned.push(first & 1);
    });
    return bag;
  };
}

/**
 * The training items read once: bags of features kept and numbered densely, lexicon sums, company.
 * Features that stand in too few items are dropped here; weights belong to training.
 */
import type { Actor } from '../codebook/actors.ts';
import { labels as allLabels } from '../codebook/categories.ts';
import type { LexiconPattern, ScopeCue } from '../codebook/lexicon.ts';
import { type Bag, createBagger } from './bag.ts';
import { createGramIndex } from './gram-index.ts';
import { lexiconShares, sumShares, targetsOf } from './lexicon-scores.ts';
import { createReader } from './reading.ts';
import { companyOf, type TextScores } from './stack-inputs.ts';
import type { CodedItem } from './train.ts';

/** What the texts are read by, and the items. */
export interface TextsToPrepare {
  items: readonly CodedItem[];
  actors: readonly Actor[];
  lexicon: readonly LexiconPattern[];
  cues: readonly ScopeCue[];
}

/** What training needs of the items' texts; lists stand in the order of the items. */
export interface PreparedTexts {
  bags: Bag[];
  scores: Omit<TextScores, 'bayes'>[];
  grams: Int32Array;
  symbols: string[];
}

/** Reads every item, keeps the features that stand in enough of them, and numbers these and their symbols densely. */
export function prepareTexts(
  { items, actors, lexicon, cues }: TextsToPrepare,
  fewestItems: number,
): PreparedTexts {
  const stems = new Map<string, number>();
  const symbolOf = (stem: string) => {
    const known = stems.get(stem);
    if (known !== undefined) return known;
    stems.set(stem, stems.size);
    return stems.size - 1;
  };
  const reader = createReader({ actors, lexicon, cues }, symbolOf);
  const index = createGramIndex();
  const pairs: [number, number][] = [];
  const itemsWith: number[] = [];
  const bagOf = createBagger(actors, symbolOf, (first, second) => {
    const feature = index.add(first, second);
    if (feature === pairs.length) {
      pairs.push([first, second]);
      itemsWith.push(0);
    }
    return feature;
  });
  const targets = targetsOf(lexicon, allLabels);
  const bags: Bag[] = [];
  const scores = items.map(({ title, summary, language }) => {
    const reading = reader.read({ title, summary }, language);
    const bag = bagOf(reading);
    for (const feature of bag.features) itemsWith[feature]!++;
    bags.push(bag);
    return {
      lexicon: sumShares(lexiconShares(reading, targets), allLabels.length),
      company: companyOf(reading.mentions, actors, reading.row.field),
      russian: language === 'ru',
    };
  });
  const kept = itemsWith.flatMap((count, feature) => (count >= fewestItems ? [feature] : []));
  const names = [...stems.keys()];
  const symbols = new Map<number, number>();
  const renumber = (symbol: number) => {
    if (!symbols.has(symbol)) symbols.set(symbol, symbols.size);
    return symbols.get(symbol)!;
  };
  const grams = new Int32Array(2 * kept.length);
  kept.forEach((feature, at) => {
    const [first, second] = pairs[feature]!;
    grams[2 * at] = renumber(first >> 1) * 2 + (first & 1);
    grams[2 * at + 1] = second < 0 ? -1 : renumber(second);
  });
  const place = new Map(kept.map((feature, at) => [feature, at]));
  return {
    bags: bags.map((bag) => keepFeatures(bag, place)),
    scores,
    grams,
    symbols: [...symbols.keys()].map((symbol) => names[symbol]!),
  };
}

function keepFeatures(bag: Bag, place: ReadonlyMap<number, number>): Bag {
  const kept: Bag = { features: [], weights: [], from: [], to: [], turned: [] };
  bag.features.forEach((feature, at) => {
    const known = place.get(feature);
    if (known === undefined) return;
    kept.features.push(known);
    kept.weights.push(bag.weights[at]!);
  });
  return kept;
}

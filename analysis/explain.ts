/**
 * Takes a label's score apart into what was found in the text. The parts add up to the calibrated log-odds exactly;
 * weak words are listed as one entry. Says also what would have to go for the verdict to turn.
 */
import type { Evidence, Flip, ItemText } from '../base/records.ts';
import type { Actor } from '../codebook/actors.ts';
import type { LexiconPattern } from '../codebook/lexicon.ts';
import type { Bag } from './bag.ts';
import type { BayesWeights } from './bayes-scores.ts';
import type { LexiconShare } from './lexicon-scores.ts';
import { SUM } from './lexicon-scores.ts';
import { logit } from './logistic.ts';
import type { LabelModel } from './model.ts';
import type { Span } from './pattern-set.ts';
import type { Reading } from './reading.ts';
import {
  addSums,
  companyNames,
  type InputSource,
  saturate,
  sumsOf,
  type TextScores,
} from './stack-inputs.ts';
import { fields } from './tokens.ts';

/** All that is known of one text when its verdict is explained. */
export interface ReadText {
  text: ItemText;
  reading: Reading;
  bag: Bag;
  shares: readonly LexiconShare[];
  scores: TextScores;
  actors: readonly Actor[];
  lexicon: readonly LexiconPattern[];
  weights: BayesWeights;
}

/** Words listed singly for one label; the others become one entry. */
const MOST_WORDS = 12;
/** What stands for all words not listed singly. */
export const OTHER_WORDS = '…';

type Place = Evidence['places'][number];

/** The parts of one label's score, strongest first, prior last. */
export function explainLabel(
  read: ReadText,
  groups: WordGroups,
  model: LabelModel,
  inputs: readonly InputSource[],
): Evidence[] {
  const { label, intercept, coefficients } = model;
  const words = new Float64Array(read.bag.features.length);
  const evidence: Evidence[] = [];
  let prior = intercept;
  inputs.forEach((input, at) => {
    const coefficient = coefficients[at]!;
    if (coefficient === 0) return;
    if (input.kind === 'bayes') addWords(words, read, input, coefficient);
    else if ('sums' in input) evidence.push(...patternParts(read, label, input, coefficient));
    else if (input.kind === 'language') prior += read.scores.russian ? coefficient : 0;
    else if (read.scores.company[input.at] !== 0) {
      const text = companyNames[input.at]!;
      evidence.push({
        label,
        kind: 'actor',
        text,
        contribution: coefficient,
        places: companyPlaces(read, text),
      });
    }
  });
  const parts = [...mergeSame(evidence), ...wordParts(words, groups, read, label)];
  parts.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return [...parts, { label, kind: 'prior', text: '', contribution: prior, places: [] }];
}

/** The fewest parts, taken greedily, without which the verdict on the label would be the other one. */
export function findFlip({ label, threshold }: LabelModel, parts: readonly Evidence[]): Flip {
  const limit = logit(threshold);
  let score = 0;
  for (const { contribution } of parts) score += contribution;
  const given = score >= limit;
  const supporting = parts.filter(({ kind, contribution }) => kind !== 'prior' && contribution > 0 === given);
  const without: string[] = [];
  for (const { text, contribution } of supporting) {
    score -= contribution;
    without.push(text);
    if (score >= limit !== given) return { label, without };
  }
  return { label, without: null };
}

function addWords(
  words: Float64Array,
  { bag, scores: { bayes }, weights: { weights, inCompany, labels } }: ReadText,
  { label, block }: Extract<InputSource, { kind: 'bayes' }>,
  coefficient: number,
): void {
  const marked = block === 'company' ? 1 : 0;
  const factor = coefficient * (marked ? bayes.companyDamp : bayes.plainDamp);
  for (let at = 0; at < words.length; at++) {
    const feature = bag.features[at]!;
    if (inCompany[feature] === marked)
      words[at]! += factor * bag.weights[at]! * weights[feature * labels + label]!;
  }
}

/** Features that stand at the same words, grouped: the same for every label of a text. */
export interface WordGroups {
  /** For each feature of the bag, the group it belongs to. */
  ofFeature: Int32Array;
  /** For each group, its first feature in the bag. */
  first: number[];
  /** For each group, whether it is the mention of an actor. */
  isMention: boolean[];
}

export function groupWords({ bag, reading }: Pick<ReadText, 'bag' | 'reading'>): WordGroups {
  const ofFeature = new Int32Array(bag.features.length);
  const groups = new Map<number, number>();
  const mentions = new Set(reading.mentions.map(({ from, to }) => from * 65_536 + to));
  const first: number[] = [];
  const isMention: boolean[] = [];
  for (let at = 0; at < ofFeature.length; at++) {
    const key = bag.from[at]! * 65_536 + bag.to[at]!;
    let group = groups.get(key);
    if (group === undefined) {
      group = first.push(at) - 1;
      groups.set(key, group);
      isMention.push(mentions.has(key));
    }
    ofFeature[at] = group;
  }
  return { ofFeature, first, isMention };
}

function wordParts(words: Float64Array, groups: WordGroups, read: ReadText, label: string): Evidence[] {
  const { bag, reading } = read;
  const { ofFeature, first, isMention } = groups;
  const sums = new Float64Array(first.length);
  for (let at = 0; at < words.length; at++) sums[ofFeature[at]!]! += words[at]!;
  const ordered = Array.from(sums, (_, group) => group);
  ordered.sort((a, b) => Math.abs(sums[b]!) - Math.abs(sums[a]!));
  const parts = ordered.slice(0, MOST_WORDS).map((group): Evidence => {
    const at = first[group]!;
    const place = placeOf({ from: bag.from[at]!, to: bag.to[at]! }, reading);
    const kind = bag.turned[at] ? 'negation' : isMention[group] ? 'actor' : 'word';
    return { label, kind, text: textAt(place, read.text), contribution: sums[group]!, places: [place] };
  });
  let rest = 0;
  for (let at = MOST_WORDS; at < ordered.length; at++) rest += sums[ordered[at]!]!;
  return rest === 0
    ? parts
    : [...parts, { label, kind: 'word', text: OTHER_WORDS, contribution: rest, places: [] }];
}

function patternParts(
  { shares, scores, lexicon, reading }: ReadText,
  label: string,
  source: Extract<InputSource, { sums: unknown }>,
  coefficient: number,
): Evidence[] {
  const sums = sumsOf(source, scores);
  const total = addSums(sums, scores);
  const unit = coefficient * (total === 0 ? 1 : saturate(total) / total);
  return shares.flatMap(({ hit, amount, turned, label: of, kind }) => {
    const signed = sums.find(({ sum }) => sum === 3 * of + SUM[kind]);
    if (!signed) return [];
    return [
      {
        label,
        kind: turned ? 'negation' : 'pattern',
        text: lexicon[hit.pattern]!.id,
        contribution: unit * signed.sign * amount,
        places: hit.spans.map((span) => placeOf(span, reading)),
      },
    ];
  });
}

/** One entry for each thing found, though several inputs may have counted it. */
function mergeSame(evidence: readonly Evidence[]): Evidence[] {
  const merged = new Map<string, Evidence>();
  for (const part of evidence) {
    const key = `${part.kind} ${part.text}`;
    const known = merged.get(key);
    if (known) known.contribution += part.contribution;
    else merged.set(key, part);
  }
  return [...merged.values()];
}

function companyPlaces({ reading, actors }: ReadText, name: string): Place[] {
  return reading.mentions
    .filter(({ actor }) => {
      const { side, space } = actors[actor]!;
      return name.includes(`<${side}>`) || (space && name.includes('<space>'));
    })
    .map((mention) => placeOf(mention, reading));
}

/** Character range of a span; one that runs over the end of a field is cut there. */
function placeOf({ from, to }: Span, { row }: Reading): Place {
  const field = row.field[from]!;
  let last = to - 1;
  while (row.field[last] !== field) last--;
  return { field: fields[field], from: row.from[from]!, to: row.to[last]! };
}

function textAt({ field, from, to }: Place, text: ItemText): string {
  return (text[field] ?? '').slice(from, to);
}

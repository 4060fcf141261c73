/**
 * The few inputs that a label's logistic model sees: Bayes log-odds, lexicon sums, the sides that meet in the text.
 * Every input is a sum of traceable parts, so that a verdict can be taken apart into evidence again.
 */
import type { Side } from '../base/records.ts';
import type { Actor } from '../codebook/actors.ts';
import { sides } from '../codebook/actors.ts';
import { categories, factors } from '../codebook/categories.ts';
import type { Mention } from './actors.ts';
import type { BayesBlock, BayesScores } from './bayes-scores.ts';
import { SUM, type SumKind } from './lexicon-scores.ts';

/** What one text amounts to before any label's model is asked. */
export interface TextScores {
  bayes: BayesScores;
  /** Three sums a label; see lexicon-scores.ts. */
  lexicon: Float64Array;
  /** 0 or 1 each; see `companyNames`. */
  company: Float64Array;
  russian: boolean;
}

/** Lexicon sums count less the larger they are. */
export function saturate(sum: number): number {
  return Math.sign(sum) * Math.log1p(Math.abs(sum));
}

const pairs: readonly (readonly [Side, Side])[] = [
  ['us', 'russia'],
  ['europe', 'russia'],
  ['commercial', 'russia'],
  ['china', 'russia'],
  ['us', 'china'],
];

/** Who is in the text: each side, actors of space, sides in the title, and sides that meet. */
export const companyNames: readonly string[] = [
  ...sides.map((side) => `<${side}>`),
  '<space>',
  '<space> of <russia>',
  '<space> of <china>',
  '<us> in title',
  '<russia> in title',
  ...pairs.map(([a, b]) => `<${a}> with <${b}>`),
  '<russia> with <space>',
];

/** A mention's actors as the company sees them. */
export function companyOf(
  mentions: readonly Mention[],
  actors: readonly Actor[],
  field: readonly number[],
): Float64Array {
  const company = new Float64Array(companyNames.length);
  if (mentions.length === 0) return company;
  const title = new Set<Side>();
  const base = sides.length;
  for (const { actor, from } of mentions) {
    const { side, space } = actors[actor]!;
    company[sides.indexOf(side)] = 1;
    if (space) company[base] = 1;
    if (space && side === 'russia') company[base + 1] = 1;
    if (space && side === 'china') company[base + 2] = 1;
    if (field[from] === 0) title.add(side);
  }
  if (title.has('us')) company[base + 3] = 1;
  if (title.has('russia')) company[base + 4] = 1;
  pairs.forEach(([a, b], at) => {
    company[base + 5 + at] = company[sides.indexOf(a)]! * company[sides.indexOf(b)]!;
  });
  company[companyNames.length - 1] = company[sides.indexOf('russia')]! * company[base]!;
  return company;
}

/** One of the lexicon's sums (by index), with its sign in an input. */
export interface SignedSum {
  sum: number;
  sign: 1 | -1;
}

/** One input of a label's model: which score of the text it is. */
export type InputSource =
  | { kind: 'bayes'; label: number; block: BayesBlock }
  | { kind: 'lexicon'; sums: readonly SignedSum[] }
  /** The largest of several sums. */
  | { kind: 'strongest'; sums: readonly SignedSum[] }
  | { kind: 'company'; at: number }
  | { kind: 'language' };

/**
 * The inputs of a label's model, in order: Bayes scores of its own and of relevance; the lexicon on the label, one balance of
 * what speaks for and against it; the lexicon on relevance, on all categories and on all factors (any of them makes an item
 * relevant), on the strongest other category; the company. Sums for and against as two inputs were weighed apart: among the
 * training items what speaks against a label mostly stands in near misses, and came to count for nothing.
 */
function inputsOf(label: number, labels: readonly string[]): InputSource[] {
  const at = (id: string) => labels.indexOf(id);
  const relevance = [at('relevant'), at('core')];
  const others = relevance.filter((other) => other !== label);
  const speaking = (ids: readonly string[]): SignedSum[] =>
    ids.map((id) => ({ sum: sumIndex(at(id), 'for'), sign: 1 }));
  const rivals = categories.filter((id) => id !== labels[label]);
  return [
    { kind: 'bayes', label, block: 'plain' },
    { kind: 'bayes', label, block: 'company' },
    ...others.map((other): InputSource => ({ kind: 'bayes', label: other, block: 'plain' })),
    {
      kind: 'lexicon',
      sums: [
        { sum: sumIndex(label, 'for'), sign: 1 },
        { sum: sumIndex(label, 'turned'), sign: 1 },
        { sum: sumIndex(label, 'against'), sign: -1 },
      ],
    },
    ...relevance.map(
      (other): InputSource => ({
        kind: 'lexicon',
        sums: [
          { sum: sumIndex(other, 'for'), sign: 1 },
          { sum: sumIndex(other, 'against'), sign: -1 },
        ],
      }),
    ),
    { kind: 'lexicon', sums: speaking(categories) },
    { kind: 'lexicon', sums: speaking(factors) },
    ...(rivals.length < categories.length ? [{ kind: 'strongest' as const, sums: speaking(rivals) }] : []),
    ...companyNames.map((_, place): InputSource => ({ kind: 'company', at: place })),
    { kind: 'language' },
  ];
}

function sumIndex(label: number, kind: SumKind): number {
  return 3 * label + SUM[kind];
}

/** The distinct inputs of all labels, and for each label which of them it sees, in order. */
export interface InputPlan {
  sources: readonly InputSource[];
  ofLabel: readonly Int32Array[];
}

/** Labels share most inputs; the plan lets each be computed once a text. */
export function planInputs(labels: readonly string[]): InputPlan {
  const sources: InputSource[] = [];
  const places = new Map<string, number>();
  const ofLabel = labels.map((_, label) =>
    Int32Array.from(inputsOf(label, labels), (source) => {
      const key = JSON.stringify(source);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, sources.length);
      return sources.push(source) - 1;
    }),
  );
  return { sources, ofLabel };
}

/** One value for each distinct input. */
export function inputValues({ sources }: InputPlan, scores: TextScores): Float64Array {
  const values = new Float64Array(sources.length);
  for (let at = 0; at < sources.length; at++) values[at] = inputValue(sources[at]!, scores);
  return values;
}

function inputValue(source: InputSource, scores: TextScores): number {
  switch (source.kind) {
    case 'bayes':
      return scores.bayes[source.block][source.label]!;
    case 'lexicon':
    case 'strongest':
      return saturate(addSums(sumsOf(source, scores), scores));
    case 'company':
      return scores.company[source.at]!;
    case 'language':
      return scores.russian ? 1 : 0;
  }
}

/** The sums that a lexicon input adds up in this text. */
export function sumsOf(
  source: Extract<InputSource, { sums: unknown }>,
  scores: TextScores,
): readonly SignedSum[] {
  if (source.kind === 'lexicon') return source.sums;
  let best = source.sums[0]!;
  for (const candidate of source.sums) {
    if (scores.lexicon[candidate.sum]! > scores.lexicon[best.sum]!) best = candidate;
  }
  return [best];
}

export function addSums(sums: readonly SignedSum[], { lexicon }: TextScores): number {
  let total = 0;
  for (const { sum, sign } of sums) total += sign * lexicon[sum]!;
  return total;
}

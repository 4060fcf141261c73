/**
 * Scopes of negation and reversal: which words stand under "not", "refuses to", "lifted".
 * A scope runs from its cue for a number of words and ends with the clause; a word under two cues stands upright again.
 */
import type { ScopeCue } from '../codebook/lexicon.ts';
import type { Span } from './pattern-set.ts';
import { GAP } from './tokens.ts';

/** One cue in the text and the half-open range of tokens that it turns. */
export interface Scope extends Span {
  cue: Span;
  /** Index into the list of cues. */
  rule: number;
}

const CLAUSE_OPENERS = new Set(
  (
    'after amid although as because before but despite due during following if over since so though unless until when where ' +
    'which while who whose yet что чтобы хотя но однако если когда пока после перед из-за ввиду вследствие который которая ' +
    'которые которое поскольку несмотря'
  ).split(' '),
);

/** Whether a word begins a clause of its own, as punctuation does. */
export function opensClause(word: string): boolean {
  return CLAUSE_OPENERS.has(word);
}

/** The scope that a cue opens at a place; empty where the clause ends at once. */
export function openScope(
  cue: Span,
  rule: number,
  { direction, reach }: ScopeCue,
  gap: readonly number[],
): Scope {
  if (direction === 'ahead') {
    let to = cue.to;
    while (to < gap.length && to - cue.to < reach && gap[to] === GAP.none) to++;
    return { cue, rule, from: cue.to, to };
  }
  let from = cue.from;
  while (from > 0 && cue.from - from < reach && gap[from] === GAP.none) from--;
  return { cue, rule, from, to: cue.from };
}

/** For each token, whether an odd number of scopes covers it. */
export function turnedTokens(scopes: readonly Scope[], length: number): boolean[] {
  const turned = new Array<boolean>(length).fill(false);
  for (const { from, to } of scopes) {
    for (let at = from; at < to; at++) turned[at] = !turned[at];
  }
  return turned;
}

/** Whether a hit stands wholly inside scopes that turn it. A hit that holds the cue itself speaks for itself. */
export function isTurned({ from, to }: Span, scopes: readonly Scope[]): boolean {
  let covering = 0;
  for (const scope of scopes) if (scope.from <= from && to <= scope.to) covering++;
  return covering % 2 === 1;
}

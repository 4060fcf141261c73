/**
 * Many phrases sought at once: terms are numbered, phrases share a tree, and a text is walked token by token.
 * It reports every occurrence; what an occurrence means is its callers' business.
 */
import type { Phrase, Term } from './pattern-syntax.ts';
import { GAP } from './tokens.ts';

/** A token or actor mention as the tree sees it: the numbers of all terms that it satisfies. */
export type TermIds = readonly number[];

/** The numbering of terms; trees that are walked over the same text share one. */
export interface TermTable {
  /** The number of a term as written in patterns, given on first sight. */
  idOf(term: Term): number;
  /** Terms that a normalised word satisfies: itself, and every known prefix of it. */
  ofWord(word: string): TermIds;
}

/** What is walked: tokens with their terms, and where mentions stand. */
export interface TermRow {
  words: readonly { terms: TermIds }[];
  gap: readonly number[];
  /** Terms and end (token index) of the mention that starts at a token, where one does. */
  mentionTerms?: readonly (TermIds | undefined)[];
  mentionEnd?: readonly number[];
}

/** Called with the slot that a phrase was added under and its half-open range of tokens. */
export type OnPhrase = (slot: number, from: number, to: number) => void;

interface Branch {
  next: Map<number, Branch> | null;
  any: Branch | null;
  slots: number[] | null;
}

export interface PhraseTrie {
  /** Adds a phrase whose occurrences are reported under `slot`. */
  add(phrase: Phrase, slot: number): void;
  /** Finds all phrases. Phrases do not cross the end of a sentence. */
  find(row: TermRow, report: OnPhrase): void;
}

const NOTHING: TermIds = [];

export function createTermTable(): TermTable {
  const ids = new Map<Term, number>();
  let longestPrefix = 0;

  function idOf(term: Term): number {
    const known = ids.get(term);
    if (known !== undefined) return known;
    if (term.endsWith('*')) longestPrefix = Math.max(longestPrefix, term.length - 1);
    ids.set(term, ids.size);
    return ids.size - 1;
  }

  function ofWord(word: string): TermIds {
    const found: number[] = [];
    const exact = ids.get(word);
    if (exact !== undefined) found.push(exact);
    for (let length = 1; length <= Math.min(word.length, longestPrefix); length++) {
      const id = ids.get(`${word.slice(0, length)}*`);
      if (id !== undefined) found.push(id);
    }
    return found.length > 0 ? found : NOTHING;
  }

  return { idOf, ofWord };
}

export function createPhraseTrie(table: TermTable): PhraseTrie {
  const root = createBranch();
  const first: (Branch | undefined)[] = [];

  function add(phrase: Phrase, slot: number): void {
    let branch = root;
    for (const term of phrase) branch = grow(branch, term);
    branch.slots ??= [];
    if (!branch.slots.includes(slot)) branch.slots.push(slot);
  }

  function grow(branch: Branch, term: Term): Branch {
    if (term === '_') {
      branch.any ??= createBranch();
      return branch.any;
    }
    const id = table.idOf(term);
    branch.next ??= new Map();
    let child = branch.next.get(id);
    if (!child) {
      child = createBranch();
      branch.next.set(id, child);
      if (branch === root) first[id] = child;
    }
    return child;
  }

  function find(row: TermRow, report: OnPhrase): void {
    const { words, mentionTerms, mentionEnd } = row;
    for (let start = 0; start < words.length; start++) {
      for (const id of words[start]!.terms) {
        const child = first[id];
        if (child) walk(child, row, start, start + 1, report);
      }
      const mention = mentionTerms?.[start];
      if (mention) {
        for (const id of mention) {
          const child = first[id];
          if (child) walk(child, row, start, mentionEnd![start]!, report);
        }
      }
    }
  }

  return { add, find };
}

function createBranch(): Branch {
  return { next: null, any: null, slots: null };
}

/** Reports every phrase that goes on from a branch reached at token `at`, having begun at `start`. */
function walk(branch: Branch, row: TermRow, start: number, at: number, report: OnPhrase): void {
  const { words, gap, mentionTerms, mentionEnd } = row;
  if (branch.slots) for (const slot of branch.slots) report(slot, start, at);
  if (at >= words.length || gap[at] === GAP.sentence) return;
  if (branch.next) {
    for (const id of words[at]!.terms) {
      const child = branch.next.get(id);
      if (child) walk(child, row, start, at + 1, report);
    }
    const mention = mentionTerms?.[at];
    if (mention) {
      for (const id of mention) {
        const child = branch.next.get(id);
        if (child) walk(child, row, start, mentionEnd![at]!, report);
      }
    }
  }
  if (branch.any) walk(branch.any, row, start, at + 1, report);
}

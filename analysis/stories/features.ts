/**
 * A headline and summary as the grouping of stories sees them: terms with their counts, actors' sides, word shingles.
 * What a term weighs is the vectoriser's business.
 */
import type { Side } from '../../base/records.ts';
import type { Actor } from '../../codebook/actors.ts';
import type { BilingualTerm } from '../../codebook/bilingual-terms.ts';
import { compileActors, sidesOf } from '../actors.ts';
import { compilePatterns } from '../pattern-set.ts';
import { createTermTable, type TermIds } from '../phrase-trie.ts';
import { normaliseWord, stemWord } from '../text.ts';
import { emptyRow, tokeniseInto } from '../tokens.ts';
import { type CopySketch, sketchCopy } from './near-copies.ts';
import { sharedTerm, wordTerm } from './term-hash.ts';

export interface StoryText {
  title: string;
  summary: string;
}

export interface StoryFeatures {
  /** Occurrences of each term, those in the title counted three times. */
  counts: Map<number, number>;
  /** Terms of `counts` that name an actor. */
  entities: Set<number>;
  /** Sides of the actors named, in alphabetical order. */
  sides: Side[];
  sketch: CopySketch;
}

export interface FeatureReader {
  read(text: StoryText): StoryFeatures;
}

interface Word {
  text: string;
  term: number | null;
  terms: TermIds;
}

/** The contract's 3×title + summary. */
const TITLE_COUNTS = 3;
/** Surface forms remembered before the memory is emptied. */
const MOST_WORDS = 250_000;
const LONGEST_WORD = 40;
/** Characters of a summary that are read: the lead carries the event. */
const SUMMARY_READ = 1000;

/** Throws `bad-input` on an alias or term that cannot be read as a pattern. */
export function createFeatureReader(
  actors: readonly Actor[],
  bilingualTerms: readonly BilingualTerm[],
): FeatureReader {
  const table = createTermTable();
  const finder = compileActors(actors, table);
  const concepts = compilePatterns(
    bilingualTerms.map(({ en, ru }) => ({ pattern: [...en, ...ru].join('|') })),
    table,
  );
  const entityTerms = actors.map(({ id }) => sharedTerm(`@${id}`));
  const conceptTerms = bilingualTerms.map(({ id }) => sharedTerm(`~${id}`));
  const memory = new Map<string, Word>();

  function wordOf(surface: string): Word {
    const known = memory.get(surface);
    if (known) return known;
    if (memory.size >= MOST_WORDS) memory.clear();
    const text = normaliseWord(surface.slice(0, LONGEST_WORD));
    const word = { text, term: termOf(surface, text), terms: table.ofWord(text) };
    memory.set(surface, word);
    return word;
  }

  function read({ title, summary }: StoryText): StoryFeatures {
    const row = emptyRow<Word>();
    tokeniseInto(row, title, 0, wordOf);
    const titleLength = row.words.length;
    tokeniseInto(row, summary.slice(0, SUMMARY_READ), 1, wordOf);
    const counts = new Map<number, number>();
    const entities = new Set<number>();
    const covered = new Uint8Array(row.words.length);
    const count = (term: number, at: number) =>
      counts.set(term, (counts.get(term) ?? 0) + (at < titleLength ? TITLE_COUNTS : 1));

    const mentions = finder.find(row);
    for (const { actor, from, to } of mentions) {
      entities.add(entityTerms[actor]!);
      count(entityTerms[actor]!, from);
      covered.fill(1, from, to);
    }
    const found: { concept: number; from: number; to: number }[] = [];
    concepts.match(row, (concept, spans) => {
      for (const { from, to } of spans) found.push({ concept, from, to });
    });
    found.sort((a, b) => a.from - b.from || b.to - a.to || a.concept - b.concept);
    for (const { concept, from, to } of found) {
      if (covered.subarray(from, to).includes(1)) continue;
      count(conceptTerms[concept]!, from);
      covered.fill(1, from, to);
    }
    row.words.forEach(({ term }, at) => {
      if (term !== null && covered[at] === 0) count(term, at);
    });
    const texts = row.words.map((word) => word.text);
    return {
      counts,
      entities,
      sides: [...sidesOf(mentions, actors)].sort(),
      sketch: sketchCopy(texts, titleLength),
    };
  }

  return { read };
}

function termOf(surface: string, text: string): number | null {
  if (text === '' || surface.length > LONGEST_WORD) return null;
  return /^\d/.test(text) ? sharedTerm(`#${text}`) : wordTerm(stemWord(text));
}

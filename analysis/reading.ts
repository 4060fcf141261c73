/**
 * Everything the text says before any weight is asked: words, actors, negations, lexicon hits, each with its place.
 * One pass an item; every surface form is normalised, stemmed and looked up once in the reader's life.
 */
import type { ItemText, Language } from '../base/records.ts';
import type { Actor } from '../codebook/actors.ts';
import type { LexiconPattern, ScopeCue } from '../codebook/lexicon.ts';
import { compileActors, type Mention, termsOfActor } from './actors.ts';
import { compilePatterns, type Span } from './pattern-set.ts';
import { createTermTable, type TermIds } from './phrase-trie.ts';
import { openScope, opensClause, type Scope, turnedTokens } from './scopes.ts';
import { normaliseWord, stemWord } from './text.ts';
import { emptyRow, GAP, type TokenRow, tokeniseInto } from './tokens.ts';

/** A word as the classifier knows it: normal form, number of its stem, terms of patterns that it satisfies. */
export interface Word {
  text: string;
  symbol: number;
  terms: TermIds;
  /** Whether it begins a clause of its own. */
  opens: boolean;
}

/** One lexicon pattern found, with up to 32 places as ranges of tokens. */
export interface Hit {
  /** Index into the lexicon. */
  pattern: number;
  spans: Span[];
}

export interface Reading {
  row: TokenRow<Word>;
  mentions: Mention[];
  scopes: Scope[];
  /** For each token, whether negation or reversal turns it. */
  turned: boolean[];
  hits: Hit[];
}

/** What texts are read by: the codebook's data. */
export interface ReadingData {
  actors: readonly Actor[];
  lexicon: readonly LexiconPattern[];
  cues: readonly ScopeCue[];
}

const codedLanguages: readonly Language[] = ['en', 'ru'];

/** Numbers stems: an open table gives new ones, a closed one answers −1. */
export type SymbolOf = (stem: string) => number;

export interface Reader {
  /** Reads a text with the cues and patterns of its language. */
  read(text: ItemText, language: Language): Reading;
}

/** Surface forms remembered before the memory is emptied: some 60 MB. */
const MOST_WORDS = 250_000;
/** A surface form longer than this is noise (base64, a run of CJK text) and never stemmed. */
const LONGEST_WORD = 40;
/** Characters of a body that are read: what stands farther down decides nothing. */
const BODY_READ = 4000;

/** Throws `bad-input` on a pattern or alias that cannot be read. */
export function createReader({ actors, lexicon, cues }: ReadingData, symbolOf: SymbolOf): Reader {
  const table = createTermTable();
  const finder = compileActors(actors, table);
  const patterns = new Map(codedLanguages.map((language) => [language, compileOf(language)]));
  const actorTerms = actors.map((actor) => termsOfActor(actor).map(table.idOf));
  const memory = new Map<string, Word>();

  /** Cues first, then lexicon; `at` is a pattern's place in its own list. */
  function compileOf(language: Language) {
    const ofCues = cues.flatMap((cue, at) => (cue.language === language ? [{ cue, at }] : []));
    const ofLexicon = lexicon.flatMap((pattern, at) =>
      pattern.language === language ? [{ pattern, at }] : [],
    );
    const sources = [...ofCues.map(({ cue }) => cue), ...ofLexicon.map(({ pattern }) => pattern)];
    const places = [...ofCues, ...ofLexicon].map(({ at }) => at);
    return { set: compilePatterns(sources, table), places, cueCount: ofCues.length };
  }

  function wordOf(surface: string): Word {
    const known = memory.get(surface);
    if (known) return known;
    if (memory.size >= MOST_WORDS) memory.clear();
    const text = normaliseWord(surface.slice(0, LONGEST_WORD));
    const symbol = surface.length > LONGEST_WORD || text === '' ? -1 : symbolOf(stemWord(text));
    const word = { text, symbol, terms: table.ofWord(text), opens: opensClause(text) };
    memory.set(surface, word);
    return word;
  }

  function tokenise({ title, summary, body }: ItemText): TokenRow<Word> {
    const row = emptyRow<Word>();
    tokeniseInto(row, title, 0, wordOf);
    if (summary) tokeniseInto(row, summary, 1, wordOf);
    if (body) tokeniseInto(row, body.slice(0, BODY_READ), 2, wordOf);
    for (let at = 0; at < row.words.length; at++) {
      if (row.gap[at] === GAP.none && row.words[at]!.opens) row.gap[at] = GAP.clause;
    }
    return row;
  }

  function read(text: ItemText, language: Language): Reading {
    const row = tokenise(text);
    const mentions = finder.find(row);
    const mentionTerms = new Array<TermIds | undefined>(row.words.length).fill(undefined);
    const mentionEnd = new Array<number>(row.words.length).fill(0);
    for (const { actor, from, to } of mentions) {
      mentionTerms[from] = actorTerms[actor]!;
      mentionEnd[from] = to;
    }
    const scopes: Scope[] = [];
    const hits: Hit[] = [];
    const compiled = patterns.get(language);
    compiled?.set.match({ words: row.words, gap: row.gap, mentionTerms, mentionEnd }, (index, spans) => {
      const place = compiled.places[index]!;
      if (index >= compiled.cueCount) hits.push({ pattern: place, spans });
      else for (const cue of spans) scopes.push(openScope(cue, place, cues[place]!, row.gap));
    });
    const kept = keepLongestCues(scopes, cues);
    hits.sort((a, b) => a.pattern - b.pattern);
    return { row, mentions, scopes: kept, turned: turnedTokens(kept, row.words.length), hits };
  }

  return { read };
}

/** Of cues that begin at the same word and turn the same side, the longest stands ("no longer", not "no"). */
function keepLongestCues(scopes: Scope[], cues: readonly ScopeCue[]): Scope[] {
  if (scopes.length < 2) return scopes;
  const best = new Map<number, Scope>();
  for (const scope of scopes) {
    const key = scope.cue.from * 2 + (cues[scope.rule]!.direction === 'ahead' ? 0 : 1);
    const known = best.get(key);
    if (!known || scope.cue.to > known.cue.to) best.set(key, scope);
  }
  return [...best.values()].sort((a, b) => a.cue.from - b.cue.from || a.from - b.from);
}

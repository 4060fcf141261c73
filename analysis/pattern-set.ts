/**
 * Patterns compiled into one phrase tree and evaluated together on one text after another.
 * A pattern may demand company (`with`) or its absence (`without`) anywhere in the text.
 */
import { createOccurrences, MOST_OCCURRENCES, type Occurrences } from './occurrences.ts';
import { type Clause, type Expression, type Phrase, parsePattern } from './pattern-syntax.ts';
import { createPhraseTrie, type TermRow, type TermTable } from './phrase-trie.ts';

/** A pattern as the data files have it. */
export interface PatternSource {
  pattern: string;
  with?: readonly string[];
  without?: readonly string[];
}

/** Half-open range of tokens. */
export interface Span {
  from: number;
  to: number;
}

export interface PatternSet {
  /** Calls `report` once for each pattern that holds, in no particular order, with where its main part was found. */
  match(row: TermRow, report: (pattern: number, spans: Span[]) => void): void;
}

interface CompiledClause {
  kind: Clause['kind'];
  left: number;
  right: number;
  words: number;
}

interface CompiledPattern {
  main: CompiledClause[];
  with: CompiledClause[][];
  without: CompiledClause[][];
}

/** Most patterns looked at are not found: they share one empty answer. */
const NOWHERE: Span[] = [];

/** Throws `bad-input` on a pattern that cannot be read. */
export function compilePatterns(sources: readonly PatternSource[], terms: TermTable): PatternSet {
  const trie = createPhraseTrie(terms);
  const slots = new Map<string, number>();
  const triggered: number[][] = [];
  const namesActors: boolean[] = [];

  function slotOf(phrases: readonly Phrase[]): number {
    if (phrases.length === 0) return -1;
    const key = phrases.map((phrase) => phrase.join(' ')).join('|');
    const known = slots.get(key);
    if (known !== undefined) return known;
    const slot = slots.size;
    slots.set(key, slot);
    triggered.push([]);
    namesActors.push(phrases.every(([first]) => first!.startsWith('<')));
    for (const phrase of phrases) trie.add(phrase, slot);
    return slot;
  }

  const compile = (expression: Expression): CompiledClause[] =>
    expression.map(({ kind, left, right, words }) => ({
      kind,
      left: slotOf(left),
      right: slotOf(right),
      words,
    }));

  const compiled = sources.map((source, index): CompiledPattern => {
    const main = compile(parsePattern(source.pattern));
    for (const clause of main) {
      const slot = rarerSlot(clause);
      if (!triggered[slot]!.includes(index)) triggered[slot]!.push(index);
    }
    const others = (list: readonly string[] = []) => list.map((text) => compile(parsePattern(text)));
    return { main, with: others(source.with), without: others(source.without) };
  });

  /** The slot whose finding makes a clause worth looking at: sides and actors are found in most texts, words are not. */
  function rarerSlot({ left, right }: CompiledClause): number {
    return right >= 0 && namesActors[left] && !namesActors[right] ? right : left;
  }

  const occurrences = createOccurrences(slots.size);
  const { counts } = occurrences;

  function holds(clauses: readonly CompiledClause[]): boolean {
    for (const clause of clauses) {
      if (counts[clause.left] === 0) continue;
      if (clause.right < 0 || (counts[clause.right]! > 0 && spansOf(clause, occurrences, 1).length > 0))
        return true;
    }
    return false;
  }

  function spansOfPattern({ main, with: company, without }: CompiledPattern): Span[] {
    let spans = NOWHERE;
    for (const clause of main) {
      const more = spansOf(clause, occurrences, MOST_OCCURRENCES);
      spans = spans.length === 0 ? more : spans.concat(more);
    }
    if (spans.length === 0) return NOWHERE;
    for (const clauses of without) if (holds(clauses)) return NOWHERE;
    for (const clauses of company) if (!holds(clauses)) return NOWHERE;
    return spans;
  }

  const seen = new Int32Array(sources.length);
  let text = 0;

  function match(row: TermRow, report: (pattern: number, spans: Span[]) => void): void {
    text++;
    trie.find(row, occurrences.add);
    for (const slot of occurrences.found) {
      for (const index of triggered[slot]!) {
        if (seen[index] === text) continue;
        seen[index] = text;
        const spans = spansOfPattern(compiled[index]!);
        if (spans.length > 0) report(index, spans);
      }
    }
    occurrences.clear();
  }

  return { match };
}

/** Where a clause holds, at most `most` times. */
function spansOf({ kind, left, right, words }: CompiledClause, found: Occurrences, most: number): Span[] {
  const { counts, from, to } = found;
  if (counts[left] === 0 || (right >= 0 && counts[right] === 0)) return NOWHERE;
  const spans: Span[] = [];
  for (let a = left * MOST_OCCURRENCES; a < left * MOST_OCCURRENCES + counts[left]!; a++) {
    if (right < 0) {
      spans.push({ from: from[a]!, to: to[a]! });
      if (spans.length === most) return spans;
      continue;
    }
    for (let b = right * MOST_OCCURRENCES; b < right * MOST_OCCURRENCES + counts[right]!; b++) {
      const after = from[b]! - to[a]!;
      const before = from[a]! - to[b]!;
      const close = (after >= 0 && after <= words) || (kind === 'near' && before >= 0 && before <= words);
      if (!close) continue;
      spans.push({ from: Math.min(from[a]!, from[b]!), to: Math.max(to[a]!, to[b]!) });
      if (spans.length === most) return spans;
    }
  }
  return spans;
}

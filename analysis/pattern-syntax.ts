/**
 * The pattern language of lexicon and actors, read into plain data: phrases of terms, joined by at most one window.
 * Reading only; see docs/method.md for the language and phrase-trie.ts for the matching.
 */
import { RendezvousError } from '../base/errors.ts';

/**
 * One place of a phrase, as text: `word`, `prefix*`, `_` (any one word) or, in angle brackets, a kind of actor:
 * `<us>` by side, `<@nasa>` by id, `<space>` for any actor of space.
 */
export type Term = string;
export type Phrase = readonly Term[];

/** `left` alone, or `left` and `right` with at most `words` words between: in either order (`near`) or right after left (`before`). */
export interface Clause {
  kind: 'phrase' | 'near' | 'before';
  left: readonly Phrase[];
  right: readonly Phrase[];
  words: number;
}

/** A pattern holds where any of its clauses does. */
export type Expression = readonly Clause[];

const MOST_PHRASES = 5000;
const TOKEN = /\s*(<@?[a-z0-9-]+>|[~>]\d+|[()|?]|[\p{L}\p{N}]+\*?|_)/uy;

/** Reads a pattern. Throws `bad-input` naming the pattern and the place. */
export function parsePattern(source: string): Expression {
  const tokens = splitPattern(source);
  let at = 0;

  function readClause(): Clause {
    const left = readSequence();
    const operator = tokens[at];
    if (!operator || !/^[~>]/.test(operator)) return { kind: 'phrase', left, right: [], words: 0 };
    at++;
    const kind = operator.startsWith('~') ? 'near' : 'before';
    return { kind, left, right: readSequence(), words: Number(operator.slice(1)) };
  }

  function readSequence(): Phrase[] {
    let phrases: Phrase[] = [[]];
    while (at < tokens.length && !/^[)|~>]/.test(tokens[at]!)) {
      let options = tokens[at] === '(' ? readGroup() : [[tokens[at++]!]];
      if (tokens[at] === '?') {
        at++;
        options = [...options, []];
      }
      phrases = joinPhrases(phrases, options);
      if (phrases.length > MOST_PHRASES) throw fault(source, 'it stands for too many phrases');
    }
    for (const phrase of phrases) {
      if (phrase.length === 0) throw fault(source, 'a part of it can be empty');
    }
    return phrases;
  }

  function readGroup(): Phrase[] {
    at++;
    const options = readSequence();
    while (tokens[at] === '|') {
      at++;
      options.push(...readSequence());
    }
    if (tokens[at] !== ')') throw fault(source, 'a bracket is not closed');
    at++;
    return options;
  }

  const clauses = [readClause()];
  while (tokens[at] === '|') {
    at++;
    clauses.push(readClause());
  }
  if (at < tokens.length) throw fault(source, `"${tokens[at]}" is not expected`);
  for (const { left, right } of clauses) {
    for (const phrase of [...left, ...right]) {
      if (phrase[0] === '_') throw fault(source, 'a phrase begins with "_"');
    }
  }
  return clauses;
}

/** Every head with every tail. The usual cases, a plain word and a group in front, are not multiplied out. */
function joinPhrases(heads: Phrase[], tails: Phrase[]): Phrase[] {
  if (heads.length === 1 && heads[0]!.length === 0) return tails;
  const [only] = tails;
  if (tails.length === 1) return heads.map((head) => head.concat(only!));
  return heads.flatMap((head) => tails.map((tail) => head.concat(tail)));
}

function splitPattern(source: string): string[] {
  const tokens: string[] = [];
  const text = source.trim().toLowerCase().replaceAll('ё', 'е');
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (!token) throw fault(source, `"${text.slice(from, from + 12)}" cannot be read`);
    tokens.push(token);
  }
  return tokens;
}

function fault(source: string, what: string): RendezvousError {
  return new RendezvousError(
    'bad-input',
    `pattern "${source}": ${what}`,
    'Mend the pattern; docs/method.md has the syntax.',
  );
}

/**
 * Running text → a row of tokens with their places, in one pass without regular expressions.
 * It decides where words begin and end and where clauses and sentences do; what a word means is the reader's business.
 */

/** Index into `fields`. */
export type FieldIndex = 0 | 1 | 2;
export const fields = ['title', 'summary', 'body'] as const;

/** What stands between a token and the one before it. */
export const GAP = { none: 0, clause: 1, sentence: 2 } as const;

/** A text as parallel arrays, one entry a token. `from` and `to` are half-open character ranges in the token's field. */
export interface TokenRow<Word> {
  words: Word[];
  from: number[];
  to: number[];
  field: FieldIndex[];
  gap: number[];
}

export function emptyRow<Word>(): TokenRow<Word> {
  return { words: [], from: [], to: [], field: [], gap: [] };
}

const OTHER = 0;
const LETTER = 1;
const INSIDE = 2;
const CLAUSE = 3;
const SENTENCE = 4;
const DOT = 5;
const SPACE = 6;

const TABLE_SIZE = 0x2100;
const table = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => classify(code));

const ABBREVIATIONS = new Set(
  'gen sen rep gov dr mr mrs ms st lt col adm capt sgt jan feb mar apr jun jul aug sep sept oct nov dec vs no г им т д'.split(
    ' ',
  ),
);
const LONGEST_ABBREVIATION = 4;

/** Appends the tokens of one field to a row. `read` sees every surface form; it is expected to remember. */
export function tokeniseInto<Word>(
  row: TokenRow<Word>,
  text: string,
  field: FieldIndex,
  read: (surface: string) => Word,
): void {
  const length = text.length;
  let gap: number = GAP.sentence;
  let at = 0;
  while (at < length) {
    const kind = classOf(text, at);
    if (kind !== LETTER) {
      if (kind === CLAUSE && gap === GAP.none) gap = GAP.clause;
      else if (kind === SENTENCE || (kind === DOT && endsSentence(text, at))) gap = GAP.sentence;
      at++;
      continue;
    }
    const end = wordEnd(text, at);
    row.words.push(read(text.slice(at, end)));
    row.from.push(at);
    row.to.push(end);
    row.field.push(field);
    row.gap.push(gap);
    gap = GAP.none;
    at = end;
  }
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const kind = classOf(text, at);
    if (kind === LETTER) at++;
    else if (kind === INSIDE && classOf(text, at + 1) === LETTER) at += 2;
    else break;
  }
  return at === start + 1 ? initialsEnd(text, at) : at;
}

/** "U.S.", "U.S.S.R.": single letters, each with a dot, are one word. */
function initialsEnd(text: string, start: number): number {
  let at = start;
  while (
    classOf(text, at) === DOT &&
    classOf(text, at + 1) === LETTER &&
    classOf(text, at + 2) !== LETTER &&
    !isDigit(text.charCodeAt(at + 1))
  ) {
    at += 2;
  }
  return at > start && classOf(text, at) === DOT ? at + 1 : at;
}

function endsSentence(text: string, dot: number): boolean {
  const next = classOf(text, dot + 1);
  if (next === LETTER || next === DOT) return false;
  let start = dot;
  while (start > 0 && dot - start <= LONGEST_ABBREVIATION && classOf(text, start - 1) === LETTER) start--;
  return !ABBREVIATIONS.has(text.slice(start, dot).toLowerCase());
}

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < TABLE_SIZE ? table[code]! : classify(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function classify(code: number): number {
  if (Number.isNaN(code)) return OTHER;
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER;
  if (/['’ʼ‘`\p{M}\u00ad\u200b-\u200d\u2060]/u.test(character)) return INSIDE;
  if (/[!?…;\n]/.test(character)) return SENTENCE;
  if (character === '.') return DOT;
  if (/[,:()[\]"«»“”„|–—]/.test(character)) return CLAUSE;
  return /\s/.test(character) ? SPACE : OTHER;
}

/**
 * Puts sentences together so that nothing can be said without what carries it: numbers enter only as facts of the
 * ledger, headlines only as quotations of a source, and plain words may hold no digit.
 */
import type { Fact, FactForm, Part, Sentence, Source } from './document.ts';
import { type Language, nounFor, writeFact } from './language.ts';

/** What may stand in the gaps of a sentence. */
export type Piece = Part | Piece[] | string | null;

export type NewSource = Omit<Source, 'number'>;

export type Writer = ReturnType<typeof createWriter>;

/** A writer with an empty ledger and no sources yet. */
export function createWriter(language: Language) {
  const facts: Record<string, Fact> = {};
  const sources: Source[] = [];
  const counts = new Map<string, number>();

  function fact(key: string, value: number | string, form: FactForm, from: string): Part {
    const known = facts[key];
    if (known !== undefined && known.value !== value) throw new Error(`the fact ${key} has two values`);
    facts[key] = { value, form, from };
    return { kind: 'fact', fact: key, text: writeFact(value, form, language) };
  }

  /** The number of a source, given when it is first mentioned. */
  function numberOf(source: NewSource): number {
    const known = sources.find(({ kind, id }) => kind === source.kind && id === source.id);
    if (known !== undefined) return known.number;
    const added = { ...source, title: plainTitle(source.title), number: sources.length + 1 };
    sources.push(added);
    return added.number;
  }

  /** Takes a section's name and gives the template that writes its sentences. */
  function section(name: string) {
    return (words: TemplateStringsArray, ...pieces: Piece[]): Sentence => {
      const parts = joinParts(words, pieces);
      const plain = parts.filter((part) => part.kind === 'words').map(({ text }) => text);
      const digits = plain.find((text) => /\d/.test(text));
      if (digits !== undefined) throw new Error(`a number that is no fact: "${digits}"`);
      if (plain.length === parts.length)
        throw new Error(`a sentence that nothing carries: "${plain.join('')}"`);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return { id: `${name}-${count}`, parts };
    };
  }

  return {
    language,
    facts,
    sources,
    section,
    fact,
    count: (key: string, value: number, from: string) => fact(key, value, 'count', from),
    /** A count with its noun in the right form. */
    counted: (key: string, value: number, from: string, forms: readonly [string, string, string?]): Piece => [
      fact(key, value, 'count', from),
      ` ${nounFor(value, language, forms)}`,
    ],
    decimal: (key: string, value: number, from: string) =>
      fact(key, Math.round(value * 10) / 10, 'decimal', from),
    signed: (key: string, value: number, from: string) => fact(key, value, 'signed', from),
    percent: (key: string, value: number, from: string) => fact(key, value, 'percent', from),
    day: (key: string, value: string, from: string) => fact(key, value, 'day', from),
    name: (key: string, value: string, from: string) => fact(key, value, 'text', from),
    /** A headline in the language's quotation marks, with the numbers of its sources after it. */
    quote: (first: NewSource, others: readonly NewSource[] = []): Piece => {
      const numbers = [first, ...others].map(numberOf);
      const [open, close] = language === 'ru' ? ['«', '»'] : ['“', '”'];
      return [
        open,
        { kind: 'quote', source: numbers[0]!, text: plainTitle(first.title) },
        close,
        { kind: 'cite', sources: numbers },
      ];
    },
    cite: (...cited: NewSource[]): Part => ({ kind: 'cite', sources: cited.map(numberOf) }),
  };
}

/** A headline fit for a sentence: no control or direction marks, its end cut where it runs on. */
export function plainTitle(title: string): string {
  const clean = title
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > 220 ? `${clean.slice(0, 219).trimEnd()}…` : clean;
}

/** Pieces with "and" before the last, each of them kept as it is. */
export function joinPieces(pieces: readonly Piece[], comma: string, last: string): Piece {
  return pieces.map((piece, at) => [at === 0 ? null : at === pieces.length - 1 ? last : comma, piece]);
}

function joinParts(words: TemplateStringsArray, pieces: Piece[]): Part[] {
  const parts: Part[] = [];
  const add = (piece: Piece): void => {
    if (piece === null || piece === '') return;
    if (Array.isArray(piece)) {
      for (const inner of piece) add(inner);
      return;
    }
    const part: Part = typeof piece === 'string' ? { kind: 'words', text: piece } : piece;
    const before = parts.at(-1);
    if (part.kind === 'words' && before?.kind === 'words')
      parts[parts.length - 1] = { ...before, text: before.text + part.text };
    else parts.push(part);
  };
  words.forEach((text, at) => {
    add(text);
    add(pieces[at] ?? null);
  });
  return parts;
}

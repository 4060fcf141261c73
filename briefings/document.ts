/**
 * A written product as data: blocks of sentences, and every sentence with the numbers and stories that carry it. What it
 * looks like is `render/`'s business; where its numbers come from stands beside each of them.
 */
import type { Language } from './language.ts';

/** A number or name that sentences state, as computed, and where it was computed from. */
export interface Fact {
  value: number | string;
  form: FactForm;
  /** A series, a rule or a file of the codebook, in words. */
  from: string;
}

/** How a fact is written out: counts whole, `decimal` with one place, `signed` with two, shares in per cent. */
export type FactForm = 'count' | 'decimal' | 'signed' | 'percent' | 'day' | 'text';

/** Where a statement can be looked up. Numbered from 1 in the order of first mention. */
export interface Source {
  number: number;
  kind: 'item' | 'event';
  /** Id of the item, or of the event in the chronology. */
  id: number | string;
  title: string;
  /** The outlet; for an event, what vouches for it. */
  publisher: string;
  /** Day of publication; as much of it as is known. */
  date: string;
  link: string | null;
  language: string | null;
  /** The story that the item belongs to. */
  story: number | null;
}

/** A piece of a sentence. Plain words carry no digits: whatever is stated is a fact, a quotation or a citation. */
export type Part =
  | { kind: 'words'; text: string }
  | { kind: 'fact'; fact: string; text: string }
  | { kind: 'quote'; source: number; text: string }
  | { kind: 'cite'; sources: number[] };

export interface Sentence {
  /** Stable within its document, as `overview-2`; edits name it. */
  id: string;
  parts: Part[];
  /** Set by a person in place of what the rule wrote; the references stay those of the parts. */
  edited?: string;
}

export type Arrow = 'up' | 'down' | 'steady' | 'unknown';

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'arrow'; arrow: Arrow; name: string; sentence: Sentence }
  | { kind: 'paragraph'; sentences: Sentence[] }
  | { kind: 'list'; ordered: boolean; items: Sentence[] }
  | { kind: 'figure'; name: string; title: string; note: string; svg: string }
  | { kind: 'table'; title: string; columns: string[]; rows: string[][]; note: string }
  | { kind: 'note'; title: string; text: string }
  | { kind: 'sources'; title: string; style: 'numbered' | 'bibliography'; entries?: string[] };

export interface WrittenDocument {
  language: Language;
  title: string;
  subtitle: string;
  /** Draft, or who signed it and when. */
  status: string;
  blocks: Block[];
  facts: Record<string, Fact>;
  sources: Source[];
  /** What the document is about, for programs: its JSON form begins with it. */
  about: Record<string, unknown>;
}

/** Every sentence of a document, in reading order. */
export function sentencesOf({ blocks }: Pick<WrittenDocument, 'blocks'>): Sentence[] {
  return blocks.flatMap(sentencesIn);
}

function sentencesIn(block: Block): Sentence[] {
  if (block.kind === 'arrow') return [block.sentence];
  if (block.kind === 'paragraph') return block.sentences;
  return block.kind === 'list' ? block.items : [];
}

/** A sentence as plain text, its citations as numbers in brackets. */
export function textOf(sentence: Sentence): string {
  if (sentence.edited !== undefined) return `${sentence.edited}${citationsOf(sentence)}`;
  return sentence.parts.map(textOfPart).join('');
}

/** The numbers of all sources that a sentence cites, in brackets, led by a space; empty without any. */
export function citationsOf({ parts }: Sentence): string {
  const numbers = parts.flatMap((part) => (part.kind === 'cite' ? part.sources : []));
  return numbers.length === 0 ? '' : ` [${[...new Set(numbers)].join(', ')}]`;
}

function textOfPart(part: Part): string {
  if (part.kind === 'cite') return ` [${part.sources.join(', ')}]`;
  return part.text;
}

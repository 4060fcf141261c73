/**
 * The syntax of `q`: words, "phrases", `or`, minus, and field:value. Fields go into the filter, words stay for the
 * database to read; a field that does not exist is refused, since to search its name as a word would mislead.
 */
import { RendezvousError } from '../base/errors.ts';

/** Fields that `q` knows; all but `title` are filters of the same name. */
export const searchFields = [
  'title',
  'outlet',
  'category',
  'factor',
  'relevance',
  'orientation',
  'country',
  'press',
  'language',
] as const;
export type SearchField = (typeof searchFields)[number];

export interface ParsedSearch {
  /** Words, phrases, `or` and minus, as given. */
  words: string;
  /** What each field was asked for; several values of one field mean any of them, but each title must hold. */
  fields: Partial<Record<SearchField, string[]>>;
  /** Outlets that are left out. */
  without: string[];
}

const TERM = /(-?)([a-z]+):(?:"([^"]*)"|(\S+))|(-?"[^"]*"?|\S+)/giu;

/** Reads a search. Throws `bad-input` for an unknown field, or a minus before a field other than outlet. */
export function parseSearch(text: string): ParsedSearch {
  const parsed: ParsedSearch = { words: '', fields: {}, without: [] };
  const words: string[] = [];
  for (const [whole, minus, name, phrase, value, word] of text.matchAll(TERM)) {
    if (word !== undefined || isAddress(name!, value)) {
      words.push(whole);
      continue;
    }
    const field = searchFields.find((known) => known === name!.toLowerCase());
    if (field === undefined) throw unknownField(name!);
    const wanted = (phrase ?? value ?? '').trim();
    if (wanted === '') throw refuse(`q: ${field}: names nothing`);
    if (minus === '')
      (parsed.fields[field] ??= []).push(field === 'title' && phrase ? `"${wanted}"` : wanted);
    else if (field === 'outlet') parsed.without.push(wanted);
    else throw refuse(`q: a minus before ${field}: is not understood; it may stand before words and outlet:`);
  }
  parsed.words = words.join(' ');
  return parsed;
}

function isAddress(name: string, value: string | undefined): boolean {
  return /^https?$/i.test(name) && value?.startsWith('//') === true;
}

function unknownField(name: string): RendezvousError {
  return refuse(`q: there is no field "${name}:"; the fields are ${searchFields.join(', ')}`);
}

function refuse(message: string): RendezvousError {
  return new RendezvousError(
    'bad-input',
    message,
    'To search for a colon as it stands, write the words in quotation marks.',
  );
}

/**
 * One item or entry element → one FeedEntry. Chooses among the elements that say the same thing; a field that cannot be
 * read is left out, never the entry.
 */
import type { Enclosure, FeedEntry } from '../../base/records.ts';
import { isWebAddress, resolveAddress } from '../addresses.ts';
import { cutText, toLine } from '../clean.ts';
import { type FeedElement, textOf } from './elements.ts';
import { type Fields, gatherFields } from './fields.ts';
import { htmlOf, sourceOf } from './markup.ts';
import { readAuthors, unique } from './people.ts';
import type { ReadingContext } from './reading-context.ts';

/** Reads an entry. What it has to cut or cannot read is noted in the context. */
export function readEntry(element: FeedElement, context: ReadingContext): FeedEntry {
  const fields = gatherFields(element);
  const guid = readGuid(element, fields);
  const entry: FeedEntry = {
    guid,
    link: readLink(element, fields),
    title: readTitle(fields),
    ...readTexts(fields, context),
    published: null,
    updated: null,
    authors: readAuthors(fields.author),
    categories: readCategories(fields),
    enclosures: readEnclosures(fields),
    language: readLanguage(element, fields),
  };
  readDates(element, fields, entry, context);
  return entry;
}

function readTitle(fields: Fields): string {
  return first(fields.title, lineIn) ?? first(fields.otherTitle, lineIn) ?? '';
}

function lineIn(element: FeedElement): string | null {
  return toLine(sourceOf(element)) || null;
}

function readGuid(element: FeedElement, fields: Fields): string | null {
  const named = fields.id.filter(isWhole).map((id) => textOf(id).trim());
  const about = element.attributes['rdf:about'] ?? element.attributes['about'];
  return named.find((id) => id !== '') ?? (about?.trim() || null);
}

/** A value cut off by the end of the document is no value: half an address leads nowhere. */
function isWhole(element: FeedElement): boolean {
  return element.closed !== 'end';
}

/** The article's address: the publisher's own before a redirector's, an alternate before any other, then a guid. */
function readLink(element: FeedElement, fields: Fields): string | null {
  const links = fields.link.filter(isWhole);
  return (
    first(fields.origin.filter(isWhole), addressIn) ??
    first(links.filter(isHtmlAlternate), addressIn) ??
    resolve(element.attributes['href'], element) ??
    first(links.filter(isAlternate), addressIn) ??
    first(fields.id.filter(isWhole), guidAddress) ??
    resolve(element.attributes['rdf:about'], element)
  );
}

/** The first of the elements' readings that is one. */
function first<Reading>(
  elements: readonly FeedElement[],
  read: (element: FeedElement) => Reading | null,
): Reading | null {
  for (const element of elements) {
    const reading = read(element);
    if (reading !== null) return reading;
  }
  return null;
}

function isAlternate(link: FeedElement): boolean {
  const rel = (link.attributes['rel'] ?? 'alternate').trim().toLowerCase();
  return rel === 'alternate' || rel === '' || rel.endsWith('#alternate');
}

function isHtmlAlternate(link: FeedElement): boolean {
  return isAlternate(link) && /^$|html/i.test(link.attributes['type'] ?? '');
}

function addressIn(link: FeedElement): string | null {
  const { href, url, uri, 'rdf:resource': resource } = link.attributes;
  return resolve(href ?? url ?? uri ?? (textOf(link).trim() || resource), link);
}

/** A guid is a link unless it says that it is none; many say nothing and are none, so it must also look like one. */
function guidAddress(id: FeedElement): string | null {
  const text = textOf(id).trim();
  const isPermalink = (id.attributes['ispermalink'] ?? 'true').trim().toLowerCase() !== 'false';
  const looksRight = isWebAddress(text) || (text.startsWith('/') && id.name === 'guid');
  return isPermalink && looksRight ? resolve(text, id) : null;
}

function resolve(address: string | undefined, element: FeedElement): string | null {
  return address === undefined ? null : resolveAddress(address.replaceAll('&amp;', '&'), element.base);
}

/** The longest form and, where there is another, the short one. */
function readTexts(fields: Fields, context: ReadingContext): Pick<FeedEntry, 'summary' | 'content'> {
  const summaries = htmlIn(fields.summary, context);
  const others = summaries.length > 0 ? [] : htmlIn(fields.otherSummary, context);
  const shorter = [...summaries, ...others];
  const texts = [...htmlIn(fields.content, context), ...shorter];
  const content = longest(texts);
  const summary = [...shorter, ...texts].find((text) => text !== content);
  return { summary: summary ?? null, content };
}

function htmlIn(elements: readonly FeedElement[], context: ReadingContext): string[] {
  const texts = elements.map((element) => limit(htmlOf(element), context));
  return texts.filter((html) => html !== '');
}

function longest(texts: readonly string[]): string | null {
  return texts.reduce<string | null>(
    (best, text) => (best === null || text.length > best.length ? text : best),
    null,
  );
}

function limit(html: string, context: ReadingContext): string {
  if (html.length <= context.caps.characters) return html;
  context.truncated = true;
  return cutText(html, context.caps.characters);
}

/** `created` and Dublin Core's date stand in for a missing date of publication; CDF has only `lastmod`. */
function readDates(element: FeedElement, fields: Fields, entry: FeedEntry, context: ReadingContext): void {
  const published = [fields.published, fields.dated, fields.created].flatMap(lastFirst);
  const updated = [...lastFirst(fields.updated), element.attributes['lastmod'] ?? ''];
  context.dates.read(entry, 'published', published);
  context.dates.read(entry, 'updated', updated);
}

/** Of repeated dates the last is in force. */
function lastFirst(dates: readonly FeedElement[]): string[] {
  return dates.filter(isWhole).map(textOf).reverse();
}

function readCategories(fields: Fields): string[] {
  const single = fields.category.map((category) => {
    const { label, term, text } = category.attributes;
    return toLine(textOf(category)) || toLine(label ?? term ?? text ?? '');
  });
  const listed = fields.keywords.flatMap((keywords) => textOf(keywords).split(/[,;]/).map(toLine));
  return unique([...single, ...listed]);
}

function readEnclosures(fields: Fields): Enclosure[] {
  const links = fields.link.filter((link) => link.attributes['rel']?.toLowerCase() === 'enclosure');
  const found = [...fields.enclosure, ...links].map((element) => ({
    url: addressIn(element),
    type: element.attributes['type']?.trim() || null,
    length: sizeOf(element.attributes['length'] ?? element.attributes['filesize']),
  }));
  const known = new Map(found.filter(({ url }) => url !== null).map((file) => [file.url, file as Enclosure]));
  return [...known.values()];
}

/** Bytes, null where the publisher wrote none or nonsense. */
export function sizeOf(text: string | undefined): number | null {
  const bytes = Number(text?.trim() || Number.NaN);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : null;
}

function readLanguage(element: FeedElement, fields: Fields): string | null {
  const stated = fields.language.map((language) => textOf(language).trim()).find((text) => text !== '');
  const parts = [...fields.content, ...fields.title].map((part) => part.language);
  return readLanguageTag(stated ?? element.language ?? parts.find((language) => language !== null) ?? null);
}

/** A language tag (BCP 47) with hyphens, null for anything that cannot be one. */
export function readLanguageTag(text: string | null): string | null {
  const tag = text?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : null;
}

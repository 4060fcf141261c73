/**
 * JSON Feed (versions 1 and 1.1) → FeedDocument. Fields of the wrong type are passed over; a document that is cut off or
 * badly punctuated is read as far as it makes sense.
 */
import type { Enclosure, FeedDocument, FeedEntry } from '../../base/records.ts';
import { resolveAddress } from '../addresses.ts';
import { cutText, escapeHtml, toLine } from '../clean.ts';
import { resolveLinksIn } from '../html-links.ts';
import { createPause } from './pause.ts';
import { readPerson, unique } from './people.ts';
import { readLanguageTag, sizeOf } from './read-entry.ts';
import type { ReadingContext } from './reading-context.ts';

type Json = Record<string, unknown>;
type JsonDocument = Omit<FeedDocument, 'encoding' | 'repaired' | 'truncated'>;

/** Reads a JSON Feed; null where the text is no JSON, or JSON of another kind. */
export async function readJsonFeed(text: string, context: ReadingContext): Promise<JsonDocument | null> {
  const feed = parseLeniently(text, context);
  if (!isObject(feed)) return null;
  const items = [feed['items'], feed['entries']].find(Array.isArray) as unknown[] | undefined;
  const isFeed = /jsonfeed/i.test(lineOf(feed['version'])) || (items ?? []).some(isItem);
  if (!isFeed) return null;
  const objects = (items ?? []).filter(isObject);
  if (objects.length > context.caps.entries) context.truncated = true;
  return {
    format: 'json',
    title: lineOf(feed['title']) || null,
    link: addressOf(feed['home_page_url'], context),
    icon: addressOf(feed['icon'], context) ?? addressOf(feed['favicon'], context),
    language: readLanguageTag(stringOf(feed['language'])),
    pollMinutes: null,
    skipHours: [],
    skipDays: [],
    olderPage: addressOf(feed['next_url'], context),
    entries: await readItems(objects.slice(0, context.caps.entries), feed, context),
  };
}

async function readItems(items: Json[], feed: Json, context: ReadingContext): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  const pause = createPause();
  for (const item of items) {
    const entry = readItem(item, feed, context);
    if (saysSomething(entry)) entries.push(entry);
    else context.repaired = true;
    if (pause.due()) await pause.take();
  }
  return entries;
}

function isItem(item: unknown): boolean {
  return isObject(item) && ['id', 'url', 'content_html', 'content_text'].some((name) => name in item);
}

/** The format asks for content in every item (JSON Feed 1.1); an identifier alone is nothing that could be shown or coded. */
function saysSomething({ title, summary, content, link, enclosures, authors }: FeedEntry): boolean {
  return [title, summary, content, link].some(Boolean) || enclosures.length + authors.length > 0;
}

function readItem(item: Json, feed: Json, context: ReadingContext): FeedEntry {
  const link = addressOf(item['url'], context) ?? addressOf(item['external_url'], context);
  const guid = stringOf(item['id'])?.trim() || null;
  const html =
    stringOf(item['content_html'])?.trim() || escapeHtml(stringOf(item['content_text'])?.trim() ?? '');
  const summary = escapeHtml(stringOf(item['summary'])?.trim() ?? '');
  const content = limit(resolveLinksIn(html, link ?? context.address), context) || summary;
  const entry: FeedEntry = {
    guid,
    link: link ?? (guid !== null && /^https?:\/\//i.test(guid) ? addressOf(guid, context) : null),
    title: lineOf(item['title']),
    summary: summary !== '' && summary !== content ? summary : null,
    content: content || null,
    published: null,
    updated: null,
    authors: readAuthors(item, feed),
    categories: unique(arrayOf(item['tags']).map(lineOf)),
    enclosures: arrayOf(item['attachments']).flatMap((file) => readAttachment(file, context)),
    language: readLanguageTag(stringOf(item['language'])),
  };
  context.dates.read(entry, 'published', [stringOf(item['date_published']) ?? '']);
  context.dates.read(entry, 'updated', [stringOf(item['date_modified']) ?? '']);
  return entry;
}

/** An item without authors of its own has the feed's (JSON Feed 1.1). */
function readAuthors(item: Json, feed: Json): string[] {
  const named = (from: Json) =>
    unique([...arrayOf(from['authors']), from['author']].map((author) => readPerson(nameOf(author))));
  const own = named(item);
  return own.length > 0 ? own : named(feed);
}

function nameOf(author: unknown): string {
  return isObject(author) ? (stringOf(author['name']) ?? '') : (stringOf(author) ?? '');
}

function readAttachment(file: unknown, context: ReadingContext): Enclosure[] {
  const url = isObject(file) ? addressOf(file['url'], context) : null;
  if (!isObject(file) || url === null) return [];
  return [
    { url, type: stringOf(file['mime_type']), length: sizeOf(stringOf(file['size_in_bytes']) ?? undefined) },
  ];
}

function limit(html: string, context: ReadingContext): string {
  if (html.length > context.caps.characters) context.truncated = true;
  return cutText(html, context.caps.characters);
}

/** JSON as it should be, or with what hand-made feeds do to it: raw line ends in strings, trailing commas, a lost end. */
function parseLeniently(text: string, context: ReadingContext): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.repaired = true;
  }
  const { json, cut } = mendJson(text);
  context.truncated ||= cut;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[[\]{},:]|[^\s[\]{},:"]+/g;

/** Walks the tokens once: escapes raw controls in strings, drops commas before closings, closes what was left open. */
function mendJson(text: string): { json: string; cut: boolean } {
  const open: string[] = [];
  const tokens: string[] = [];
  let complete = { tokens: 0, depth: 0 };
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === ']' || token === '}';
    if (closes && tokens.at(-1) === ',') tokens.pop();
    if (closes) open.pop();
    if (token === '[' || token === '{') open.push(token === '[' ? ']' : '}');
    tokens.push(token.startsWith('"') ? escapeControls(token) : token);
    if (closes) complete = { tokens: tokens.length, depth: open.length };
    if (closes && open.length === 0) return { json: tokens.join(''), cut: false };
  }
  const closings = open.slice(0, complete.depth).toReversed();
  return { json: [...tokens.slice(0, complete.tokens), ...closings].join(''), cut: true };
}

function escapeControls(token: string): string {
  return token.replace(/[\0-\x1f]/g, (control) => JSON.stringify(control).slice(1, -1));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function stringOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

function lineOf(value: unknown): string {
  return toLine(stringOf(value) ?? '');
}

function addressOf(value: unknown, context: ReadingContext): string | null {
  return resolveAddress(stringOf(value) ?? '', context.address);
}

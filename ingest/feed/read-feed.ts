/**
 * A feed's bytes → FeedDocument: decoded, read in pieces with pauses for the event loop, mended where it must be. The
 * one way in for every format; fetching and storing are not done here.
 */
import type { FeedDocument, FeedEntry } from '../../base/records.ts';
import { type Decoding, decodePieces, decodeText, settleEncoding } from '../decode.ts';
import { mendControls } from '../mojibake.ts';
import { createElementReader, type ElementReading } from './element-reader.ts';
import { childrenOf, type FeedElement } from './elements.ts';
import { explainRefusal } from './explain-refusal.ts';
import { mendTags } from './mend-tags.ts';
import { createPause } from './pause.ts';
import { findFeed, headDates, readHead } from './read-channel.ts';
import { readEntry } from './read-entry.ts';
import { readJsonFeed } from './read-json.ts';
import { createDateReader, DEFAULT_CAPS, type ReadingCaps, type ReadingContext } from './reading-context.ts';

/** Where a document came from, and how much of it to take. */
export interface FeedSource {
  /** Absolute; relative addresses are resolved against it. */
  url: string;
  /** The HTTP Content-Type header, null where there was none. */
  contentType: string | null;
  caps?: Partial<ReadingCaps>;
}

/**
 * Reads a feed of any format. Malformed documents are mended and say so. Throws RendezvousError `unreadable-feed` only
 * where there is no feed at all: an HTML page, an empty or a binary document.
 */
export async function readFeed(bytes: Uint8Array, source: FeedSource): Promise<FeedDocument> {
  const decoding = settleEncoding(bytes, source.contentType);
  const context: ReadingContext = {
    address: source.url,
    caps: { ...DEFAULT_CAPS, ...source.caps },
    dates: createDateReader(),
    repaired: decoding.repaired,
    truncated: false,
  };
  const read = startsAsJson(bytes, decoding)
    ? await readJsonFeed(decodeText(bytes, decoding), context)
    : await readXmlFeed(bytes, decoding, context);
  if (!read) throw explainRefusal(decodeText(bytes.subarray(0, 524_288), decoding), source.url);
  context.dates.settleZones();
  for (const entry of read.entries) entry.language ??= read.language;
  const { repaired, truncated } = context;
  return { ...read, encoding: decoding.encoding, repaired: repaired || truncated, truncated };
}

function startsAsJson(bytes: Uint8Array, decoding: Decoding): boolean {
  return /^\s*[[{]/.test(decodeText(bytes.subarray(0, 1_024), decoding));
}

/** Reads in pieces as they are decoded; a document of broken tags once more, as one text with its tags mended. */
async function readXmlFeed(bytes: Uint8Array, decoding: Decoding, context: ReadingContext) {
  const first = await readPieces(decodePieces(bytes, decoding), context);
  const found = toDocument(first, context);
  if (found && !first.brokenTags) return found;
  const text = decodeText(bytes, decoding);
  if (!found && !FEED_TAG.test(text)) return null;
  context.repaired = true;
  context.truncated = false;
  return toDocument(await readPieces([mendTags(text)], context), context) ?? found;
}

const FEED_TAG = /<(?:rss|feed|channel|rdf:rdf|item|entry)[\s>]/i;

interface XmlReading extends ElementReading {
  entries: FeedEntry[];
  entryName: string;
}

async function readPieces(pieces: Iterable<string>, context: ReadingContext): Promise<XmlReading> {
  const entries: FeedEntry[] = [];
  let entryName = '';
  const onEntry = (element: FeedElement) => {
    if (entries.length >= context.caps.entries) return false;
    entryName ||= element.name;
    entries.push(readEntry(element, context));
    return true;
  };
  const { address, caps } = context;
  const reader = createElementReader({ address, characters: caps.characters, onEntry });
  const pause = createPause();
  let isStart = true;
  for (const piece of pieces) {
    if (!reader.write(mendPiece(piece, isStart, context))) break;
    isStart = false;
    if (pause.due()) await pause.take();
  }
  return { ...reader.end(), entries, entryName };
}

function toDocument({ root, entries, entryName, repaired, truncated }: XmlReading, context: ReadingContext) {
  context.repaired ||= repaired;
  context.truncated ||= truncated;
  if (entries.length === 0 && isPage(root)) return null;
  const feed = findFeed(root) ?? (entries.length > 0 ? { format: formatOf(entryName), element: root } : null);
  if (!feed) return null;
  for (const date of headDates(feed.element)) context.dates.note(date);
  return { ...readHead(feed.format, feed.element), entries };
}

/** A page may speak of feeds, in its scripts and examples, and hold none. */
function isPage(root: FeedElement): boolean {
  return childrenOf(root, 'html', 'xhtml:html').length > 0;
}

/** Entries without a feed around them are told apart by their name. */
function formatOf(entryName: string): FeedDocument['format'] {
  return entryName === 'entry' ? 'atom' : 'rss';
}

/** What XML forbids, and the C1 controls that stand for characters of windows-1252. */
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/;
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g;

/** Mends the characters of a piece of text, and takes out junk before the first tag. */
function mendPiece(piece: string, isStart: boolean, context: ReadingContext): string {
  const isClean = !SUSPECT.test(piece);
  const clean = isClean ? piece : mendControls(piece.replace(FORBIDDEN, ''));
  const start = isStart ? Math.max(clean.indexOf('<'), 0) : 0;
  if (!isClean || clean.slice(0, start).trim() !== '') context.repaired = true;
  return start === 0 ? clean : clean.slice(start);
}

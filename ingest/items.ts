/**
 * Entries and archived rows made into items to be stored: plain text, the keys by which each is known again, the week it
 * counts in. Pure; what is already stored is not asked.
 */
import type { DeliveredItem, FeedEntry, ItemClass } from '../base/records.ts';
import { weekOf } from '../base/week.ts';
import { cutText, toLine, toPlainText } from './clean.ts';
import { addressKey, FULL_LADDER, type IdentityPolicy, identify, textHash } from './identity.ts';

/** Characters of the short form that is shown; the rest is for analysis. */
const EXCERPT = 600;
const BODY = 200_000;
/** The first satellite flew on 4 October 1957: what claims to be older, or from the future, has a broken clock. */
const FIRST_PLAUSIBLE = Date.UTC(1957, 9, 4);
const DAY = 86_400_000;

export interface DeliveryContext {
  feedId: number;
  class: ItemClass;
  /** Milliseconds since the epoch. */
  fetchedAt: number;
  policy: IdentityPolicy;
  /** Language of the feed, for entries that name none. */
  language: string | null;
}

/** The entries of a feed document as items of that feed, in document order. */
export function toDeliveredItems(entries: FeedEntry[], context: DeliveryContext): DeliveredItem[] {
  return entries.map((entry) => {
    const short = toPlainText(entry.summary ?? entry.content ?? '');
    const long = entry.content === null ? '' : toPlainText(entry.content);
    const excerpt = cutText(short, EXCERPT);
    return {
      guid: entry.guid,
      keys: keysOf(entry, context.feedId, context.policy),
      link: entry.link,
      title: toLine(entry.title) || cutText(excerpt, 120) || entry.link || 'untitled',
      excerpt,
      body: long.length > excerpt.length ? cutText(long, BODY) : null,
      language: entry.language ?? context.language,
      authors: entry.authors,
      tags: entry.categories,
      published: entry.published,
      precision: 'time',
      updated: entry.updated,
      week: weekOf(plausible(entry.published, context.fetchedAt) ?? context.fetchedAt),
      contentHash: textHash(entry),
    };
  });
}

/** One row of an imported archive. */
export interface ArchivedRow {
  id?: string | undefined;
  title: string;
  summary: string;
  body: string;
  /** `2022-07-15`, `2022-07`, `2022`, a full ISO 8601 time, or nothing. */
  date?: string | null | undefined;
  outlet: string;
  url: string;
  lang: string;
}

/** An archived row as an item of its outlet's archive; without the day it counts in no week. */
export function archivedItem(row: ArchivedRow): DeliveredItem {
  const entry = {
    guid: row.id ?? null,
    link: row.url || null,
    title: toLine(row.title),
    summary: row.summary,
    content: null,
  };
  const excerpt = toPlainText(row.summary);
  const published = row.date ? new Date(row.date) : null;
  const precision = precisionOf(row.date ?? '');
  return {
    guid: entry.guid,
    keys: keysOf(entry, `archive/${row.outlet}`, FULL_LADDER),
    link: entry.link,
    title: entry.title,
    excerpt: cutText(excerpt, EXCERPT),
    body: row.body || excerpt.length > EXCERPT ? cutText(row.body || excerpt, BODY) : null,
    language: row.lang || null,
    authors: [],
    tags: [],
    published: published?.toISOString() ?? null,
    precision,
    updated: null,
    week: published && (precision === 'day' || precision === 'time') ? weekOf(published.getTime()) : null,
    contentHash: textHash(entry),
  };
}

/**
 * Keys of the ladder hold within the feed. The article's address is the same whoever links to it, but archives and live
 * feeds are kept apart: an archived copy must not stand for a live item, nor the other way about.
 */
function keysOf(
  entry: Parameters<typeof identify>[0],
  scope: number | string,
  policy: IdentityPolicy,
): string[] {
  const anywhere = policy.rungs.includes('address') ? addressKey(entry) : null;
  const within = identify(entry, policy).keys.map((key) => `${scope}/${key}`);
  return anywhere === null
    ? within
    : [...within, `${typeof scope === 'string' ? 'archive/' : ''}address/${anywhere}`];
}

function precisionOf(date: string): DeliveredItem['precision'] {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : date.length === 10 ? 'day' : 'time';
}

function plausible(published: string | null, fetchedAt: number): number | null {
  if (published === null) return null;
  const instant = Date.parse(published);
  return instant >= FIRST_PLAUSIBLE && instant <= fetchedAt + 2 * DAY ? instant : null;
}

/**
 * The past as older pages of a feed: archives linked from document to document (RFC 5005), and WordPress, which serves
 * any page of any feed under `?paged=N`.
 */
import { contentHash } from '../../base/hash.ts';
import type { FeedDocument } from '../../base/records.ts';
import { readFeed } from '../feed/read-feed.ts';
import { type BackfillContext, BackfillInterrupted, type BackfillMethod, interruptedBy } from './method.ts';

export const FEED_TYPES =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
const NOTHING_MORE = new Set(['not-found', 'gone']);

/** Pages linked by `prev-archive` or `next`. The cursor remembers where it has been, so that a circle ends. */
export const rfc5005: BackfillMethod<{ address: string; seen: string[] }> = {
  name: 'rfc5005',
  newestFirst: true,
  async step(cursor, context) {
    const { address, seen } = cursor ?? { address: context.source, seen: [] };
    const document = await readFeedPage(address, context);
    if (document === null) return { entries: [], cursor: null };
    const been = [...seen, contentHash(address, 12)];
    const older = document.olderPage;
    const goesOn = older !== null && !been.includes(contentHash(older, 12));
    return { entries: document.entries, cursor: goesOn ? { address: older, seen: been } : null };
  },
};

/** `?paged=1`, `2` … until WordPress answers 404. A server that ignores the parameter gives the same page twice. */
export const wordpress: BackfillMethod<{ page: number; last: string }> = {
  name: 'wordpress',
  newestFirst: true,
  async step(cursor, context) {
    const { page, last } = cursor ?? { page: 1, last: '' };
    const document = await readFeedPage(pagedAddress(context.source, page), context);
    const print = contentHash(
      document?.entries.map((entry) => entry.guid ?? entry.link ?? entry.title).join('\n') ?? '',
      16,
    );
    if (document === null || document.entries.length === 0 || print === last)
      return { entries: [], cursor: null };
    return { entries: document.entries, cursor: { page: page + 1, last: print } };
  },
};

/** A feed's address with the WordPress parameter for one of its pages, counted from 1. */
export function pagedAddress(feed: string, page: number): string {
  const address = new URL(feed);
  if (page > 1) address.searchParams.set('paged', String(page));
  return address.href;
}

/** A page of a feed; null where there is none any more. */
async function readFeedPage(address: string, context: BackfillContext): Promise<FeedDocument | null> {
  const page = await context.fetchPage(address, { accept: FEED_TYPES });
  if (NOTHING_MORE.has(page.outcome)) return null;
  if (page.outcome !== 'ok') throw interruptedBy(page);
  try {
    return await readFeed(page.bytes, { url: page.address, contentType: page.contentType });
  } catch (error) {
    throw new BackfillInterrupted(
      `${address} is no feed: ${(error as Error).message}`,
      'Name the feed’s own address, or another method.',
    );
  }
}

/**
 * Fetches the page of an item and keeps what is on it: a good text becomes the item's body and has it coded again. Says
 * when to try again; how a page is fetched and read is ingest's business.
 */
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { type Article, EXTRACTOR, readArticle } from '../ingest/article/read-article.ts';
import type { Page } from '../ingest/fetch/page.ts';
import { type Fetcher, HostBusy } from '../ingest/fetch-feed.ts';
import { addressKey } from '../ingest/identity.ts';
import type { MissedArticle, StoredArticle } from '../store/articles.ts';
import type { Store } from '../store/store.ts';
import { type Handler, type NoPayload, type Queue, RetryAfter } from './queue.ts';
import { enqueueCoding } from './tick.ts';

/** Hours after the first, second and third try that failed for a reason that may pass. */
const RETRY_HOURS = [0.5, 4, 24];
const HOUR = 3_600_000;

/**
 * Outcomes that asking again will not change. What robots.txt disallows is asked about again, since a server that is down
 * counts as one that disallows; the page itself is left alone.
 */
const FINAL = new Set(['gone', 'not-found', 'refused', 'forbidden-address', 'bad-redirect', 'too-large']);

/** What is read from kept pages at once when the extractor has changed. */
const PAGES_AT_ONCE = 20;

export interface ArticleDependencies {
  store: Store;
  queue: Queue;
  fetchPage: Fetcher['fetchPage'];
  log: Log;
  clock: Clock;
}

/** The job: the page of one item fetched, read and kept. */
export function createFetchArticle(dependencies: ArticleDependencies): Handler<{ itemId: number }> {
  const { store, queue, fetchPage, log, clock } = dependencies;
  return async ({ itemId }, signal) => {
    const wanted = await store.articles.wanted(itemId);
    if (wanted === undefined) return;
    const page = await fetchPage(wanted.address, signal).catch((error: unknown) => {
      throw error instanceof HostBusy ? new RetryAfter(error.waitMs / 1000, error.message) : error;
    });
    const event = { event: 'article', item: itemId, address: wanted.address, outcome: page.outcome };
    if (page.outcome !== 'ok') {
      const missed = missOf(page, wanted.attempts, clock.now());
      await store.articles.miss(itemId, missed);
      log.info({ ...event, error: missed.error, again: missed.nextTryAt });
      return;
    }
    const article = readArticle(page.bytes, page);
    if (await store.articles.keep(itemId, page, toStored(article))) await enqueueCoding(queue, [itemId]);
    log.info({ ...event, quality: article.quality, refusal: article.refusal });
  };
}

/** The job: kept pages read again where another extractor read them last. */
export function createReadArticlesAgain(store: Store, queue: Queue): Handler<NoPayload> {
  return async (_, signal) => {
    while (!signal.aborted) {
      const some = await readSomeAgain(store);
      if (some === null) return;
      await enqueueCoding(queue, some.changed);
    }
  };
}

/** Reads some kept pages again; returns how many, and the items whose text changed by it. Null where none was left. */
export async function readSomeAgain(store: Store): Promise<{ read: number; changed: number[] } | null> {
  const pages = await store.articles.readByOthers(EXTRACTOR, PAGES_AT_ONCE);
  const changed: number[] = [];
  for (const { itemId, ...page } of pages) {
    const article = toStored(readArticle(page.bytes, page));
    if (await store.articles.readAgain(itemId, article)) changed.push(itemId);
  }
  return pages.length > 0 ? { read: pages.length, changed } : null;
}

/** What to remember of a page that did not come, and when to ask again. `attempts` are those made before this one. */
export function missOf(page: Page, attempts: number, now: number): MissedArticle {
  const hours = FINAL.has(page.outcome) ? undefined : RETRY_HOURS[attempts];
  const wait = hours === undefined ? null : Math.max(hours * HOUR, page.retryAfterMs ?? 0);
  return {
    outcome: page.outcome,
    error: page.fault?.message ?? page.outcome,
    mend: page.fault?.mend ?? '',
    nextTryAt: wait === null ? null : new Date(now + wait),
  };
}

function toStored({ text, isGood, ...article }: Article): StoredArticle {
  const key = addressKey({ link: null, canonical: article.canonical });
  return { ...article, text: isGood ? text : null, key: key === null ? null : `address/${key}` };
}

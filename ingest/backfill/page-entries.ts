/**
 * Entries made from article pages, for methods that find addresses only. What the finder knows (a title, a date) stands
 * where the page itself says nothing.
 */
import type { FeedEntry } from '../../base/records.ts';
import { readArticle } from '../article/read-article.ts';
import { escapeHtml } from '../clean.ts';
import type { BackfillContext } from './method.ts';

/** An address, and what was said of the article where the address was found. */
export interface FoundAddress {
  address: string;
  title: string | null;
  /** ISO 8601. */
  published: string | null;
  language: string | null;
}

/** Pages fetched in one step. */
export const PAGES_A_STEP = 10;

/** Fetches the pages not yet in the archive. One that does not come, or is no article, is left out. */
export async function readPages(
  found: readonly FoundAddress[],
  context: BackfillContext,
): Promise<FeedEntry[]> {
  const known = await context.knownAddresses(found.map(({ address }) => address));
  const entries: FeedEntry[] = [];
  for (const one of found.filter(({ address }) => !known.has(address))) {
    const entry = await readPage(one, context);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

async function readPage(found: FoundAddress, context: BackfillContext): Promise<FeedEntry | null> {
  const page = await context.fetchPage(found.address);
  const article = page.outcome === 'ok' ? readArticle(page.bytes, page) : null;
  const title = article?.isGood ? article.title : (found.title ?? article?.title);
  const published = article?.publishedAt ?? found.published;
  if (!title || published === null || article?.refusal === 'front-page') return null;
  return {
    guid: null,
    link: found.address,
    title,
    summary: article?.description ? escapeHtml(article.description) : null,
    content: article?.isGood ? escapeHtml(article.text) : null,
    published,
    updated: article?.modifiedAt ?? null,
    authors: article?.byline ?? [],
    categories: [],
    enclosures: [],
    language: article?.language ?? found.language,
  };
}

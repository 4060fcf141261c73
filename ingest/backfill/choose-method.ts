/**
 * Which way into the past an outlet offers, found by asking: the richest first (its own archive pages, its posts, its
 * paged feed), then its sitemaps, then GDELT.
 */
import { readFeed } from '../feed/read-feed.ts';
import { FEED_TYPES, pagedAddress } from './feed-pages.ts';
import type { BackfillContext, MethodName } from './method.ts';
import { postsAddress } from './wp-json.ts';

/** @param isFeed whether the source is a feed's address, else a site's. */
export async function chooseMethod(context: BackfillContext, isFeed: boolean): Promise<MethodName> {
  if (isFeed && (await linksOlderPages(context))) return 'rfc5005';
  if (await listsPosts(context)) return 'wp-json';
  if (isFeed && (await isPaged(context))) return 'wordpress';
  return (await hasSitemap(context)) ? 'sitemap' : 'gdelt';
}

async function linksOlderPages(context: BackfillContext): Promise<boolean> {
  return (await readEntries(context.source, context))?.olderPage != null;
}

async function listsPosts({ source, fetchPage }: BackfillContext): Promise<boolean> {
  const page = await fetchPage(`${postsAddress(source).href}?per_page=1&_fields=id`, {
    accept: 'application/json',
  });
  return page.outcome === 'ok' && /^\s*\[/.test(new TextDecoder().decode(page.bytes.subarray(0, 100)));
}

async function isPaged(context: BackfillContext): Promise<boolean> {
  const [first, second] = [
    await readEntries(context.source, context),
    await readEntries(pagedAddress(context.source, 2), context),
  ];
  const known = new Set(first?.entries.map((entry) => entry.guid ?? entry.link));
  return second?.entries.some((entry) => !known.has(entry.guid ?? entry.link)) ?? false;
}

async function hasSitemap({ source, fetchPage }: BackfillContext): Promise<boolean> {
  const robots = await fetchPage(new URL('/robots.txt', source).href, { robots: false });
  if (robots.outcome === 'ok' && /^\s*sitemap\s*:/im.test(new TextDecoder().decode(robots.bytes)))
    return true;
  return (await fetchPage(new URL('/sitemap.xml', source).href)).outcome === 'ok';
}

async function readEntries(address: string, { fetchPage }: BackfillContext) {
  const page = await fetchPage(address, { accept: FEED_TYPES });
  if (page.outcome !== 'ok') return null;
  return await readFeed(page.bytes, { url: page.address, contentType: page.contentType }).catch(() => null);
}

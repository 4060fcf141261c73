/**
 * Finds the feeds of a site from any of its addresses: the document itself, what its page offers, the places where
 * programs usually put feeds. Whatever is found is fetched and read before it is named; nothing is followed. What a
 * person or a page names is asked for as feeds are; only guesses keep to robots.txt.
 */
import { load } from 'cheerio/slim';
import type { FeedDocument } from '../base/records.ts';
import { isWebAddress, resolveAddress } from './addresses.ts';
import { decodeText, settleEncoding } from './decode.ts';
import { readFeed } from './feed/read-feed.ts';
import type { Fetcher } from './fetch-feed.ts';
import type { FetchFault } from './ports.ts';

export type FoundBy = 'address' | 'offered' | 'linked' | 'usual-place';

export interface DiscoveredFeed {
  /** Where the feed is, after redirects. */
  address: string;
  by: FoundBy;
  document: FeedDocument;
}

export interface Discovery {
  /** The surest first. */
  feeds: DiscoveredFeed[];
  /** Why the address itself brought nothing, null where it was read. */
  fault: FetchFault | null;
}

type FetchPage = Fetcher['fetchPage'];

const FEED_TYPE = /(?:rss|atom|rdf)\+xml|feed\+json|^(?:application|text)\/(?:xml|json)$/i;
const FEED_LINK = /(?:^|[/.?=_-])(?:rss|atom|feeds?|rdf)(?:[/.?=_-]|\d|$)|\.(?:rss|atom|rdf)$/i;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.8, */*;q=0.5';

/** Where WordPress, Drupal, Ghost, Hugo, Jekyll, Blogger and JSON Feed put their feeds; tried until one is found. */
const USUAL_PLACES = [
  '/feed/',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/rss',
  '/rss/',
  '/feed.json',
  '/feeds/posts/default',
  '/.well-known/feed',
];

/** Candidates of one kind that are looked at. */
const MOST_CANDIDATES = 12;

/** Finds feeds. Throws what `fetchPage` throws: a busy host, the caller's own abort. */
export async function discoverFeeds(
  address: string,
  fetchPage: FetchPage,
  signal: AbortSignal,
): Promise<Discovery> {
  const tried = new Set<string>();
  const found = new Map<string, DiscoveredFeed>();
  const tryAll = async (candidates: string[], by: FoundBy, most: number) => {
    for (const candidate of candidates.filter((one) => !tried.has(one)).slice(0, MOST_CANDIDATES)) {
      if (found.size >= most) return;
      tried.add(candidate);
      const feed = await readCandidate(candidate, by, fetchPage, signal);
      if (feed && !found.has(feed.address)) found.set(feed.address, feed);
    }
  };
  const page = await fetchPage(address, signal, { accept: ACCEPT, robots: false });
  tried.add(address);
  if (page.outcome === 'ok') {
    const document = await readFeed(page.bytes, { url: page.address, contentType: page.contentType }).catch(
      () => null,
    );
    if (document) return { feeds: [{ address: page.address, by: 'address', document }], fault: null };
    const html = decodeText(page.bytes, settleEncoding(page.bytes, page.contentType));
    const { offered, linked } = findCandidates(html, page.address);
    await tryAll(offered, 'offered', MOST_CANDIDATES);
    if (found.size === 0) await tryAll(linked, 'linked', 3);
  }
  if (found.size === 0)
    await tryAll(
      USUAL_PLACES.map((place) => new URL(place, page.address).href),
      'usual-place',
      1,
    );
  return { feeds: [...found.values()], fault: found.size > 0 || page.outcome === 'ok' ? null : page.fault };
}

/** Addresses that a page offers as feeds (`link rel="alternate"`), and links on it that look like feeds. */
export function findCandidates(html: string, address: string): { offered: string[]; linked: string[] } {
  const $ = load(html);
  const base = resolveAddress($('base[href]').attr('href') ?? '', address) ?? address;
  const resolve = (href: string | undefined) =>
    resolveAddress((href ?? '').replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), base);
  const web = (one: string | null): one is string => one !== null && isWebAddress(one);
  const offered = $('link[href]')
    .toArray()
    .filter(
      ({ attribs }) =>
        /\b(?:alternate|feed)\b/i.test(attribs['rel'] ?? '') && FEED_TYPE.test(attribs['type'] ?? ''),
    )
    .map(({ attribs }) => resolve(attribs['href']))
    .filter(web);
  const host = new URL(address).hostname.replace(/^www\./, '');
  const linked = $('a[href]')
    .toArray()
    .map(({ attribs }) => resolve(attribs['href']))
    .filter(web)
    .filter(
      (one) =>
        new URL(one).hostname.endsWith(host) && FEED_LINK.test(new URL(one).pathname + new URL(one).search),
    );
  return { offered: [...new Set(offered)], linked: [...new Set(linked)] };
}

async function readCandidate(
  address: string,
  by: FoundBy,
  fetchPage: FetchPage,
  signal: AbortSignal,
): Promise<DiscoveredFeed | null> {
  const page = await fetchPage(address, signal, { accept: ACCEPT, robots: by === 'usual-place' });
  if (page.outcome !== 'ok') return null;
  const document = await readFeed(page.bytes, { url: page.address, contentType: page.contentType }).catch(
    () => null,
  );
  return document && { address: page.address, by, document };
}

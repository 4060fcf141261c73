/**
 * What a feed would deliver, and how each item would be coded, before it is followed. Stores nothing.
 */
import type { Classification, Classifier } from '../analysis/classifier.ts';
import { RendezvousError } from '../base/errors.ts';
import type { FeedDocument } from '../base/records.ts';
import { discoverFeeds } from '../ingest/discover.ts';
import type { Fetcher } from '../ingest/fetch-feed.ts';
import { FULL_LADDER } from '../ingest/identity.ts';
import { toDeliveredItems } from '../ingest/items.ts';

export interface PreviewedItem {
  title: string;
  link: string | null;
  published: string | null;
  coding: Classification;
}

export interface Preview {
  /** The feed's own address, which may not be the one asked for. */
  address: string;
  title: string | null;
  language: string | null;
  format: FeedDocument['format'];
  /** What reading had to mend. */
  repaired: boolean;
  truncated: boolean;
  /** Items a day over the time that the document spans; null where it does not tell. */
  itemsPerDay: number | null;
  /** Items of relevance core or context. */
  relevant: number;
  items: PreviewedItem[];
  /** Further feeds that the site offers. */
  others: { address: string; title: string | null }[];
}

export interface PreviewDependencies {
  fetchPage: Fetcher['fetchPage'];
  classifier: Classifier;
  now: number;
}

/**
 * Previews the feed at an address, or the first that the site there offers. Throws `fetch-failed` where the address
 * cannot be had, `not-found` where there is no feed.
 */
export async function previewFeed(
  address: string,
  { fetchPage, classifier, now }: PreviewDependencies,
  signal: AbortSignal,
): Promise<Preview> {
  const { feeds, fault } = await discoverFeeds(address, fetchPage, signal);
  if (fault) throw new RendezvousError('fetch-failed', fault.message, fault.mend);
  const [first, ...others] = feeds;
  if (first === undefined)
    throw new RendezvousError(
      'not-found',
      `no feed was found at ${address}`,
      'Look for the feed on that site, or follow the outlet through a news-search feed.',
    );
  return {
    ...describe(first.address, first.document, classifier, now),
    others: others.map((other) => ({ address: other.address, title: other.document.title })),
  };
}

function describe(
  address: string,
  document: FeedDocument,
  classifier: Classifier,
  now: number,
): Omit<Preview, 'others'> {
  const delivered = toDeliveredItems(document.entries, {
    feedId: 0,
    class: 'live',
    fetchedAt: now,
    policy: FULL_LADDER,
    language: document.language,
  });
  const items = delivered.map(({ title, link, published, excerpt, body, language }) => ({
    ...{ title, link, published },
    coding: classifier.classify({ title, summary: excerpt, body, lang: language }),
  }));
  const { title, language, format, repaired, truncated } = document;
  const relevant = items.filter(({ coding }) => coding.relevance !== 'none').length;
  return {
    address,
    title,
    language,
    format,
    repaired,
    truncated,
    itemsPerDay: itemsPerDay(delivered.map((item) => item.published)),
    relevant,
    items,
  };
}

/** The mean rate over the time between the oldest and the newest date. */
export function itemsPerDay(dates: (string | null)[]): number | null {
  const instants = dates.map((date) => Date.parse(date ?? '')).filter((instant) => !Number.isNaN(instant));
  const days = (Math.max(...instants) - Math.min(...instants)) / 86_400_000;
  return instants.length < 2 || days <= 0 ? null : (instants.length - 1) / days;
}

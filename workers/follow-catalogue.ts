/** Turns addresses and the codebook's catalogue into followed feeds. */
import { loadFeeds } from '../codebook/feeds.ts';
import { findOutlet } from '../codebook/outlets.ts';
import type { NewFeed } from '../store/feeds.ts';
import type { Store } from '../store/store.ts';

/** Follows every feed of the codebook not yet known; returns how many were new. */
export async function followCatalogue(store: Store): Promise<number> {
  const feeds = loadFeeds().filter((feed) => feed.follow);
  return await store.feeds.follow(
    feeds.map((feed) => ({
      ...feedOf(feed.address, feed.outlet),
      title: feed.title,
      language: feed.language,
      note: feed.note ?? null,
    })),
  );
}

/** A feed at an address, with what the codebook knows of its outlet; an unknown outlet is named by its host. */
export function feedOf(address: string, outletName?: string): NewFeed {
  const host = new URL(address).hostname.replace(/^www\./, '');
  return {
    address,
    class: 'live',
    title: null,
    language: null,
    note: null,
    ...describeOutlet(outletName ?? host),
  };
}

/** The feed that stands for an outlet's imported items; it is never fetched. */
export function archiveOf(outlet: string): NewFeed {
  return {
    address: `archive:${outlet}`,
    class: 'backfill',
    title: null,
    language: null,
    note: 'imported archive',
    ...describeOutlet(outlet),
  };
}

function describeOutlet(name: string): Pick<NewFeed, 'outlet' | 'family' | 'country' | 'press' | 'kind'> {
  const outlet = findOutlet(name);
  if (outlet === undefined) return { outlet: name, family: name, country: null, press: null, kind: null };
  return {
    outlet: outlet.name,
    family: outlet.family,
    country: outlet.country,
    press: outlet.press,
    kind: outlet.kind,
  };
}

/** Sources found, looked at and followed: what the command line and the API do alike. Hosts that are busy are waited for. */
import type { Classifier } from '../analysis/classifier.ts';
import type { Clock } from '../base/clock.ts';
import { RendezvousError } from '../base/errors.ts';
import { type DiscoveredFeed, discoverFeeds } from '../ingest/discover.ts';
import { type Fetcher, HostBusy } from '../ingest/fetch-feed.ts';
import type { Store } from '../store/store.ts';
import { feedOf } from './follow-catalogue.ts';
import { type Preview, previewFeed } from './preview.ts';

/** Milliseconds after which a slow site is given up. */
const LONGEST = 180_000;

export interface FollowedFeed {
  /** The feed's own address, which may not be the one asked for. */
  address: string;
  title: string | null;
  /** False where it was followed already. */
  added: boolean;
}

/** All of them throw `bad-input` where the text is no web address and `fetch-failed` where the address cannot be had. */
export interface SourceDesk {
  /** Feeds that a site offers, the surest first. */
  discover(address: string): Promise<DiscoveredFeed[]>;
  /** What a feed would deliver and how it would be coded. Nothing is stored. */
  preview(address: string): Promise<Preview & { followed: boolean }>;
  /** Follows the feed at an address, or the first that the site there offers; throws `not-found` where there is none. */
  follow(address: string, outlet?: string): Promise<FollowedFeed>;
}

export interface SourceDeskDependencies {
  store: Store;
  fetchPage: Fetcher['fetchPage'];
  classifier: Classifier;
  clock: Clock;
}

export function createSourceDesk({
  store,
  fetchPage,
  classifier,
  clock,
}: SourceDeskDependencies): SourceDesk {
  const patiently: Fetcher['fetchPage'] = async (address, signal, options) => {
    for (;;) {
      try {
        return await fetchPage(address, signal, options);
      } catch (error) {
        if (!(error instanceof HostBusy)) throw error;
        await new Promise((resolve) => setTimeout(resolve, error.waitMs));
      }
    }
  };
  const discover = async (address: string) => {
    const signal = AbortSignal.timeout(LONGEST);
    const { feeds, fault } = await discoverFeeds(webAddress(address), patiently, signal);
    if (fault) throw new RendezvousError('fetch-failed', fault.message, fault.mend);
    return feeds;
  };
  return {
    discover,
    preview: async (address) => {
      const dependencies = { fetchPage: patiently, classifier, now: clock.now() };
      const preview = await previewFeed(webAddress(address), dependencies, AbortSignal.timeout(LONGEST));
      return { ...preview, followed: (await store.feeds.byAddress([preview.address])).length > 0 };
    },
    follow: async (address, outlet) => {
      const [feed] = await discover(address);
      if (feed === undefined)
        throw new RendezvousError(
          'not-found',
          `no feed was found at ${address}`,
          'Look for the feed on that site.',
        );
      const { title, language } = feed.document;
      const added = await store.feeds.follow([{ ...feedOf(feed.address, outlet), title, language }]);
      return { address: feed.address, title, added: added > 0 };
    },
  };
}

function webAddress(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/^https?:/i.test(address) && URL.canParse(address)) return address;
  throw new RendezvousError('bad-input', `"${text}" is not a web address`, 'Write it as https://host/path.');
}

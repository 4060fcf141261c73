/** The followed feeds as an OPML list, in and out. Taking a list twice adds nothing. */
import { readOpml, writeOpml } from '../ingest/opml.ts';
import type { Store } from '../store/store.ts';
import { feedOf } from './follow-catalogue.ts';

export interface TakenList {
  added: number;
  /** Followed already. */
  known: number;
  /** Entries that name no web address. */
  unusable: number;
}

/** Follows all feeds of a list. Throws `bad-input` where the document is no OPML. */
export async function importFeedList({ feeds: store }: Store, bytes: Uint8Array): Promise<TakenList> {
  const { feeds, unusable } = readOpml(bytes);
  const added = await store.follow(
    feeds.map(({ address, title, language }) => ({ ...feedOf(address), title, language })),
  );
  return { added, known: feeds.length - added, unusable };
}

/** Live feeds under a folder for each press, in the order of outlets. */
export async function exportFeedList({ feeds }: Store): Promise<string> {
  const live = (await feeds.list()).filter((feed) => feed.class === 'live');
  const subscriptions = live.map(({ address, title, outlet, press, language }) => ({
    address,
    title: title ?? outlet,
    site: null,
    language,
    folders: [press ?? 'other'],
  }));
  return writeOpml('Rendezvous', subscriptions);
}

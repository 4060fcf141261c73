/** `rendezvous ingest --once`: poll what is due, or the feeds named, now; one line a feed and a total. */
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import {
  loadClassifier,
  loadStoryMethod,
  loadThreatReader,
  type OpenStore,
  openFetcher,
  openStore,
} from '../compose.ts';
import { type Fetcher, HostBusy } from '../ingest/fetch-feed.ts';
import type { FeedRow } from '../store/feeds.ts';
import { codeItems } from '../workers/code-items.ts';
import { pollFeed } from '../workers/fetch-feed.ts';
import { findStaleAlerts } from '../workers/find-alerts.ts';
import { feedOf, followCatalogue } from '../workers/follow-catalogue.ts';
import { groupSomeStories } from '../workers/group-stories.ts';
import { refreshSomeWeeks } from '../workers/refresh-series.ts';
import { weighStaleHypotheses } from '../workers/weigh-hypotheses.ts';
import { createProgress } from './progress.ts';

const MOST_FEEDS = 10_000;
const ITEMS_AT_ONCE = 200;

export async function ingestCommand(config: Config, addresses: string[] | undefined): Promise<void> {
  const opened = await openStore(config);
  const fetcher = await openFetcher(opened);
  try {
    const feeds = await chooseFeeds(opened, addresses);
    const failed = await pollAll(opened, fetcher, feeds);
    await codeAll(opened);
    if (failed > 0 && addresses !== undefined) process.exitCode = 1;
  } finally {
    await fetcher.close();
    await opened.close();
  }
}

async function chooseFeeds(
  { store, config }: OpenStore,
  addresses: string[] | undefined,
): Promise<FeedRow[]> {
  if (addresses === undefined) {
    if (config.FOLLOW_CATALOGUE) await followCatalogue(store);
    const due = await store.feeds.due(MOST_FEEDS);
    return (await Promise.all(due.map((id) => store.feeds.byId(id)))).filter((feed) => feed !== undefined);
  }
  const wrong = addresses.find((address) => !/^https?:\/\//i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) {
    throw new RendezvousError(
      'bad-input',
      `"${wrong}" is not a web address`,
      'Give feeds as http:// or https:// addresses.',
    );
  }
  await store.feeds.follow(addresses.map((address) => feedOf(address)));
  return await store.feeds.byAddress(addresses);
}

async function pollAll(opened: OpenStore, fetcher: Fetcher, feeds: FeedRow[]): Promise<number> {
  const totals = { polled: 0, failed: 0, fresh: 0, revised: 0 };
  const waiting = [...feeds];
  const poll = async () => {
    for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) {
      const { result, stored } = await pollPatiently(opened, fetcher, feed);
      totals.polled += 1;
      totals.failed += result.fault ? 1 : 0;
      totals.fresh += stored.newIds.length;
      totals.revised += stored.revisedIds.length;
      const found = result.fault
        ? `${result.fault.message}. ${result.fault.mend}`
        : `${stored.newIds.length} new, ${stored.revisedIds.length} revised`;
      process.stdout.write(`${result.outcome}\t${feed.address}\t${found}\n`);
    }
  };
  await Promise.all(Array.from({ length: opened.config.FETCH_CONCURRENCY }, poll));
  process.stdout.write(
    `${totals.polled} feeds polled, ${totals.failed} failed, ${totals.fresh} new items, ${totals.revised} revised\n`,
  );
  return totals.failed;
}

async function pollPatiently(opened: OpenStore, fetcher: Fetcher, feed: FeedRow) {
  const dependencies = { store: opened.store, fetcher, log: opened.log, clock: systemClock };
  for (;;) {
    try {
      return await pollFeed(dependencies, feed, AbortSignal.timeout(180_000));
    } catch (error) {
      if (!(error instanceof HostBusy)) throw error;
      await new Promise((resolve) => setTimeout(resolve, error.waitMs));
    }
  }
}

/** Codes every item that wants it and refreshes the series, with progress. */
export async function codeAll(opened: OpenStore): Promise<void> {
  const { store } = opened;
  const { classifier, versions } = loadClassifier();
  const { items, coded } = await store.items.totals();
  const progress = createProgress('coding items', items - coded);
  let done = 0;
  for (
    let ids = await store.codings.uncoded(ITEMS_AT_ONCE);
    ids.length > 0;
    ids = await store.codings.uncoded(ITEMS_AT_ONCE)
  ) {
    await codeItems({ store, classifier, versions }, await store.codings.toCode(ids));
    done += ids.length;
    progress.update(done);
  }
  progress.stop();
  await refreshAll(opened);
}

/** Groups what waits for it into stories, brings the series of all stale weeks up to date, and what is read out of them. */
export async function refreshAll({ store }: OpenStore): Promise<void> {
  const method = loadStoryMethod();
  while ((await groupSomeStories(store, method)) > 0);
  const { versions } = loadClassifier();
  const stale = await store.series.countStale();
  const progress = createProgress('weeks counted', stale);
  for (let done = 1, all = 0; done > 0; all += done, progress.update(all))
    done = await refreshSomeWeeks(store, versions, systemClock);
  progress.stop();
  await weighStaleHypotheses(store, versions);
  await findStaleAlerts({ store, versions, clock: systemClock, readThreats: loadThreatReader() });
}

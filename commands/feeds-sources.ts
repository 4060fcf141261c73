/**
 * `feeds discover|preview|add|pause|resume`: finding sources, looking at them before following, and leaving them alone for
 * a while. What they find is printed, one line each.
 */
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { loadClassifier, type OpenStore, openFetcher, openStore } from '../compose.ts';
import { discoverFeeds } from '../ingest/discover.ts';
import { type Fetcher, HostBusy } from '../ingest/fetch-feed.ts';
import type { FeedRow } from '../store/feeds.ts';
import { feedOf } from '../workers/follow-catalogue.ts';
import { type Preview, previewFeed } from '../workers/preview.ts';

const LONGEST = 180_000;

export async function feedsDiscoverCommand(config: Config, address: string): Promise<void> {
  await withFetcher(config, async (_, fetchPage, signal) => {
    const { feeds, fault } = await discoverFeeds(webAddress(address), fetchPage, signal);
    if (fault) throw new RendezvousError('fetch-failed', fault.message, fault.mend);
    for (const feed of feeds)
      process.stdout.write(
        `${feed.address}\t${feed.document.title ?? ''}\t${feed.document.format}\t${feed.document.entries.length} items\t${feed.by}\n`,
      );
    if (feeds.length > 0) return;
    process.stderr.write(`no feed was found at ${address}\n`);
    process.exitCode = 1;
  });
}

export async function feedsPreviewCommand(
  config: Config,
  address: string,
  options: { json?: boolean },
): Promise<void> {
  await withFetcher(config, async (_, fetchPage, signal) => {
    const preview = await previewFeed(
      webAddress(address),
      { fetchPage, classifier: loadClassifier().classifier, now: systemClock.now() },
      signal,
    );
    process.stdout.write(options.json ? `${JSON.stringify(preview, null, 2)}\n` : renderPreview(preview));
  });
}

/** Follows the feed at an address, or the first that the site there offers. */
export async function feedsAddCommand(
  config: Config,
  address: string,
  options: { outlet?: string },
): Promise<void> {
  await withFetcher(config, async ({ store }, fetchPage, signal) => {
    const { feeds, fault } = await discoverFeeds(webAddress(address), fetchPage, signal);
    if (fault) throw new RendezvousError('fetch-failed', fault.message, fault.mend);
    const [feed] = feeds;
    if (feed === undefined)
      throw new RendezvousError(
        'not-found',
        `no feed was found at ${address}`,
        'Look for the feed on that site.',
      );
    const { title, language } = feed.document;
    const added = await store.feeds.follow([{ ...feedOf(feed.address, options.outlet), title, language }]);
    process.stdout.write(
      `${feed.address}\t${title ?? ''}\t${added > 0 ? 'followed from now on' : 'followed already'}\n`,
    );
  });
}

export async function feedsPauseCommand(config: Config, addresses: string[], paused: boolean): Promise<void> {
  const opened = await openStore(config);
  try {
    for (const feed of await findFeeds(opened, addresses)) {
      await opened.store.feeds.setPaused(feed.id, paused);
      process.stdout.write(`${feed.address}\t${paused ? 'paused' : 'polled again from now on'}\n`);
    }
  } finally {
    await opened.close();
  }
}

async function findFeeds({ store }: OpenStore, addresses: string[]): Promise<FeedRow[]> {
  const feeds = await store.feeds.byAddress(addresses);
  const missing = addresses.find((address) => !feeds.some((feed) => feed.address === address));
  if (missing !== undefined)
    throw new RendezvousError(
      'not-found',
      `${missing} is not followed`,
      'See `rendezvous feeds list` for the addresses.',
    );
  return feeds;
}

function renderPreview({
  address,
  title,
  format,
  language,
  itemsPerDay,
  relevant,
  items,
  others,
  repaired,
}: Preview): string {
  const pace = itemsPerDay === null ? 'pace unknown' : `${itemsPerDay.toFixed(1)} a day`;
  const head = `${title ?? address}\n${address}\n${format}, ${language ?? 'language not said'}, ${items.length} items, ${pace}, ${relevant} relevant${repaired ? ', mended while reading' : ''}\n`;
  const lines = items.map(({ title: headline, published, coding }) => {
    const labels = [...coding.categories, ...coding.factors].map(({ id }) => id).join(' ');
    return `${coding.relevance}\t${coding.relevantProbability.toFixed(2)}\t${published?.slice(0, 16) ?? 'undated'}\t${headline}\t${labels}`;
  });
  return `${[head, ...lines, ...others.map((other) => `also there: ${other.address} ${other.title ?? ''}`)].join('\n')}\n`;
}

function webAddress(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/^https?:/i.test(address) && URL.canParse(address)) return address;
  throw new RendezvousError('bad-input', `"${text}" is not a web address`, 'Write it as https://host/path.');
}

/** A store and a way to fetch pages that waits for busy hosts, closed afterwards. */
async function withFetcher(
  config: Config,
  use: (opened: OpenStore, fetchPage: Fetcher['fetchPage'], signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const opened = await openStore(config);
  const fetcher = await openFetcher(opened);
  const patiently: Fetcher['fetchPage'] = async (address, signal, options) => {
    for (;;) {
      try {
        return await fetcher.fetchPage(address, signal, options);
      } catch (error) {
        if (!(error instanceof HostBusy)) throw error;
        await new Promise((resolve) => setTimeout(resolve, error.waitMs));
      }
    }
  };
  try {
    await use(opened, patiently, AbortSignal.timeout(LONGEST));
  } finally {
    await fetcher.close();
    await opened.close();
  }
}

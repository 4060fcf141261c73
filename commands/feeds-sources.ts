/**
 * `feeds discover|preview|add|pause|resume`: finding sources, looking at them before following, and leaving them alone for
 * a while. What they find is printed, one line each.
 */
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { loadClassifier, type OpenStore, openSources, openStore } from '../compose.ts';
import type { FeedRow } from '../store/feeds.ts';
import type { Preview } from '../workers/preview.ts';
import type { SourceDesk } from '../workers/source-desk.ts';

export async function feedsDiscoverCommand(config: Config, address: string): Promise<void> {
  await withSources(config, async (sources) => {
    const feeds = await sources.discover(address);
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
  await withSources(config, async (sources) => {
    const preview = await sources.preview(address);
    process.stdout.write(options.json ? `${JSON.stringify(preview, null, 2)}\n` : renderPreview(preview));
  });
}

/** Follows the feed at an address, or the first that the site there offers. */
export async function feedsAddCommand(
  config: Config,
  address: string,
  options: { outlet?: string },
): Promise<void> {
  await withSources(config, async (sources) => {
    const { address: found, title, added } = await sources.follow(address, options.outlet);
    process.stdout.write(
      `${found}\t${title ?? ''}\t${added ? 'followed from now on' : 'followed already'}\n`,
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

/** Sources over the web on an open store, closed afterwards. */
async function withSources(config: Config, use: (sources: SourceDesk) => Promise<void>): Promise<void> {
  const opened = await openStore(config);
  const sources = await openSources(opened, loadClassifier().classifier);
  try {
    await use(sources);
  } finally {
    await sources.close();
    await opened.close();
  }
}

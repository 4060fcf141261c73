/** `feeds health`: every live feed's verdict, rhythm and lag, and the alarms; with an address, that feed's last polls. */
import { findAlarms, judgeFeed } from '../analysis/feed-health.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { openStore } from '../compose.ts';
import type { Store } from '../store/store.ts';

const POLLS = 50;

export async function feedsHealthCommand(config: Config, address: string | undefined): Promise<void> {
  const opened = await openStore(config);
  try {
    if (address === undefined) await printAll(opened.store);
    else await printOne(opened.store, address);
  } finally {
    await opened.close();
  }
}

async function printAll(store: Store): Promise<void> {
  const now = systemClock.now();
  const records = await store.feedHealth.records(now);
  for (const feed of records) {
    const { verdict, itemsPerWeek, shareRelevant, silentHours } = judgeFeed(feed, now);
    const share = shareRelevant === null ? '–' : `${Math.round(shareRelevant * 100)} %`;
    process.stdout.write(
      `${verdict}\t${feed.state}\t${feed.outlet}\t${feed.address}\t${itemsPerWeek.toFixed(1)} a week\t${share} relevant\tlag ${hours(feed.lagHours)}\t${silentHours === null ? 'no item yet' : `last item ${hours(silentHours)} ago`}\n`,
    );
  }
  for (const { category, outlet, share, verdict } of findAlarms(
    records,
    await store.feedHealth.categoryShares(now),
    now,
  )) {
    process.stdout.write(
      `ALARM\t${outlet} is ${verdict} and carried ${Math.round(share * 100)} % of ${category}\n`,
    );
  }
}

async function printOne(store: Store, address: string): Promise<void> {
  const [feed] = await store.feeds.byAddress([address]);
  if (feed === undefined)
    throw new RendezvousError(
      'not-found',
      `${address} is not followed`,
      'See `rendezvous feeds list` for the addresses.',
    );
  process.stdout.write(`${feed.state}\t${feed.outlet}\t${feed.address}\n`);
  if (feed.lastError !== null) process.stdout.write(`${feed.lastError}\n${feed.lastMend ?? ''}\n`);
  for (const poll of await store.feedHealth.polls(feed.id, POLLS)) {
    process.stdout.write(
      `${poll.startedAt.toISOString().slice(0, 19)}\t${poll.outcome}\t${poll.status ?? '–'}\t${poll.durationMs} ms\t${poll.entries} entries\t${poll.newItems} new\t${poll.error ?? ''}\n`,
    );
  }
}

function hours(value: number | null): string {
  if (value === null) return 'unknown';
  return value < 48 ? `${value.toFixed(1)} h` : `${Math.round(value / 24)} days`;
}

/** `rendezvous feeds list`: every followed feed and how it fares, one line each. */
import type { Config } from '../base/config.ts';
import { openStore } from '../compose.ts';

export async function feedsListCommand(config: Config): Promise<void> {
  const opened = await openStore(config);
  try {
    for (const feed of await opened.store.feeds.list()) {
      const success = feed.lastSuccessAt?.toISOString().slice(0, 16) ?? 'never';
      const error = feed.lastError === null ? '' : `\t${feed.lastError}`;
      process.stdout.write(
        `${feed.state}\t${feed.outlet}\t${feed.address}\tlast success ${success}\t${feed.items} items${error}\n`,
      );
    }
  } finally {
    await opened.close();
  }
}

/** `feeds import` and `feeds export`: the followed feeds as an OPML list, in and out. */
import { readFile } from 'node:fs/promises';
import type { Config } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { openStore } from '../compose.ts';
import { exportFeedList, importFeedList } from '../workers/feed-list.ts';

export async function feedsImportCommand(config: Config, file: string): Promise<void> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new RendezvousError(
      'not-found',
      `cannot read ${file}: ${messageOf(error)}`,
      'Name an existing OPML file.',
    );
  });
  const opened = await openStore(config);
  try {
    const { added, known, unusable } = await importFeedList(opened.store, bytes);
    process.stdout.write(
      `${added} feeds added, ${known} followed already, ${unusable} without a usable address\n`,
    );
  } finally {
    await opened.close();
  }
}

export async function feedsExportCommand(config: Config): Promise<void> {
  const opened = await openStore(config);
  try {
    process.stdout.write(await exportFeedList(opened.store));
  } finally {
    await opened.close();
  }
}

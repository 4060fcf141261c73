/** `feeds import` and `feeds export`: the followed feeds as an OPML list, in and out. Importing twice adds nothing. */
import { readFile } from 'node:fs/promises';
import type { Config } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { openStore } from '../compose.ts';
import { readOpml, writeOpml } from '../ingest/opml.ts';
import { feedOf } from '../workers/follow-catalogue.ts';

export async function feedsImportCommand(config: Config, file: string): Promise<void> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new RendezvousError(
      'not-found',
      `cannot read ${file}: ${messageOf(error)}`,
      'Name an existing OPML file.',
    );
  });
  const { feeds, unusable } = readOpml(bytes);
  const opened = await openStore(config);
  try {
    const added = await opened.store.feeds.follow(
      feeds.map(({ address, title, language }) => ({ ...feedOf(address), title, language })),
    );
    process.stdout.write(
      `${added} feeds added, ${feeds.length - added} followed already, ${unusable} without a usable address\n`,
    );
  } finally {
    await opened.close();
  }
}

/** Live feeds under a folder for each press, in the order of outlets. */
export async function feedsExportCommand(config: Config): Promise<void> {
  const opened = await openStore(config);
  try {
    const feeds = (await opened.store.feeds.list()).filter((feed) => feed.class === 'live');
    const subscriptions = feeds.map(({ address, title, outlet, press, language }) => ({
      address,
      title: title ?? outlet,
      site: null,
      language,
      folders: [press ?? 'other'],
    }));
    process.stdout.write(writeOpml('Rendezvous', subscriptions));
  } finally {
    await opened.close();
  }
}

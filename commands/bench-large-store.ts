/**
 * A large store on the server of DATABASE_URL, in a database of its own that is dropped at the end: made-up news over ten
 * years, all stories and series built anew. BENCH_ITEMS is how many items there are (1,000,000), BENCH_RELEVANT which share
 * of them is relevant (.25).
 */

import { readConfig } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { loadTraining } from '../codebook/training.ts';
import { loadStoryMethod, type OpenStore, openStore } from '../compose.ts';
import { rebuildStories } from '../workers/rebuild-stories.ts';
import { fillScale } from './bench-scale-items.ts';
import { refreshAll } from './ingest.ts';
import { createProgress } from './progress.ts';

/** Words a language has in a headline, few enough to recur. */
const WORDS = 6000;

/** Makes the store, prints how long its rebuild took, and hands it over while it stands. Throws `configuration` without a server. */
export async function withLargeStore(
  environment: Record<string, string | undefined>,
  use: (opened: OpenStore) => Promise<void>,
): Promise<void> {
  const address = environment['DATABASE_URL'];
  if (address === undefined)
    throw new RendezvousError(
      'configuration',
      'this bench needs PostgreSQL',
      'Set DATABASE_URL to a server on which you may create databases.',
    );
  const items = Number(environment['BENCH_ITEMS'] ?? 1_000_000);
  const relevant = Number(environment['BENCH_RELEVANT'] ?? 0.25);
  const admin = await openStore(readConfig({ DATABASE_URL: address, LOG_LEVEL: 'silent' }));
  const name = `rendezvous_bench_scale_${Date.now()}`;
  await admin.database.sql.unsafe(`create database ${name}`);
  const own = new URL(address);
  own.pathname = `/${name}`;
  const opened = await openStore(readConfig({ DATABASE_URL: own.href, LOG_LEVEL: 'silent' }));
  try {
    const filling = createProgress('items made', items);
    await fillScale(opened.database.sql, { items, relevant, vocabulary: vocabularyOf() }, filling.update);
    filling.stop();
    await benchRebuild(opened);
    await use(opened);
  } finally {
    await opened.close();
    await admin.database.sql.unsafe(`drop database ${name} with (force)`);
    await admin.close();
  }
}

function vocabularyOf(): string[] {
  const words = loadTraining().flatMap(({ title, language }) =>
    language === 'en' ? title.split(/\W+/) : [],
  );
  return [...new Set(words.filter((word) => word.length > 2))].slice(0, WORDS);
}

async function benchRebuild(opened: OpenStore): Promise<void> {
  const { store } = opened;
  const started = performance.now();
  const { items, relevant } = await store.items.totals();
  const progress = createProgress('items grouped', relevant);
  await rebuildStories(store, loadStoryMethod(), progress.update);
  progress.stop();
  const grouped = performance.now();
  await store.series.markAll();
  await refreshAll(opened);
  const ended = performance.now();
  console.log(`${items} items, ${relevant} relevant, ${await store.stories.count()} stories`);
  console.log(`all stories anew\t${seconds(grouped - started)}`);
  console.log(`all series anew, hypotheses and alerts\t${seconds(ended - grouped)}`);
  console.log(`full rebuild\t${seconds(ended - started)}`);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/**
 * `rendezvous bench ingest`: feeds polled, stored, coded and counted, end to end through queue and workers; then polled
 * again unchanged. On a temporary embedded database, and, where DATABASE_URL and REDIS_URL are set, with two worker
 * processes on a database of its own. The feeds come from another process on loopback, each from a host of its own.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../base/config.ts';
import { type OpenStore, openFetcher, openQueue, openStore } from '../compose.ts';
import { startWorker } from '../compose-worker.ts';
import type { Store } from '../store/store.ts';

const ITEMS_A_FEED = 20;
const SIZES = [100, 500];
const ROUNDS = 3;

export async function benchIngestCommand(environment: Record<string, string | undefined>): Promise<void> {
  const { server, port } = await startFeeds();
  try {
    console.log(`feeds  mode      new items stored, coded, counted   items/s   unchanged feeds polled`);
    for (const feeds of SIZES) {
      const runs = [];
      for (let round = 0; round < ROUNDS; round += 1) runs.push(await benchEmbedded(feeds, port));
      print(feeds, 'embedded', runs);
      if (environment['DATABASE_URL'] && environment['REDIS_URL']) {
        const served = [];
        for (let round = 0; round < ROUNDS; round += 1)
          served.push(await benchServer(feeds, port, environment));
        print(feeds, 'server, 2 workers', served);
      }
    }
    if (!environment['DATABASE_URL']) console.log('server mode not measured: set DATABASE_URL and REDIS_URL');
  } finally {
    server.kill();
  }
}

interface Run {
  newSeconds: number;
  unchangedSeconds: number;
}

async function benchEmbedded(feeds: number, port: number): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'rendezvous-bench-'));
  const opened = await openStore(readConfig({ ...settings, DATA_DIR: folder }));
  const queue = await openQueue(opened);
  const fetcher = await openFetcher(opened);
  try {
    await followAll(opened, feeds, port);
    return await measure(opened, feeds, () => startWorker(opened, queue, fetcher));
  } finally {
    await queue.close();
    await fetcher.close();
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchServer(
  feeds: number,
  port: number,
  environment: Record<string, string | undefined>,
): Promise<Run> {
  const prefix = `bench-${Date.now()}`;
  const admin = await openStore(readConfig({ ...settings, DATABASE_URL: environment['DATABASE_URL'] }));
  const name = `rendezvous_bench_${Date.now()}`;
  await admin.database.sql.unsafe(`create database ${name}`);
  const address = new URL(environment['DATABASE_URL']!);
  address.pathname = `/${name}`;
  const shared = {
    ...settings,
    DATABASE_URL: address.href,
    REDIS_URL: environment['REDIS_URL'],
    QUEUE_PREFIX: prefix,
  };
  const opened = await openStore(readConfig(shared));
  const workers: ChildProcess[] = [];
  try {
    await followAll(opened, feeds, port);
    return await measure(opened, feeds, async () => {
      for (let count = 0; count < 2; count += 1) workers.push(await startWorkerProcess(shared));
    });
  } finally {
    for (const worker of workers) await endProcess(worker);
    await opened.close();
    await admin.database.sql.unsafe(`drop database ${name} with (force)`);
    await admin.close();
  }
}

const settings = {
  FETCH_ALLOW: '127.0.0.0/8',
  HOST_SPACING_MS: '0',
  TICK_SECONDS: '1',
  FETCH_CONCURRENCY: '32',
  LOG_LEVEL: 'error',
  FOLLOW_CATALOGUE: 'false',
};

async function followAll({ store }: OpenStore, feeds: number, port: number): Promise<void> {
  const addresses = Array.from(
    { length: feeds },
    (_, index) => `http://127.0.${1 + Math.floor(index / 250)}.${1 + (index % 250)}:${port}/feed-${index}`,
  );
  await store.feeds.follow(
    addresses.map((address) => ({
      ...{ address, class: 'live', title: null, outlet: new URL(address).hostname, family: address },
      ...{ country: 'US', press: 'us', language: 'en', kind: null, note: null },
    })),
  );
}

/**
 * Seconds until everything new is stored, coded, in its story and counted; then, once nothing is left to do, until every
 * feed has been polled again.
 */
async function measure(
  { store, database }: OpenStore,
  feeds: number,
  begin: () => Promise<void>,
): Promise<Run> {
  await begin();
  const started = performance.now();
  await until(async () => {
    const totals = await store.items.totals();
    return totals.coded === feeds * ITEMS_A_FEED && (await isCounted(store));
  });
  const newSeconds = (performance.now() - started) / 1000;
  await until(async () => (await isCounted(store)) && !(await isAnyReadingStale(store)));
  await database.sql`update feeds set next_fetch_at = now()`;
  const again = performance.now();
  await until(async () => {
    const [row] = await database.sql<{ polls: number }[]>`select count(*) as polls from fetches`;
    return row!.polls >= 2 * feeds;
  });
  return { newSeconds, unchangedSeconds: (performance.now() - again) / 1000 };
}

async function isCounted(store: Store): Promise<boolean> {
  return !(await store.stories.isAnyWaiting()) && (await store.series.countStale()) === 0;
}

async function isAnyReadingStale({ staleReadings }: Store): Promise<boolean> {
  const waiting = await Promise.all([staleReadings.waiting('hypotheses'), staleReadings.waiting('alerts')]);
  return waiting.some((stale) => stale.length > 0);
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('the bench did not come to its end within five minutes');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function print(feeds: number, mode: string, runs: Run[]): void {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const fresh = median(runs.map((run) => run.newSeconds));
  const unchanged = median(runs.map((run) => run.unchangedSeconds));
  const items = feeds * ITEMS_A_FEED;
  console.log(
    `${feeds}  ${mode}  ${items} in ${fresh.toFixed(2)} s  ${Math.round(items / fresh)}/s  ${feeds} in ${unchanged.toFixed(2)} s`,
  );
}

async function startFeeds(): Promise<{ server: ChildProcess; port: number }> {
  const server = fork(resolve(import.meta.dirname, 'bench-feeds.js'), [String(ITEMS_A_FEED)]);
  const [port] = (await once(server, 'message')) as [number];
  return { server, port };
}

async function startWorkerProcess(environment: Record<string, string | undefined>): Promise<ChildProcess> {
  const entry = resolve(import.meta.dirname, '..', 'rendezvous.js');
  const worker = spawn(process.execPath, [entry, 'work'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(worker.stdout!, 'data');
  return worker;
}

async function endProcess(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
}

/**
 * `rendezvous bench api`: the API under load over a small and a large store, side by side. Each store is a database of
 * its own on the server of DATABASE_URL, filled with synthetic items; the load comes from a process of its own.
 * BENCH_ITEMS sets the size of the large store, BENCH_SECONDS how long each address is loaded.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { METHOD_VERSION } from '../analysis/series.ts';
import { createApp } from '../api/app.ts';
import { systemClock } from '../base/clock.ts';
import { readConfig } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { addWeeks } from '../base/week.ts';
import { categories, factors } from '../codebook/categories.ts';
import { loadClassifier, type OpenStore, openStore } from '../compose.ts';
import { openDatabase } from '../store/database.ts';
import { fillStore, subjectWords } from './bench-api-items.ts';

const CONNECTIONS = 32;
const SMALL = 10_000;

const combine = (
  template: (a: string, b: string) => string,
  first: readonly string[],
  second: readonly string[],
) => first.flatMap((a) => second.map((b) => template(a, b)));
const weeks = Array.from({ length: 40 }, (_, at) => addWeeks('2020-W10', 7 * at));
const presses = ['us', 'russian', 'third'];

/**
 * Hundreds of different questions on each subject, asked in turn by every connection from a place of its own, so that
 * what is measured is not the memory of answers alone; and the 99th percentile that they should keep at the large size,
 * in milliseconds.
 */
const subjects: { name: string; most: number; paths: string[] }[] = [
  {
    name: 'series',
    most: 50,
    paths: combine(
      (name, week) => `/v1/series/${name}?class=live&from=${week}`,
      ['balance', 'cooperation', 'tension', 'mixed', 'relevant'],
      weeks,
    ),
  },
  {
    name: 'facets',
    most: 150,
    paths: combine((category, press) => `/v1/facets?category=${category}&press=${press}`, categories, [
      ...presses,
      'us,third',
      'russian,third',
    ]),
  },
  {
    name: 'items',
    most: 60,
    paths: [
      ...combine((category, press) => `/v1/items?category=${category}&press=${press}`, categories, presses),
      ...combine((factor, week) => `/v1/items?factor=${factor}&from=${week}&sort=published`, factors, weeks),
      ...weeks.map((week) => `/v1/items?week=${week}&class=live&relevance=relevant`),
    ],
  },
  {
    name: 'search',
    most: 200,
    paths: [
      ...combine((a, b) => `/v1/items?q=${a}+${b}`, subjectWords, subjectWords.slice(0, 8)),
      ...combine((a, b) => `/v1/items?q=%22${a}+${b}%22`, subjectWords, subjectWords.slice(8)),
      ...combine((a, b) => `/v1/items?q=${a}+or+${b}&relevance=core`, subjectWords, subjectWords.slice(0, 4)),
    ],
  },
];

export async function benchApiCommand(environment: Record<string, string | undefined>): Promise<void> {
  const address = environment['DATABASE_URL'];
  if (address === undefined)
    throw new RendezvousError(
      'configuration',
      'bench api needs PostgreSQL',
      'Set DATABASE_URL to a server on which you may create databases.',
    );
  const large = Number(environment['BENCH_ITEMS'] ?? 1_000_000);
  const seconds = Number(environment['BENCH_SECONDS'] ?? 10);
  const small = await benchStore(address, SMALL, seconds);
  const big = await benchStore(address, large, seconds);
  print(large, seconds, small, big);
}

/** Milliseconds. */
interface Latency {
  answers: number;
  p50: number;
  p99: number;
}

interface Load {
  /** Answers a second. */
  rate: number;
  failed: number;
  all: Latency;
  /** Answers that were made for the question, and those that the server remembered. */
  made: Latency;
  remembered: Latency;
}

function print(large: number, seconds: number, small: Load[], big: Load[]): void {
  console.log(`\n${CONNECTIONS} connections, ${seconds} s each: p50 / p99 in ms (answers)`);
  console.log(`subject  answers     ${cell(`${SMALL} items`)}${cell(`${large} items`)}p99 at most`);
  for (const [at, { name, most }] of subjects.entries())
    for (const kind of ['all', 'made', 'remembered'] as const)
      console.log(
        [
          ...[(kind === 'all' ? name : '').padEnd(9), kind.padEnd(12)],
          ...[cell(describe(small[at]![kind])), cell(describe(big[at]![kind])), kind === 'all' ? most : ''],
        ].join(''),
      );
  const growth = big[0]!.all.p99 / small[0]!.all.p99;
  console.log(`p99 of series grows ${growth.toFixed(2)} times (at most 1.5)`);
  const failed = [...small, ...big].reduce((sum, load) => sum + load.failed, 0);
  if (failed > 0) console.log(`${failed} requests failed`);
}

function cell(text: string): string {
  return text.padEnd(24);
}

function describe({ p50, p99, answers }: Latency): string {
  return answers === 0 ? '–' : `${p50.toFixed(0).padStart(4)} / ${p99.toFixed(0).padStart(4)} (${answers})`;
}

/** A store of so many items, made when it is not there yet, under load. */
async function benchStore(server: string, items: number, seconds: number): Promise<Load[]> {
  const own = new URL(server);
  own.pathname = `/rendezvous_bench_api_${items}`;
  await createDatabase(server, own.pathname.slice(1));
  const opened = await openStore(
    readConfig({ DATABASE_URL: own.href, LOG_LEVEL: 'silent', DATABASE_CONNECTIONS: '8' }),
  );
  try {
    await fillStore(opened.database.sql, items);
    return await loadAll(opened, seconds);
  } finally {
    await opened.close();
  }
}

async function createDatabase(server: string, name: string): Promise<void> {
  const { sql, close } = await openDatabase(readConfig({ DATABASE_URL: server }));
  try {
    const [known] = await sql`select from pg_database where datname = ${name}`;
    if (known === undefined) await sql.unsafe(`create database ${name}`);
  } finally {
    await close();
  }
}

async function loadAll({ store, log }: OpenStore, seconds: number): Promise<Load[]> {
  const { classifier, versions, facts } = loadClassifier();
  const app = createApp({
    ...{ store, classifier, log, clock: systemClock, model: facts, dashboard: null },
    queue: { statistics: async () => ({ waiting: 0, delayed: 0, active: 0, failed: 0, completed: 0 }) },
    versions: { ...versions, method: METHOD_VERSION },
    sources: () => Promise.reject(new Error('the bench asks for no sources')),
    policy: { openRead: true, corsOrigins: [], rateLimit: 0, trustProxy: false },
  });
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const loads: Load[] = [];
    for (const { name, paths } of subjects) {
      loads.push(await load(url, paths, seconds));
      process.stderr.write(
        `${name}: load average ${loadavg()[0]!.toFixed(1)} ${JSON.stringify(loads.at(-1))}\n`,
      );
    }
    return loads;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function load(url: string, paths: string[], seconds: number): Promise<Load> {
  const loader = fork(resolve(import.meta.dirname, 'bench-api-load.js'));
  loader.send({ url, paths, seconds, connections: CONNECTIONS });
  const [result] = (await once(loader, 'message')) as [Load];
  return result;
}

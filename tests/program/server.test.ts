/**
 * The program in server mode: several worker processes on PostgreSQL and Redis, one of them killed in the middle, Redis
 * flushed while it runs. Every item is stored exactly once, and nothing is lost.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../base/config.ts';
import { openDatabase } from '../../store/database.ts';
import { createStore } from '../../store/store.ts';
import { type FeedServer, startFeedServer } from '../services/feed-server.ts';
import { skipWithoutPostgres, startPostgres, type TestPostgres } from '../services/postgres.ts';
import { run, start } from '../services/program.ts';
import { skipWithoutRedis, startRedis, type TestRedis } from '../services/redis.ts';

const FEEDS = process.env['CI'] ? 60 : 200;
const ITEMS = 5;
const skip = skipWithoutPostgres('program in server mode') || skipWithoutRedis('program in server mode');
const patient = { timeout: 500_000, interval: 500 };
const WORKING = /Rendezvous is at (work)/;

describe.skipIf(skip)('the program in server mode', () => {
  let postgres: TestPostgres;
  let redis: TestRedis;
  let feeds: FeedServer;
  let environment: Record<string, string>;

  beforeAll(async () => {
    postgres = await startPostgres();
    redis = await startRedis();
    feeds = await startFeedServer();
    for (let feed = 0; feed < FEEDS; feed += 1) publish(feed, 0, ITEMS);
    environment = {
      DATABASE_URL: postgres.address,
      REDIS_URL: redis.address,
      QUEUE_PREFIX: redis.prefix,
      FETCH_ALLOW: '127.0.0.1',
      HOST_SPACING_MS: '0',
      TICK_SECONDS: '1',
    };
  });
  afterAll(async () => {
    await feeds?.stop();
    await redis?.stop();
    await postgres?.stop();
  });

  function publish(feed: number, from: number, count: number): void {
    const items = Array.from({ length: count }, (_, index) => ({
      id: `feed-${feed}-${from + index}`,
      title: `Synthetic: cosmonauts and NASA astronauts, report ${feed}-${from + index}`,
      date: '2026-07-14T08:00:00Z',
    }));
    feeds.feeds.set(`/feed-${feed}`, [...items, ...(feeds.feeds.get(`/feed-${feed}`) ?? [])]);
  }

  it('applies its schema once, and says so', async () => {
    expect((await run(['migrate'], environment)).stdout).toContain('applied 0001-first.sql');
    expect((await run(['migrate'], environment)).stdout).toContain('the schema is up to date');
  });

  it('stores every item exactly once though a worker is killed in the middle and Redis is flushed', async () => {
    const database = await openDatabase(readConfig({ DATABASE_URL: postgres.address }));
    const store = createStore(database.sql);
    const addresses = Array.from({ length: FEEDS }, (_, feed) => `${feeds.address}/feed-${feed}`);
    await store.feeds.follow(
      addresses.map((address) => ({
        ...{ address, class: 'live' as const, title: null, outlet: 'synthetic', family: address },
        ...{ country: null, press: 'third' as const, language: 'en', kind: null, note: null },
      })),
    );
    const workers = [
      await start(['work'], environment, WORKING),
      await start(['work'], environment, WORKING),
    ];
    await expect.poll(async () => (await store.items.totals()).items, patient).toBeGreaterThan(FEEDS / 4);
    await workers[0]!.end('SIGKILL');
    await redis.flush();
    await database.sql`update feeds set next_fetch_at = now() where last_success_at is null`;
    await expect.poll(async () => (await store.items.totals()).coded, patient).toBe(FEEDS * ITEMS);
    await expect.poll(() => store.series.countStale(), patient).toBe(0);

    const replacement = await start(['work'], environment, WORKING);
    for (let feed = 0; feed < FEEDS; feed += 1) publish(feed, ITEMS, 1);
    await database.sql`update feeds set next_fetch_at = now()`;
    await expect.poll(async () => (await store.items.totals()).coded, patient).toBe(FEEDS * (ITEMS + 1));

    const [links] = await database.sql<{ items: number; links: number }[]>`
      select count(*) as items, count(distinct link) as links from items`;
    expect(links).toEqual({ items: FEEDS * (ITEMS + 1), links: FEEDS * (ITEMS + 1) });
    const delivered = await database.sql<
      { delivered: number }[]
    >`select sum(delivered) as delivered from feed_weeks`;
    expect(delivered[0]?.delivered).toBe(FEEDS * (ITEMS + 1));
    expect(await workers[1]!.end('SIGTERM')).toBe(0);
    expect(await replacement.end('SIGTERM')).toBe(0);
    await database.close();
  });

  it('answers from an API process of its own', async () => {
    const api = await start(['api'], { ...environment, PORT: '0' });
    const status = (await (await fetch(`${api.address}/v1/status`)).json()) as { items: number };
    expect(status.items).toBe(FEEDS * (ITEMS + 1));
    expect(await (await fetch(`${api.address}/health/ready`)).json()).toEqual({ status: 'ready' });
    expect(await api.end()).toBe(0);
  });
});

/** The past of an outlet brought in by each method: whole, once, within its stretch, resumable, apart from live items. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseMethod } from '../../ingest/backfill/choose-method.ts';
import { rfc5005, wordpress } from '../../ingest/backfill/feed-pages.ts';
import { createGdeltMethod } from '../../ingest/backfill/gdelt.ts';
import type { BackfillMethod } from '../../ingest/backfill/method.ts';
import { createSitemapMethod } from '../../ingest/backfill/sitemap.ts';
import { wpJson } from '../../ingest/backfill/wp-json.ts';
import { createFetcher, type Fetcher } from '../../ingest/fetch-feed.ts';
import { FULL_LADDER } from '../../ingest/identity.ts';
import { toDeliveredItems } from '../../ingest/items.ts';
import type { BackfillProgress, BackfillRow } from '../../store/backfills.ts';
import { createStore, type Store } from '../../store/store.ts';
import { createBackfillContext, reasonToStop, runBackfill, stretchOf } from '../../workers/backfill.ts';
import { feedOf } from '../../workers/follow-catalogue.ts';
import { type Outlet, posts, startOutlet } from '../ingest/backfill/site.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';

let database: TestDatabase;
let store: Store;
let outlet: Outlet;
let fetcher: Fetcher;
let waits: number[] = [];

const SINCE = '2025-01-20';
const UNTIL = '2025-02-10';
const wanted = posts.filter(({ date }) => date >= SINCE && date < '2025-02-11');

beforeAll(async () => {
  database = await startDatabase('embedded');
  store = createStore(database.sql);
  outlet = await startOutlet();
  const free = { enter: async () => 0, leave: async () => {} };
  fetcher = createFetcher({
    contact: 'test',
    allow: ['127.0.0.1'],
    gate: free,
    clock: { now: () => Date.now() },
    random: () => 0.5,
  });
});

afterEach(async () => {
  outlet.down = false;
  outlet.asked.length = 0;
  waits = [];
  for (const table of ['mentions', 'items', 'feeds', 'backfills'])
    await database.sql`delete from ${database.sql(table)}`;
});

afterAll(async () => {
  await fetcher.close();
  await outlet.close();
  await database.close();
});

const pause = async (milliseconds: number) => {
  waits.push(milliseconds);
};

interface Asked {
  path?: string;
  since?: string;
  until?: string;
  /** Steps after which the run is interrupted. */
  steps?: number;
  mostBarrenSteps?: number;
}

async function run(
  name: string,
  method: BackfillMethod<never>,
  asked: Asked = {},
): Promise<BackfillProgress & { run: BackfillRow }> {
  const key = {
    source: `${outlet.origin}${asked.path ?? '/'}`,
    outlet: `${name}.example`,
    method: method.name,
    since: asked.since ?? SINCE,
    until: asked.until ?? UNTIL,
  };
  const begun = await store.backfills.begin(key);
  const interrupt = new AbortController();
  let steps = 0;
  const onStep = () => {
    steps++;
    if (steps === asked.steps) interrupt.abort();
  };
  const limits = asked.mostBarrenSteps ? { mostBarrenSteps: asked.mostBarrenSteps } : {};
  const progress = await runBackfill(
    { store, fetchPage: fetcher.fetchPage, clock: { now: () => Date.now() }, pause, onStep, ...limits },
    begun,
    method as BackfillMethod,
    interrupt.signal,
  );
  return { ...progress, run: begun };
}

const stored = (name: string) => database.sql<
  { title: string; class: string; week: string; body: string | null }[]
>`
  select i.title, i.class, i.week, i.body from items i join feeds f on f.id = i.feed_id where f.outlet = ${`${name}.example`} order by i.published_at desc`;

const ways: [string, () => BackfillMethod<never>, string][] = [
  ['rfc5005', () => rfc5005 as BackfillMethod<never>, '/archived'],
  ['wordpress', () => wordpress as BackfillMethod<never>, '/feed'],
  ['wp-json', () => wpJson as BackfillMethod<never>, '/'],
  ['sitemap', () => createSitemapMethod() as BackfillMethod<never>, '/'],
  [
    'gdelt',
    () => createGdeltMethod({ endpoint: `${outlet.origin}/gdelt`, pauseMs: 5_000 }) as BackfillMethod<never>,
    '/',
  ],
];

describe('a stretch of the past', () => {
  it.each(ways)(
    'is brought in whole by %s, as backfill, once, with denominators of its own',
    async (name, method, path) => {
      const first = await run(name, method(), { path });
      expect(first).toMatchObject({ state: 'done', found: wanted.length, stored: wanted.length });
      const items = await stored(name);
      expect(items.map((item) => item.title)).toEqual(wanted.map((post) => post.title));
      expect(new Set(items.map((item) => item.class))).toEqual(new Set(['backfill']));
      const [counted] = await database.sql`
      select sum(w.delivered)::int as delivered, min(f.address) as address from feed_weeks w join feeds f on f.id = w.feed_id where f.outlet = ${`${name}.example`}`;
      expect(counted).toEqual({ delivered: wanted.length, address: `archive:${name}.example` });
      const again = await run(name, method(), { path, until: '2025-02-09' });
      expect(again).toMatchObject({ state: 'done', stored: 0 });
    },
  );

  it.each(ways.filter(([name]) => name !== 'wp-json'))(
    'goes on with %s where it was interrupted, without asking for a page twice',
    async (name, method, path) => {
      const label = `${name}-resumed`;
      const whole = { path, since: '2025-01-05', until: '2025-02-26' };
      const interrupted = await run(label, method(), { ...whole, steps: 2 });
      expect(interrupted).toMatchObject({ state: 'stopped', stopReason: 'interrupted' });
      const before = new Set(outlet.asked.splice(0).filter((asked) => /post-\d+\.html$/.test(asked)));
      const resumed = await run(label, method(), whole);
      expect(resumed.state).toBe('done');
      expect(outlet.asked.filter((asked) => before.has(asked))).toEqual([]);
      const all = posts.filter(({ date }) => date >= '2025-01-05' && date < '2025-02-27');
      expect((await stored(label)).map((item) => item.title)).toEqual(all.map((post) => post.title));
      expect(resumed.stored).toBe(all.length);
    },
  );

  it.each(ways.filter(([name]) => name === 'wp-json' || name === 'sitemap'))(
    'holds the full text where %s finds it',
    async (name, method, path) => {
      await run(name, method(), { path });
      expect((await stored(name))[0]?.body).toContain(wanted[0]!.text[4]);
    },
  );

  it('does not take the place of live items, nor they its', async () => {
    const address = `${outlet.origin}/feed`;
    await store.feeds.follow([feedOf(address, 'apart.example')]);
    const [feed] = await store.feeds.byAddress([address]);
    const live = await fetcher.fetchFeed(
      { id: feed!.id, address, state: 'active', memory: { failures: 0 } },
      AbortSignal.timeout(10_000),
    );
    const deliver = () =>
      store.deliveries.deliver({
        feedId: feed!.id,
        class: 'live',
        fetchedAt: new Date(),
        items: toDeliveredItems(live.document!.entries, {
          feedId: feed!.id,
          class: 'live',
          fetchedAt: Date.now(),
          policy: FULL_LADDER,
          language: null,
        }),
      });
    expect((await deliver()).newIds).toHaveLength(10);
    expect(
      await run('apart', wordpress as BackfillMethod<never>, {
        path: '/feed',
        since: '2025-02-20',
        until: '2025-03-01',
      }),
    ).toMatchObject({ stored: 10 });
    expect(await deliver()).toMatchObject({ newIds: [], mentioned: 0, unchanged: 10 });
  });

  it('ends when the beginning is reached, without asking for older pages', async () => {
    outlet.asked.length = 0;
    const ended = await run('early', wordpress as BackfillMethod<never>, {
      path: '/feed',
      since: '2025-02-25',
      until: '2025-03-01',
    });
    expect(ended.stopReason).toBe('the beginning of the stretch is reached');
    expect(outlet.asked).toEqual(['/feed', '/feed?paged=2']);
  });

  it('ends at a server that gives the same page whatever is asked', async () => {
    expect(
      await run('deaf', wordpress as BackfillMethod<never>, {
        path: '/deaf',
        since: '2020-01-01',
        until: '2025-03-01',
      }),
    ).toMatchObject({ state: 'done', stopReason: 'nothing further', stored: 10 });
  });

  it('ends after so many steps without anything new', async () => {
    await run('again', wordpress as BackfillMethod<never>, { path: '/feed' });
    const ended = await run('again', wordpress as BackfillMethod<never>, {
      path: '/feed',
      since: '2025-01-21',
      until: '2025-02-08',
      mostBarrenSteps: 2,
    });
    expect(ended).toMatchObject({ state: 'done', stopReason: 'nothing new in 2 steps' });
  });

  it('stops where the server is down, after waiting, and says how to go on', async () => {
    outlet.down = true;
    const stopped = await run('down', wpJson as BackfillMethod<never>);
    expect(stopped).toMatchObject({ state: 'stopped', cursor: null });
    expect(stopped.stopReason).toContain('not available');
    expect(waits).toEqual([5_000, 60_000]);
    outlet.down = false;
    expect(await run('down', wpJson as BackfillMethod<never>)).toMatchObject({
      state: 'done',
      stored: wanted.length,
    });
  });

  it('has GDELT asked at its pace, for ever shorter windows while they come back full', async () => {
    outlet.questions.length = 0;
    await run('gdelt-pace', ways[4]![1]());
    expect(outlet.questions.length).toBeGreaterThan(2);
    expect(outlet.questions[0]!.get('query')).toBe('domainis:127.0.0.1');
    expect(waits.filter((wait) => wait === 5_000).length).toBeGreaterThanOrEqual(outlet.questions.length - 1);
  });
});

describe('the way into the past', () => {
  const choose = (path: string, isFeed: boolean) => {
    const context = createBackfillContext(
      { store, fetchPage: fetcher.fetchPage, pause },
      { source: `${outlet.origin}${path}`, outlet: 'x', stretch: stretchOf({ since: SINCE, until: UNTIL }) },
      AbortSignal.timeout(10_000),
    );
    return chooseMethod(context, isFeed);
  };

  it.each([
    ['/archived', true, 'rfc5005'],
    ['/feed', true, 'wp-json'],
    ['/', false, 'wp-json'],
  ] as const)('of %s (feed: %s) is found to be %s', async (path, isFeed, method) => {
    expect(await choose(path, isFeed)).toBe(method);
  });
});

describe('a run', () => {
  const stretch = stretchOf({ since: SINCE, until: UNTIL });
  const entry = (published: string | null) => ({ published, updated: null });
  const rules = { method: { newestFirst: true }, stretch, barren: 0, mostBarrenSteps: 3 };

  it.each([
    ['nothing is left', { entries: [], cursor: null }, rules, 'nothing further'],
    [
      'all is older',
      { entries: [entry('2024-01-01'), entry(null)], cursor: 1 },
      rules,
      'the beginning of the stretch is reached',
    ],
    [
      'all is older, in no order',
      { entries: [entry('2024-01-01')], cursor: 1 },
      { ...rules, method: { newestFirst: false } },
      null,
    ],
    ['one is not older', { entries: [entry('2024-01-01'), entry('2025-02-01')], cursor: 1 }, rules, null],
    ['nothing is dated', { entries: [entry(null)], cursor: 1 }, rules, null],
    [
      'nothing was new for long',
      { entries: [], cursor: 1 },
      { ...rules, barren: 3 },
      'nothing new in 3 steps',
    ],
  ])('where %s ends as it should', (_, step, given, reason) => {
    expect(reasonToStop(step, given)).toBe(reason);
  });
});

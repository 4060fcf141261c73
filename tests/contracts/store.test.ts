/** The store, held on both databases: stored once, revised, mentioned, counted, and refreshed without loss. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveredItem, Versions } from '../../base/records.ts';
import type { FreshCoding } from '../../store/deliveries.ts';
import type { NewFeed } from '../../store/feeds.ts';
import type { FetchReport } from '../../store/fetch-reports.ts';
import { createHostStore } from '../../store/hosts.ts';
import { migrate } from '../../store/migrate.ts';
import type { StoredValue } from '../../store/series.ts';
import { createStore, type Store } from '../../store/store.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const versions: Versions = { codebook: 'c1', lexicon: 'l1', model: 'm1' };
const now = new Date('2026-07-22T12:00:00Z');

function feed(address: string, more: Partial<NewFeed> = {}): NewFeed {
  return {
    address,
    class: 'live',
    title: null,
    outlet: new URL(address).hostname,
    family: 'family',
    country: 'US',
    press: 'us',
    language: 'en',
    kind: 'trade',
    note: null,
    ...more,
  };
}

function item(name: string, more: Partial<DeliveredItem> = {}): DeliveredItem {
  return {
    guid: name,
    keys: [`1/guid:${name}`, `address/${name}`],
    link: `https://example.org/${name}`,
    title: `Title ${name}`,
    excerpt: '',
    body: null,
    language: 'en',
    authors: ['A. Author'],
    tags: [],
    published: '2026-07-21T08:00:00Z',
    precision: 'time',
    updated: null,
    week: '2026-W30',
    contentHash: `hash-${name}`,
    ...more,
  };
}

/** A poll that went well, was led to a new address, and names the next date. */
function reportUntil(nextFetchAt: Date): FetchReport {
  return {
    ...{ startedAt: now, durationMs: 12, outcome: 'ok', status: 200, bytes: 100 },
    ...{ errorCode: null, error: null, mend: null, encoding: 'utf-8', repaired: false, truncated: false },
    state: 'active',
    schedule: { etag: '"a\\"b"', failures: 0 },
    nextFetchAt,
    adoptedAddress: 'https://a.example/new',
  };
}

const tensionCoding: FreshCoding = {
  ...{
    lang: 'en',
    relevance: 'core',
    orientation: 'tension',
    relevantProbability: 0.9,
    coreProbability: 0.8,
  },
  categories: [{ id: 'sanctions', probability: 0.7 }],
  factors: [{ id: 'china', probability: 0.6 }],
  evidence: [],
};

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('store on PostgreSQL'))(
    `the store on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());
      beforeEach(async () => {
        await database.sql`truncate feeds, items, item_keys, series_values, month_values, stale_weeks, hosts restart identity cascade`;
      });

      async function follow(...addresses: string[]): Promise<number[]> {
        await store.feeds.follow(addresses.map((address) => feed(address)));
        const rows = await store.feeds.byAddress(addresses);
        return addresses.map((address) => rows.find((row) => row.address === address)!.id);
      }

      const deliver = (feedId: number, ...items: DeliveredItem[]) =>
        store.deliveries.deliver({ feedId, class: 'live', fetchedAt: now, items });

      async function code(
        itemId: number,
        orientation: 'cooperation' | 'tension',
        revision = 1,
      ): Promise<void> {
        await store.codings.add('model:m1', versions, [
          {
            itemId,
            revision,
            lang: 'en',
            relevance: 'core',
            orientation,
            relevantProbability: 0.9,
            coreProbability: 0.8,
            categories: [
              { id: orientation === 'cooperation' ? 'joint-crews' : 'sanctions', probability: 0.7 },
            ],
            factors: [{ id: 'china', probability: 0.6 }],
            evidence: [],
          },
        ]);
      }

      const countValue = (week: string, value: number): StoredValue => ({
        series: 'relevant',
        class: 'live',
        press: 'all',
        week,
        value,
        lower: null,
        upper: null,
        items: value,
        stories: 0,
        outlets: 1,
        cooperative: null,
        status: 'frozen',
      });

      it('migrates again without changing anything', async () => {
        expect(await migrate(database.sql)).toEqual([]);
      });

      it('refuses a database that a newer program has written', async () => {
        await database.sql`insert into migrations (name, checksum) values ('9999-later.sql', 'x')`;
        await expect(migrate(database.sql)).rejects.toMatchObject({
          code: 'database-newer',
          message: expect.stringContaining('9999-later.sql'),
        });
        await database.sql`delete from migrations where name = '9999-later.sql'`;
      });

      it('follows a feed once, due at once', async () => {
        expect(await store.feeds.follow([feed('https://a.example/rss')])).toBe(1);
        expect(await store.feeds.follow([feed('https://a.example/rss')])).toBe(0);
        expect(await store.feeds.due(10)).toHaveLength(1);
      });

      it('never finds an archive due', async () => {
        await store.feeds.follow([feed('archive://nasa.gov', { class: 'backfill' })]);
        expect(await store.feeds.due(10)).toEqual([]);
      });

      it('stores an item once, however often it is delivered', async () => {
        const [a] = await follow('https://a.example/rss');
        expect((await deliver(a!, item('x'), item('y'))).newIds).toHaveLength(2);
        expect(await deliver(a!, item('x'), item('y'))).toMatchObject({
          newIds: [],
          revisedIds: [],
          unchanged: 2,
        });
        expect((await store.items.totals()).items).toBe(2);
      });

      it('stores one of two entries of a document that share a key', async () => {
        const [a] = await follow('https://a.example/rss');
        expect(
          (await deliver(a!, item('x'), item('z', { keys: ['1/guid:z', 'address/x'] }))).newIds,
        ).toHaveLength(1);
      });

      it('makes a revision of an edit, keeps the text before, and wants it coded again', async () => {
        const [a] = await follow('https://a.example/rss');
        const [id] = (await deliver(a!, item('x'))).newIds;
        await code(id!, 'cooperation');
        expect(await store.codings.uncoded(10)).toEqual([]);
        const result = await deliver(a!, item('x', { title: 'Another title', contentHash: 'edited' }));
        expect(result.revisedIds).toEqual([id]);
        expect(await store.codings.uncoded(10)).toEqual([id]);
        const detail = await store.items.detail(id!);
        expect(detail).toMatchObject({
          title: 'Another title',
          revision: 2,
          revisions: [{ revision: 1, title: 'Title x', reason: 'edit' }],
        });
      });

      it('does not make a coding of the old text current after an edit', async () => {
        const [a] = await follow('https://a.example/rss');
        const [id] = (await deliver(a!, item('x'))).newIds;
        await deliver(a!, item('x', { title: 'Another title', contentHash: 'edited' }));
        await code(id!, 'cooperation', 1);
        expect(await store.codings.uncoded(10)).toEqual([id]);
        expect(await store.codings.ofItem(id!)).toHaveLength(1);
      });

      it('joins a copy in another feed to its first appearance, and counts it as delivered there', async () => {
        const [a, b] = await follow('https://a.example/rss', 'https://b.example/rss');
        const [id] = (await deliver(a!, item('x'))).newIds;
        const copy = item('x', { keys: ['2/guid:other', 'address/x'] });
        expect(await deliver(b!, copy)).toMatchObject({ newIds: [], mentioned: 1 });
        expect(await deliver(b!, copy)).toMatchObject({ newIds: [], mentioned: 0 });
        expect((await store.items.detail(id!))?.mentions).toMatchObject([{ outlet: 'b.example' }]);
        const totals = await database.sql`select feed_id as feed, delivered from feed_weeks order by feed_id`;
        expect([...totals]).toEqual([
          { feed: a, delivered: 1 },
          { feed: b, delivered: 1 },
        ]);
      });

      it('stores an item once when two feeds deliver it at the same moment', async () => {
        const [a, b] = await follow('https://a.example/rss', 'https://b.example/rss');
        const results = await Promise.all(
          [a, b].map((id) => deliver(id!, item('x', { keys: [`${id}/guid`, 'address/x'] }))),
        );
        expect(results.flatMap((result) => result.newIds)).toHaveLength(1);
        expect(results.map((result) => result.mentioned).sort()).toEqual([0, 1]);
      });

      it('keeps the report of a poll with what it brought, and the feed’s next date', async () => {
        const [a] = await follow('https://a.example/rss');
        const next = new Date('2026-07-22T13:00:00Z');
        await store.deliveries.deliver(
          { feedId: a!, class: 'live', fetchedAt: now, items: [item('x')] },
          reportUntil(next),
        );
        const row = await store.feeds.byId(a!);
        expect(row).toMatchObject({
          address: 'https://a.example/new',
          state: 'active',
          nextFetchAt: next,
          lastSuccessAt: now,
          schedule: { etag: '"a\\"b"', failures: 0 },
        });
        expect([...(await database.sql`select outcome, new_items as fresh from fetches`)]).toEqual([
          { outcome: 'ok', fresh: 1 },
        ]);
      });

      it('leaves a feed alone that was paused while it was polled, and keeps what the poll brought', async () => {
        const [a] = await follow('https://a.example/rss');
        await store.feeds.setPaused(a!, true);
        const delivery = { feedId: a!, class: 'live' as const, fetchedAt: now, items: [item('x')] };
        await store.deliveries.deliver(delivery, reportUntil(new Date(Date.now() - 1000)));
        expect(await store.feeds.byId(a!)).toMatchObject({
          state: 'paused',
          nextFetchAt: null,
          lastFetchAt: now,
        });
        expect(await store.feeds.due(10)).toEqual([]);
        expect((await store.items.totals()).items).toBe(1);
      });

      it('makes a coding current and its labels searchable', async () => {
        const [a] = await follow('https://a.example/rss');
        const [id] = (await deliver(a!, item('x'))).newIds;
        await code(id!, 'tension');
        const [row] = await store.items.list(
          { category: ['sanctions'], orientation: ['tension'], relevance: ['core'] },
          10,
        );
        expect(row).toMatchObject({ id, relevance: 'core', categories: ['sanctions'], factors: ['china'] });
      });

      it('stores a new item with the coding that came with it, and that of no item known by then', async () => {
        const [a] = await follow('https://a.example/rss');
        await deliver(a!, item('known'));
        const items = [item('known'), item('x'), item('bare')];
        expect(await store.deliveries.unknown(items)).toEqual(items.slice(1));
        const byItem = new Map(items.slice(0, 2).map((each) => [each, tensionCoding]));
        const { newIds } = await store.deliveries.deliver({
          ...{ feedId: a!, class: 'live', fetchedAt: now, items },
          codings: { coder: 'model:m1', versions, byItem },
        });
        const [row] = await store.items.list({ category: ['sanctions'] }, 10);
        expect(row).toMatchObject({ id: newIds[0], orientation: 'tension', factors: ['china'] });
        const [coding] = await store.codings.ofItem(newIds[0]!);
        expect(coding).toMatchObject({ coder: 'model:m1', versions, revision: 1, ...tensionCoding });
        expect(await store.codings.uncoded(10)).toEqual([newIds[0]! - 1, newIds[1]]);
        expect((await store.stories.progress()).waiting).toBe(1);
      });

      it('codes an item twice under the same versions without a second coding', async () => {
        const [a] = await follow('https://a.example/rss');
        const [id] = (await deliver(a!, item('x'))).newIds;
        await code(id!, 'tension');
        await code(id!, 'tension');
        expect(await store.codings.ofItem(id!)).toHaveLength(1);
      });

      it('marks the weeks that a delivery or a coding touches, and refreshes each once', async () => {
        const [a] = await follow('https://a.example/rss');
        const [id] = (await deliver(a!, item('x'), item('y', { week: '2026-W29' }))).newIds;
        await code(id!, 'tension');
        expect(await store.series.countStale()).toBe(2);
        const seen: string[] = [];
        const refreshed = await store.series.refresh(10, versions, (material) => {
          seen.push(...material.weeks);
          expect(material.items).toMatchObject([{ week: '2026-W30', press: 'us', orientation: 'tension' }]);
          return { weeks: material.weeks.map((week) => countValue(week, 1)), months: [] };
        });
        expect(refreshed).toBe(2);
        expect(seen.sort()).toEqual(['2026-W29', '2026-W30']);
        expect(await store.series.refresh(10, versions, () => ({ weeks: [], months: [] }))).toBe(0);
        expect(await store.series.read({ series: 'relevant', class: 'live', press: 'all' })).toMatchObject([
          { week: '2026-W29' },
          { week: '2026-W30' },
        ]);
      });

      it('keeps the mark of a week whose refresh failed', async () => {
        const [a] = await follow('https://a.example/rss');
        await deliver(a!, item('x'));
        const refresh = store.series.refresh(10, versions, () => {
          throw new Error('cannot');
        });
        await expect(refresh).rejects.toThrow('cannot');
        expect(await store.series.countStale()).toBe(1);
      });

      it('marks provisional weeks again once they are old', async () => {
        const [a] = await follow('https://a.example/rss');
        await deliver(a!, item('x'));
        await store.series.refresh(10, versions, (material) => ({
          weeks: material.weeks.map((week) => ({ ...countValue(week, 1), status: 'provisional' as const })),
          months: [],
        }));
        await store.series.markAged('2026-W29');
        expect(await store.series.countStale()).toBe(0);
        await store.series.markAged('2026-W30');
        expect(await store.series.countStale()).toBe(1);
      });

      it('lets one request at a time to a host', async () => {
        const hosts = createHostStore(database.sql, 200);
        const answers = await Promise.all([hosts.enter('h', 30), hosts.enter('h', 30), hosts.enter('h', 30)]);
        expect(answers.filter((wait) => wait === 0)).toHaveLength(1);
        await hosts.leave('h');
        expect(await hosts.enter('h', 30)).toBeGreaterThan(0);
        await expect.poll(() => hosts.enter('h', 30), { timeout: 120_000, interval: 100 }).toBe(0);
        await hosts.leave('h', 3600);
        expect(await hosts.enter('h', 30)).toBeGreaterThan(3_000_000);
      });

      it('tells those who wait for a host to come one after the other', async () => {
        const hosts = createHostStore(database.sql, 1000);
        await hosts.enter('h', 30);
        const waits = [await hosts.enter('h', 30), await hosts.enter('h', 30), await hosts.enter('h', 30)];
        expect(waits[1]! - waits[0]!).toBeGreaterThan(900);
        expect(waits[2]! - waits[1]!).toBeGreaterThan(900);
        expect(waits[0]!).toBeLessThan(60_000);
      });
    },
  );
}

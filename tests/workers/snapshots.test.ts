/** Snapshots on both databases: they build anew to the byte, and stay as they were whatever comes after. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Versions } from '../../base/records.ts';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { readAsOf } from '../../store/as-of.ts';
import { createStore, type Store } from '../../store/store.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { makeSnapshot, verifySnapshot } from '../../workers/snapshots.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const versions: Versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2026-W30') };
const WEEKS = Array.from({ length: 12 }, (_, at) => addWeeks('2026-W10', at));
const question = { series: 'balance', class: 'live', press: 'all' } as const;
const wish = (name: string) => ({ name, class: 'live' as const, by: 'a tester', note: null });

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('snapshots on PostgreSQL'))(
    `snapshots on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;

      async function tell(at: number, cooperation: number): Promise<void> {
        const { sql } = database;
        const week = WEEKS[at]!;
        await sql`insert into items (feed_id, class, title, fetched_at, week, content_hash, relevance, orientation)
          values (1, 'live', 'synthetic', ${new Date(mondayOf(week))}, ${week}, 'hash', 'core', 'cooperation')`;
        await sql`insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses,
            relevance, cooperation, tension, label, categories, factors, sides)
          select max(id), 'live', ${week}, 'synthetic', now(), now(), 1, '{a}', '{a}', '{us}', 'core', ${cooperation}::float8,
            ${1 - cooperation}::float8, 'neutral', '[]', '[]', '{}' from items`;
        await sql`insert into stale_weeks (class, week) values ('live', ${week}) on conflict do nothing`;
      }
      const refresh = async () => {
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
      };

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
        const { sql } = database;
        await sql`insert into feeds (address, outlet, family, press) values ('https://a.example/rss', 'a', 'a', 'us')`;
        await sql`insert into feed_weeks (feed_id, week, delivered) select 1, unnest(${WEEKS}::text[]), 40`;
        for (const at of WEEKS.keys())
          for (let story = 0; story < 3; story += 1) await tell(at, story / 3 + 0.1);
        await store.importedSeries.replace('climate', null, [{ week: WEEKS[0]!, value: 1.5 }]);
      });
      afterAll(() => database?.close());

      it('are refused while weeks wait for a refresh', async () => {
        await expect(makeSnapshot(store, versions, clock, wish('early'))).rejects.toMatchObject({
          code: 'conflict',
        });
      });

      it('have the values that stood, and build anew to the byte', async () => {
        await refresh();
        const standing = await store.series.read(question);
        expect(standing).toHaveLength(WEEKS.length);
        const snapshot = await makeSnapshot(store, versions, clock, wish('first'));
        expect(await store.snapshots.read(snapshot, question)).toEqual(standing);
        expect(await store.snapshots.readMonths(snapshot, question)).toEqual(
          await store.series.readMonths(question),
        );
        expect(await verifySnapshot(store, snapshot)).toEqual({
          ...{ identical: true, checksum: snapshot.checksum, sameMethod: true },
        });
      });

      it('stay as they were when late items come, and are read as of their name', async () => {
        const before = await (await readAsOf(store, 'first', undefined)).series.read(question);
        await tell(3, 0.95);
        await refresh();
        const dated = await readAsOf(store, 'first', 'backfill');
        expect(dated.class).toBe('live');
        expect(await dated.series.read(question)).toEqual(before);
        expect(await store.series.read(question)).not.toEqual(before);
        expect(await dated.importedSeries.read('climate')).toEqual([{ week: WEEKS[0], value: 1.5 }]);
        expect(await verifySnapshot(store, dated.snapshot!)).toMatchObject({ identical: true });
      });

      it('are told from one whose data were changed', async () => {
        const snapshot = await store.snapshots.byName('first');
        const other = await makeSnapshot(store, versions, clock, wish('second'));
        expect(other.checksum).not.toBe(snapshot.checksum);
        await database.sql`update snapshots set material = (select material from snapshots where name = 'second') where name = 'first'`;
        expect(await verifySnapshot(store, snapshot)).toMatchObject({ identical: false });
      });

      it('never take a name twice, and none is found under another', async () => {
        await expect(makeSnapshot(store, versions, clock, wish('second'))).rejects.toMatchObject({
          code: 'conflict',
        });
        await expect(readAsOf(store, 'none', undefined)).rejects.toMatchObject({ code: 'not-found' });
      });
    },
  );
}

/** Series on both databases: refreshed week by week they are what computing all of them anew gives. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Versions } from '../../base/records.ts';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { createStore, type Store } from '../../store/store.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const versions: Versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2026-W30') };
const FIRST = '2022-W40';

/** A story comes, or changes its mind: in which week, which way, told by whom. */
interface Change {
  story: number;
  week: number;
  cooperation: number;
  tension: number;
  press: 'us' | 'russian' | 'third';
}

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('series on PostgreSQL'))(
    `series on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());
      beforeEach(clean);

      async function clean(): Promise<void> {
        const { sql } = database;
        await sql`truncate feeds, items, stories, series_values, month_values, stale_weeks restart identity cascade`;
        await sql`insert into feeds (address, outlet, family, press) values ('https://a.example/rss', 'a', 'a', 'us')`;
        const weeks = Array.from({ length: 195 }, (_, at) => addWeeks(FIRST, at));
        await sql`
        insert into items (feed_id, class, title, fetched_at, content_hash)
        select 1, 'live', 'synthetic', now(), 'hash' from generate_series(1, 25)`;
        await sql`insert into feed_weeks (feed_id, week, delivered) select 1, unnest(${weeks}::text[]), 50`;
      }

      async function apply({ story, week, cooperation, tension, press }: Change): Promise<void> {
        const { sql } = database;
        const name = addWeeks(FIRST, week);
        const label = cooperation > tension ? 'cooperation' : 'tension';
        await sql`
        with gone as (delete from stories where id = ${story} returning class, week)
        insert into stale_weeks (class, week) select class, week from gone on conflict do nothing`;
        await sql`
        insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses, relevance,
          cooperation, tension, label, categories, factors, sides)
        values (${story}, 'live', ${name}, 'synthetic', now(), now(), 2, '{a}', '{a}', ${[press]}, 'core', ${cooperation}, ${tension}, ${label},
          ${sql.json([
            { id: 'joint-crews', probability: cooperation },
            { id: 'decoupling', probability: tension },
          ])},
          ${sql.json([{ id: 'china', probability: tension }])}, ${sql.json({ us: 1, russia: cooperation })})`;
        await sql`insert into stale_weeks (class, week) values ('live', ${name}) on conflict do nothing`;
      }

      async function refresh(): Promise<void> {
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
      }

      async function allValues(): Promise<unknown> {
        const { sql } = database;
        return {
          weeks:
            await sql`select series, press, week, value, lower, upper, items, stories, outlets, cooperative, status
          from series_values order by 1, 2, 3`,
          months:
            await sql`select series, press, month, value, lower, upper, items, stories, outlets, cooperative, status
          from month_values order by 1, 2, 3`,
        };
      }

      it('equal a rebuild after stories came, changed and were late, in any order', async () => {
        const change: fc.Arbitrary<Change> = fc.record({
          story: fc.integer({ min: 1, max: 25 }),
          week: fc.oneof(fc.nat(194), fc.constantFrom(0, 26, 80, 190)),
          cooperation: fc.constantFrom(0, 0.4, 0.7, 0.9),
          tension: fc.constantFrom(0, 0.6, 0.8),
          press: fc.constantFrom('us', 'russian', 'third'),
        });
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.array(change, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 4 }),
            async (batches) => {
              await clean();
              for (const batch of batches) {
                for (const one of batch) await apply(one);
                await refresh();
              }
              const incremental = await allValues();
              await database.sql`truncate series_values, month_values`;
              const touched = [...new Set(batches.flat().map(({ week }) => addWeeks(FIRST, week)))];
              await database.sql`insert into stale_weeks (class, week) select 'live', unnest(${touched}::text[])`;
              await refresh();
              expect(await allValues()).toEqual(incremental);
            },
          ),
          { numRuns: kind === 'embedded' ? 3 : 6 },
        );
      }, 240_000);

      it('note every change to a frozen week, and none to a week that is new or provisional', async () => {
        const journal = async () =>
          (await store.revisions.list({}, 10)).map(({ id: _, revisedAt: __, ...revision }) => revision);
        const tell = async (story: number, week: number, cooperation: number) => {
          await apply({ story, week, cooperation, tension: 0.6, press: 'us' });
          await refresh();
        };
        await database.sql`truncate series_revisions restart identity`;
        await tell(1, 0, 0.4);
        await tell(2, 193, 0.4);
        await tell(3, 198, 0.4);
        await tell(4, 198, 0.4);
        expect(await journal()).toEqual([]);
        const before = await store.series.read({ series: 'balance', class: 'live', press: 'all' });
        await tell(5, 0, 0.9);
        const after = await store.series.read({ series: 'balance', class: 'live', press: 'all' });
        const [revision] = await journal();
        expect(revision).toMatchObject({ class: 'live', weeks: [FIRST], because: 'data' });
        expect(revision!.balances[0]).toEqual({
          ...{ week: FIRST, before: before[0]!.value, after: after[0]!.value },
        });
        expect(revision!.values).toBeGreaterThan(10);
        await database.sql`insert into stale_weeks (class, week) values ('live', ${FIRST})`;
        await refresh();
        expect(await journal(), 'a refresh that changes nothing').toHaveLength(1);
        await database.sql`insert into stale_weeks (class, week) values ('live', ${FIRST})`;
        await database.sql`update stories set cooperation = .95 where id = 1`;
        while ((await refreshSomeWeeks(store, { ...versions, model: 'another' }, clock)) > 0);
        expect((await journal())[0]).toMatchObject({ because: 'versions', weeks: [FIRST] });
        expect(await store.revisions.list({ week: FIRST }, 10)).toHaveLength(2);
        expect(await store.revisions.list({ week: '2024-W01' }, 10)).toEqual([]);
      });

      it('carry what they rest on, by week and by month, and who told it', async () => {
        await apply({ story: 1, week: 0, cooperation: 0.9, tension: 0.1, press: 'us' });
        await apply({ story: 2, week: 1, cooperation: 0.1, tension: 0.9, press: 'russian' });
        await refresh();
        const question = { series: 'balance', class: 'live' } as const;
        expect(await store.series.read({ ...question, press: 'all' })).toMatchObject([
          { week: '2022-W40', items: 2, stories: 1, outlets: 1, cooperative: 1, status: 'thin' },
          { week: '2022-W41', items: 2, stories: 1, outlets: 1, cooperative: 0, status: 'thin' },
        ]);
        expect(await store.series.readMonths({ ...question, press: 'all' })).toMatchObject([
          { month: '2022-10', stories: 2, cooperative: 1 },
        ]);
        expect(
          await store.series.read({ ...question, series: 'dyad-us-russia', press: 'all' }),
        ).toMatchObject([{ stories: 1 }]);
        expect(await store.series.read({ series: 'stories', class: 'live', press: 'us' })).toMatchObject([
          { value: 1 },
          { value: 0 },
        ]);
      });
    },
  );
}

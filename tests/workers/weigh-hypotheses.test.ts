/** The board of hypotheses on both databases: read anew when the series beneath it change, and only then. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BOARD_VERSION } from '../../analysis/hypotheses/board.ts';
import type { Versions } from '../../base/records.ts';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { createStore, type Store } from '../../store/store.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { weighStaleHypotheses } from '../../workers/weigh-hypotheses.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const versions: Versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2026-W30') };
const FIRST = '2025-W20';
const WEEKS = 52;
const CLIMATE_WEEKS = 30;

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('hypotheses on PostgreSQL'))(
    `the board of hypotheses on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());

      beforeEach(async () => {
        const { sql } = database;
        await sql`truncate feeds, items, stories, series_values, month_values, stale_weeks, stale_readings,
          hypothesis_readings, imported_series restart identity cascade`;
        await sql`insert into feeds (address, outlet, family, press) values ('https://a.example/rss', 'a', 'a', 'us')`;
        const weeks = Array.from({ length: WEEKS }, (_, at) => addWeeks(FIRST, at));
        await sql`insert into feed_weeks (feed_id, week, delivered) select 1, unnest(${weeks}::text[]), 50`;
        await sql`insert into items (feed_id, class, title, fetched_at, content_hash)
          select 1, 'live', 'synthetic', now(), 'hash' from generate_series(1, ${WEEKS * 6}::int)`;
        await sql`insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses,
            relevance, cooperation, tension, label, categories, factors, sides)
          select at, 'live', (${weeks}::text[])[(at - 1) / 6 + 1], 'synthetic', now(), now(), 1, '{a}', '{a}', '{us}', 'core', .9, .1,
            'cooperation', '[]', '[]', '{"us": 1, "russia": 1}' from generate_series(1, ${WEEKS * 6}::int) as at`;
        await sql`insert into stale_weeks (class, week) select 'live', unnest(${weeks}::text[])`;
      });

      const refresh = async () => {
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
      };

      it('is read once after a refresh, with the versions and the last week that made it', async () => {
        await refresh();
        expect(await weighStaleHypotheses(store, versions)).toBe(1);
        expect(await weighStaleHypotheses(store, versions)).toBe(0);
        const board = await store.hypothesisReadings.read('live');
        expect(board.size).toBe(4);
        expect(board.get('rivals-as-allies')).toMatchObject({
          verdict: 'supported',
          weeks: WEEKS,
          through: addWeeks(FIRST, WEEKS - 1),
          missing: null,
          versions: { codebook: 'c', board: BOARD_VERSION },
        });
        expect((await store.hypothesisReadings.read('backfill')).size).toBe(0);
      });

      it('is read anew when an index of tension on Earth is imported', async () => {
        await refresh();
        await weighStaleHypotheses(store, versions);
        expect((await store.hypothesisReadings.read('live')).get('independent-cooperation')).toMatchObject({
          weeks: 0,
          missing: expect.stringContaining('series import'),
        });
        const values = Array.from({ length: CLIMATE_WEEKS }, (_, at) => ({
          week: addWeeks(FIRST, at),
          value: at % 7,
        }));
        await store.importedSeries.replace('climate', null, values);
        expect(await weighStaleHypotheses(store, versions)).toBe(2);
        expect((await store.hypothesisReadings.read('live')).get('independent-cooperation')).toMatchObject({
          weeks: CLIMATE_WEEKS,
          missing: `${52 - CLIMATE_WEEKS} more weeks`,
        });
      });

      it('stays marked where the series change while it is being read', async () => {
        await refresh();
        const [mark] = await store.staleReadings.waiting('hypotheses');
        await store.staleReadings.mark('hypotheses', 'live');
        await store.hypothesisReadings.replace({ mark: mark!, readings: [], through: null, versions: {} });
        expect(await store.staleReadings.waiting('hypotheses')).toHaveLength(1);
      });

      it('is read anew where it was read by other rules', async () => {
        await refresh();
        await weighStaleHypotheses(store, versions);
        await store.staleReadings.markOtherBoards(BOARD_VERSION);
        expect(await store.staleReadings.waiting('hypotheses')).toEqual([]);
        await store.staleReadings.markOtherBoards('another');
        expect(await store.staleReadings.waiting('hypotheses')).toHaveLength(1);
      });
    },
  );
}

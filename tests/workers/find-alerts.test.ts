/** Alerts on both databases: raised from the series, held back by their feeds, withdrawn, judged; and the fast lane. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Versions } from '../../base/records.ts';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { loadThreatReader } from '../../compose.ts';
import { createStore, type Store } from '../../store/store.ts';
import { findStaleAlerts } from '../../workers/find-alerts.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const versions: Versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2026-W30') };
const readThreats = loadThreatReader();
const WEEKS = Array.from({ length: 40 }, (_, at) => addWeeks('2026-W28', at - 39));
const LOUD = WEEKS.at(-1)!;

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('alerts on PostgreSQL'))(
    `alerts on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());

      /** Two feeds; each story is one item of theirs, told by two outlets. Two stories a week, twelve in the last. */
      beforeEach(async () => {
        const { sql } = database;
        await sql`truncate feeds, items, stories, series_values, month_values, stale_weeks, stale_readings, alerts,
          alert_gates, codings restart identity cascade`;
        await sql`insert into feeds (address, outlet, family, press) values
          ('https://a.example/rss', 'a', 'a', 'us'), ('https://b.example/rss', 'b', 'b', 'us')`;
        await sql`insert into feed_weeks (feed_id, week, delivered) select feed, week, 50
          from unnest(${WEEKS}::text[]) as week, generate_series(1, 2) as feed`;
        for (const [at, week] of WEEKS.entries())
          await tell(week, at === WEEKS.length - 1 ? 12 : 1 + (at % 2));
      });

      async function tell(week: string, count: number): Promise<void> {
        const { sql } = database;
        await sql`insert into items (feed_id, class, title, fetched_at, week, content_hash, relevance, orientation, categories)
          select 1 + at % 2, 'live', 'synthetic sanctions', ${new Date(mondayOf(week))}, ${week}, 'hash', 'core', 'tension', '{sanctions}'
          from generate_series(1, ${count}::int) as at`;
        await sql`insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses,
            relevance, cooperation, tension, label, categories, factors, sides)
          select id, 'live', ${week}, title, fetched_at, fetched_at, 1, '{a,b}', '{a,b}', '{us}', 'core', .1, .3, 'neutral',
            ${sql.json([{ id: 'sanctions', probability: 0.9 }])}, '[]', '{}' from items where week = ${week}
          on conflict do nothing`;
        await sql`insert into stale_weeks (class, week) values ('live', ${week}) on conflict do nothing`;
      }

      async function refresh(): Promise<void> {
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
        await findStaleAlerts({ store, versions, clock, readThreats });
      }

      it('are raised once, with five stories and the versions that made them', async () => {
        await refresh();
        const raised = await store.alerts.list({ class: 'live' }, 10);
        expect(raised).toMatchObject([
          {
            ...{ kind: 'count', subject: 'stories-sanctions', week: LOUD, direction: 'up', observed: 12 },
            ...{ verdict: null, withdrawnAt: null },
            versions: { codebook: 'c', alerts: 'alerts-1' },
          },
        ]);
        expect(raised[0]!.stories).toHaveLength(5);
        await store.staleReadings.mark('alerts', 'live');
        await findStaleAlerts({ store, versions, clock, readThreats });
        expect((await store.alerts.list({}, 10)).map(({ id }) => id)).toEqual([raised[0]!.id]);
        expect(await store.staleReadings.waiting('alerts')).toEqual([]);
      });

      it('give way to a change of feeds where one of them was silent', async () => {
        await database.sql`delete from feed_weeks where feed_id = 2 and week = ${LOUD}`;
        await refresh();
        expect(await store.alerts.list({}, 10)).toEqual([]);
        expect(await store.alerts.feedChanges({ class: 'live' }, 10)).toMatchObject([
          { subject: 'stories-sanctions', week: LOUD, feed: 2, outlet: 'b', reason: 'down' },
        ]);
      });

      it('are withdrawn when their series no longer call for them, and come back when they do', async () => {
        await refresh();
        await database.sql`delete from stories where week = ${LOUD}`;
        await database.sql`insert into stale_weeks (class, week) values ('live', ${LOUD})`;
        await refresh();
        expect(await store.alerts.list({}, 10)).toEqual([]);
        expect(await store.alerts.list({ withdrawn: true }, 10)).toMatchObject([
          { withdrawnAt: expect.any(Date) },
        ]);
        await database.sql`delete from items where week = ${LOUD}`;
        await tell(LOUD, 12);
        await refresh();
        expect(await store.alerts.list({}, 10)).toMatchObject([{ withdrawnAt: null }]);
      });

      it('keep every verdict, the last of which counts towards the precision', async () => {
        await refresh();
        const id = (await store.alerts.list({}, 1))[0]!.id;
        expect(await store.alerts.judge(id, 'dismissed', 'a', null)).toBe(true);
        expect(await store.alerts.judge(id, 'confirmed', 'b', 'a vote in the council')).toBe(true);
        expect(await store.alerts.judge(999_999, 'confirmed', 'b', null)).toBe(false);
        expect(await store.alerts.byId(id)).toMatchObject({ verdict: 'confirmed', judgedBy: 'b' });
        expect(await store.alerts.counts('live')).toEqual({
          confirmed: 1,
          dismissed: 0,
          duplicate: 0,
          open: 0,
        });
        const [row] = await database.sql`select count(*) as kept from alert_verdicts`;
        expect(row!['kept']).toBe(2);
        expect(await store.alerts.list({ verdict: 'open' }, 10)).toEqual([]);
        const events = await store.events.after('0-0', 1000);
        const told = events.filter((event) => event.kind === 'alert').map(({ payload }) => payload);
        expect(told).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ id, change: 'raised' }),
            expect.objectContaining({ id, change: 'judged', verdict: 'confirmed' }),
          ]),
        );
      });

      it('tell of a named threat at once, and not again in the same week', async () => {
        const now = new Date(clock.now() - 3_600_000);
        const report = async () =>
          await database.sql`insert into items (feed_id, class, title, fetched_at, week, content_hash, relevance, orientation)
            select feed, 'live', 'Russia tests anti-satellite missile, synthetic', ${now}, '2026-W29', 'hash', 'core', 'tension'
            from generate_series(1, 2) as feed`;
        await report();
        await refresh();
        const threats = await store.alerts.list({ kind: 'threat' }, 10);
        expect(threats).toMatchObject([
          { subject: 'anti-satellite-test', week: '2026-W29', observed: 2, p: null },
        ]);
        expect(threats[0]!.stories.map(({ outlets }) => outlets)).toEqual([['a'], ['b']]);
        await report();
        await store.staleReadings.mark('alerts', 'live');
        await refresh();
        expect(await store.alerts.list({ kind: 'threat' }, 10)).toHaveLength(1);
      });
    },
  );
}

/** News as of a snapshot, on both databases: whatever becomes of stories, items, alerts and events, it stays as it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mondayOf } from '../../base/week.ts';
import { composeCase } from '../../briefings/case-study/compose-case.ts';
import { gatherCase } from '../../briefings/case-study/material.ts';
import { writeBriefing } from '../../briefings/make-briefing.ts';
import { readAllAsOf, readNewsAsOf, type StoreState } from '../../store/as-of.ts';
import { createStore, type Store } from '../../store/store.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { makeSnapshot } from '../../workers/snapshots.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const WEEK = '2026-W20';
const clock = { now: () => mondayOf('2026-W30') };
const versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const method = { ...versions, method: 'test' };

const event = {
  ...{
    id: 'synthetic-event',
    date: '2026-05-12',
    precision: 'day',
    title: 'A synthetic event',
    text: 'Made up.',
  },
  ...{
    actors: [],
    categories: ['joint-crews'],
    factors: [],
    intensity: 4,
    phase: 'conclusion',
    status: 'verified',
  },
  sources: [{ text: 'Invented.' }],
} as never;

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('news as of a snapshot on PostgreSQL'))(
    `news as of a snapshot on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
        await tellNews();
        await makeSnapshot(store, versions, clock, {
          name: 'then',
          class: 'live',
          by: 'a tester',
          note: null,
        });
      });
      afterAll(() => database?.close());

      /** A story of two items, an alert that was confirmed, and an event that someone added. */
      async function tellNews(): Promise<void> {
        const { sql } = database;
        const at = new Date(mondayOf(WEEK));
        await sql`insert into feeds (address, outlet, family, press, country) values ('https://a.example/rss', 'Invented Orbit', 'a', 'us', 'US')`;
        await sql`insert into feed_weeks (feed_id, week, delivered) values (1, ${WEEK}, 40)`;
        await sql`insert into items (feed_id, class, title, excerpt, fetched_at, published_at, week, content_hash, relevance, orientation)
          select 1, 'live', 'Synthetic docking ' || n, '', ${at}, ${at}, ${WEEK}, n::text, 'core', 'cooperation'
          from generate_series(1, 2) as n`;
        await sql`insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses,
            relevance, cooperation, tension, label, categories, factors, sides)
          values (1, 'live', ${WEEK}, 'Synthetic docking 1', ${at}, ${at}, 2, '{Invented Orbit}', '{a}', '{us}', 'core', .9, .1,
            'cooperation', ${sql.json([{ id: 'joint-crews', probability: 0.9 }])}, '[]', ${sql.json({ us: 1, russia: 1 })})`;
        await sql`insert into story_items (item_id, class, at, language, sides, terms, weights, title_hash, shingles, clues, keys,
            neighbours, strengths, story_id, since)
          select id, 'live', ${at}, 'en', '{us,russia}', '{7}', '{1}', 0, '{}', '{}', '{}', '{}', '{}', 1, ${at} from items`;
        await sql`insert into alerts (class, kind, subject, week, direction, observed, expected, p, stories, words, versions)
          values ('live', 'count', 'stories-joint-crews', ${WEEK}, 'up', 9, 2, .001,
            ${sql.json([{ id: 1, title: 'Synthetic docking 1', outlets: ['Invented Orbit'] }])}, '{docking}', '{}')`;
        await store.alerts.judge(1, 'confirmed', 'a tester', null);
        await store.promotions.add(event, 1, 'a tester');
        await sql`insert into stale_weeks (class, week) values ('live', ${WEEK}) on conflict do nothing`;
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
      }

      async function changeEverything(): Promise<void> {
        const { sql } = database;
        await sql`update items set title = 'Rewritten', revision = 2`;
        await sql`update stories set title = 'Rewritten', cooperation = .1, tension = .9, label = 'tension', items = 1`;
        await sql`delete from story_items where item_id = 2`;
        await sql`update feeds set outlet = 'Renamed Orbit', state = 'failing'`;
        await store.alerts.judge(1, 'dismissed', 'another tester', null);
        await store.promotions.withdraw('synthetic-event', 'another tester');
        await sql`insert into stale_weeks (class, week) values ('live', ${WEEK}) on conflict do nothing`;
        while ((await refreshSomeWeeks(store, versions, clock)) > 0);
      }

      async function readEverything(state: StoreState): Promise<unknown> {
        const briefing = {
          week: WEEK,
          class: 'live',
          language: 'en',
          versions: method,
          now: clock.now(),
        } as const;
        const period = { from: '2026-05-01', to: '2026-05-31', class: 'live', versions: method } as const;
        return {
          stories: await state.stories.list({ class: 'live', actorTerm: [7], dyad: [['us', 'russia']] }, 10),
          one: await state.stories.byId(1),
          members: await state.items.byIds(await state.stories.itemIds(1)),
          alerts: await state.alerts.list({ class: 'live', verdict: 'confirmed' }, 10),
          precision: await state.alerts.counts('live'),
          added: await state.promotions.list(),
          unread: await state.feedStates.unread(),
          briefing: await writeBriefing(state, briefing),
          caseStudy: composeCase(await gatherCase(state, period)),
        };
      }

      it('is what the present was, then stays so while the present changes', async () => {
        const then = await readEverything(store);
        expect(then).toMatchObject({
          stories: [{ title: 'Synthetic docking 1' }],
          members: [{ outlet: 'Invented Orbit' }, { title: 'Synthetic docking 2' }],
          alerts: [{ verdict: 'confirmed' }],
          precision: { confirmed: 1, dismissed: 0 },
          added: [{ event: { id: 'synthetic-event' } }],
          unread: [],
        });
        expect(await readEverything(await readAllAsOf(store, 'then', undefined))).toEqual(then);
        await changeEverything();
        expect(await readEverything(await readAllAsOf(store, 'then', undefined))).toEqual(then);
        expect(await readEverything(store)).toMatchObject({
          one: { title: 'Rewritten' },
          members: [{ title: 'Rewritten', outlet: 'Renamed Orbit' }],
          alerts: [],
          precision: { confirmed: 0, dismissed: 1 },
          added: [],
          unread: [{ outlet: 'Renamed Orbit' }],
        });
      });

      it('is refused of a snapshot that keeps series only, and of one that is none', async () => {
        await database.sql`update snapshots set whole = false where name = 'then'`;
        await expect(readNewsAsOf(store, 'then')).rejects.toMatchObject({ code: 'conflict' });
        await expect(readNewsAsOf(store, 'none')).rejects.toMatchObject({ code: 'not-found' });
      });
    },
  );
}

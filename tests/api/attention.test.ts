/** The attention index over HTTP, live and as of a snapshot. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { makeSnapshot } from '../../workers/snapshots.ts';
import { type SampleApi, startApi } from './sample.ts';

const versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2026-W30') };
const WEEKS = Array.from({ length: 60 }, (_, at) => addWeeks('2025-W01', at));

interface Answer {
  base: { from: string } | null;
  values: { period: string; index: number; items: number; outlets: number; status: string }[];
}

describe('attention over the API', () => {
  let api: SampleApi;
  beforeAll(async () => {
    api = await startApi('embedded');
    const { sql } = api.database;
    await sql`insert into feeds (address, outlet, family, press)
      select 'https://feed-' || n || '.example/rss', 'outlet ' || (n + 1) / 2, 'f', 'us' from generate_series(1, 6) as n`;
    await sql`insert into feed_weeks (feed_id, week, delivered) select id, unnest(${WEEKS}::text[]), 30 from feeds`;
    await sql`insert into items (feed_id, class, title, fetched_at, content_hash, week, relevance, orientation, categories)
      select f.id, 'live', 'synthetic', now(), 'hash', w.week, 'core', 'tension', '{sanctions}'
      from feeds f, unnest(${WEEKS}::text[]) with ordinality as w(week, at) where (w.at + f.id) % 3 = 0`;
    await sql`insert into stale_weeks (class, week) select 'live', unnest(${WEEKS}::text[])`;
    while ((await refreshSomeWeeks(api.store, versions, clock)) > 0);
    await makeSnapshot(api.store, versions, clock, {
      name: 'before',
      class: 'live',
      by: 'a tester',
      note: null,
    });
  });
  afterAll(() => api?.close());

  it('gives weeks and months with what they rest on, outlets of several feeds counted once', async () => {
    const weekly = await api.json<Answer>('/v1/attention/sanctions');
    expect(weekly.values).toHaveLength(WEEKS.length);
    expect(weekly.values[0]).toMatchObject({ items: 2, outlets: 3, status: 'thin' });
    const monthly = await api.json<Answer>('/v1/attention/sanctions?by=month');
    expect(monthly.base!.from).toBe('2025-01');
    expect(monthly.values[0]!.items).toBeGreaterThan(5);
  });

  it('reads a snapshot as it was, although items came since', async () => {
    const { values } = await api.json<Answer>('/v1/attention/sanctions');
    await api.database
      .sql`insert into items (feed_id, class, title, fetched_at, content_hash, week, relevance, orientation, categories)
      select 1, 'live', 'late', now(), 'hash', ${WEEKS[55]!}, 'core', 'tension', '{sanctions}' from generate_series(1, 20)`;
    const now = await api.json<Answer>('/v1/attention/sanctions?press=all');
    expect(now.values[55]!.items).toBe(values[55]!.items + 20);
    expect((await api.json<Answer>('/v1/attention/sanctions?as_of=before')).values).toEqual(values);
    // A snapshot made before outlets were kept apart; another question, since answers are remembered.
    await api.database.sql`update snapshots set outlets = null`;
    expect((await api.json<Answer>('/v1/attention/sanctions?as_of=before&press=us')).values).toEqual(values);
  });

  it('refuses a base that is none, and a category that the codebook does not have', async () => {
    for (const query of [
      'base_from=2025-W01',
      'base_from=2025-W01&base_to=2025-W10',
      'base_from=2025-W01&base_to=2025-W60',
    ])
      expect((await api.ask(`/v1/attention/sanctions?${query}`)).status).toBe(400);
    expect((await api.ask('/v1/attention/nothing')).status).toBe(400);
  });
});

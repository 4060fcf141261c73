/** Readings as of a snapshot over HTTP: they stay as they were when the present moves on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { makeSnapshot } from '../../workers/snapshots.ts';
import { weighStaleHypotheses } from '../../workers/weigh-hypotheses.ts';
import { type SampleApi, startApi } from './sample.ts';

const versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const clock = { now: () => mondayOf('2026-W30') };
const WEEKS = Array.from({ length: 52 }, (_, at) => addWeeks('2025-W20', at));
/** Also the id of the last story. */
const STORIES = WEEKS.length * 6;

interface Board {
  hypotheses: { id: string; verdict: string; readings: { value: number }[]; through: string }[];
}
interface Dyads {
  class: string;
  dyads: { id: string; latest: { value: number; week: string } | null }[];
}

describe('readings as of a snapshot', () => {
  let api: SampleApi;
  beforeAll(async () => {
    api = await startApi('embedded');
    const { sql } = api.database;
    await sql`insert into feeds (address, outlet, family, press) values ('https://a.example/rss', 'a', 'a', 'us')`;
    await sql`insert into feed_weeks (feed_id, week, delivered) select 1, unnest(${WEEKS}::text[]), 50`;
    await sql`insert into items (feed_id, class, title, fetched_at, content_hash)
      select 1, 'live', 'synthetic', now(), 'hash' from generate_series(1, ${STORIES}::int)`;
    await tell(0.9);
    await makeSnapshot(api.store, versions, clock, {
      name: 'before',
      class: 'live',
      by: 'a tester',
      note: null,
    });
    await sql`delete from stories`;
    await tell(0.1);
  });
  afterAll(() => api?.close());

  /** Six stories a week on both rivals, all as cooperative as that. */
  async function tell(cooperation: number): Promise<void> {
    const { sql } = api.database;
    await sql`insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses,
        relevance, cooperation, tension, label, categories, factors, sides)
      select at, 'live', (${WEEKS}::text[])[(at - 1) / 6 + 1], 'synthetic', now(), now(), 1, '{a}', '{a}', '{us}', 'core',
        ${cooperation}, ${1 - cooperation}, 'cooperation', '[]', '[]', '{"us": 1, "russia": 1}' from generate_series(1, ${STORIES}::int) as at`;
    await sql`insert into stale_weeks (class, week) select 'live', unnest(${WEEKS}::text[])`;
    while ((await refreshSomeWeeks(api.store, versions, clock)) > 0);
    await weighStaleHypotheses(api.store, versions);
  }

  it('has the hypotheses of then beside those of now', async () => {
    const verdictOf = async (query: string) =>
      (await api.json<Board>(`/v1/hypotheses${query}`)).hypotheses.find(
        ({ id }) => id === 'rivals-as-allies',
      )!;
    expect(await verdictOf('')).toMatchObject({ verdict: 'against', through: WEEKS.at(-1) });
    const then = await verdictOf('?as_of=before');
    expect(then).toMatchObject({
      verdict: 'supported',
      through: WEEKS.at(-1),
      computedAt: expect.any(String),
    });
    expect(await verdictOf('?as_of=before')).toEqual(then);
  });

  it('has the pairs of then, of the snapshot’s own class', async () => {
    const balanceOf = async (query: string) => {
      const { class: itemClass, dyads } = await api.json<Dyads>(`/v1/dyads${query}`);
      expect(itemClass).toBe('live');
      return dyads.find(({ id }) => id === 'us-russia')!.latest!.value;
    };
    expect(await balanceOf('')).toBeLessThan(0);
    expect(await balanceOf('?as_of=before&class=backfill')).toBeGreaterThan(0);
  });

  it('has the trend of then', async () => {
    const lastOf = async (query: string) =>
      (
        await api.json<{ trend: { value: number; belowZero: number }[] }>(`/v1/series/balance/trend${query}`)
      ).trend.at(-1)!;
    expect((await lastOf('')).value).toBeLessThan(0);
    expect((await lastOf('')).belowZero).toBeGreaterThan(0.9);
    expect((await lastOf('?as_of=before')).value).toBeGreaterThan(0);
  });

  it('has the stories, alerts and chronology of then', async () => {
    interface Listed {
      stories: { id: number; cooperation: number }[];
    }
    const { stories } = await api.json<Listed>('/v1/stories?as_of=before&limit=1');
    expect(stories).toMatchObject([{ id: STORIES, cooperation: 0.9 }]);
    expect(await api.json(`/v1/stories/${STORIES}`)).toMatchObject({ cooperation: 0.1 });
    expect(await api.json(`/v1/stories/${STORIES}?as_of=before`)).toMatchObject({ cooperation: 0.9 });
    expect(await api.json('/v1/alerts?as_of=before&class=backfill')).toMatchObject({
      class: 'live',
      alerts: [],
    });
    const yearsOf = async (query: string) =>
      (await api.json<{ periods: { events: number }[] }>(`/v1/chronology/series${query}`)).periods;
    expect(await yearsOf('?as_of=before')).toEqual(await yearsOf(''));
    expect((await api.json<{ events: [] }>('/v1/chronology?as_of=before')).events.length).toBeGreaterThan(
      400,
    );
  });

  it('is not found under a name that no snapshot has', async () => {
    for (const path of [
      '/v1/hypotheses',
      '/v1/dyads',
      '/v1/stories',
      '/v1/stories/1',
      '/v1/alerts',
      '/v1/chronology',
      '/v1/chronology/series',
      '/v1/series/balance/trend',
      '/v1/panel',
    ])
      expect((await api.ask(`${path}?as_of=nothing`)).status).toBe(404);
  });
});

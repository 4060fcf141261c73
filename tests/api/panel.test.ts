/** Several series in one answer: the same values as one by one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWeeks, mondayOf } from '../../base/week.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { type SampleApi, startApi } from './sample.ts';

const WEEKS = Array.from({ length: 6 }, (_, at) => addWeeks('2026-W10', at));

interface Panel {
  class: string;
  series: { name: string; unit: string; values: { week: string; value: number }[] }[];
}

describe('the panel of series', () => {
  let api: SampleApi;
  beforeAll(async () => {
    api = await startApi('embedded');
    const { sql } = api.database;
    await sql`insert into feeds (address, outlet, family, press) values ('https://feed.example/rss', 'synthetic', 'f', 'us')`;
    await sql`insert into feed_weeks (feed_id, week, delivered) select 1, unnest(${WEEKS}::text[]), 30`;
    await sql`insert into items (feed_id, class, title, fetched_at, content_hash, week, relevance, orientation, categories)
      select 1, 'live', 'synthetic', now(), 'hash', week, 'core', 'tension', '{sanctions}' from unnest(${WEEKS}::text[]) as w(week)`;
    await sql`insert into stale_weeks (class, week) select 'live', unnest(${WEEKS}::text[])`;
    const clock = { now: () => mondayOf('2026-W30') };
    while ((await refreshSomeWeeks(api.store, { codebook: 'c', lexicon: 'l', model: 'm' }, clock)) > 0);
  });
  afterAll(() => api?.close());

  it('gives each series as it reads alone, in the order asked for, each once', async () => {
    const range = 'from=2026-W11&to=2026-W13';
    const panel = await api.json<Panel>(`/v1/panel?series=relevant,category-sanctions,relevant&${range}`);
    expect(panel.series.map(({ name }) => name)).toEqual(['relevant', 'category-sanctions']);
    for (const { name, values } of panel.series) {
      const alone = await api.json<{ values: object[] }>(`/v1/series/${name}?${range}`);
      expect(values, name).toEqual(alone.values);
    }
    expect(panel.series[0]!.values.map(({ week }) => week)).toEqual(['2026-W11', '2026-W12', '2026-W13']);
  });

  it('holds all published series where none is named', async () => {
    const { series } = await api.json<{ series: { name: string }[] }>('/v1/series');
    const panel = await api.json<Panel>('/v1/panel');
    expect(panel.series.map(({ name }) => name)).toEqual(series.map(({ name }) => name));
  });

  it('is a table with a row for every series and week', async () => {
    const text = await (await api.ask('/v1/panel?series=relevant,delivered&format=csv&header=plain')).text();
    const rows = text.trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/^series,unit,week,value,lower,upper,/);
    expect(rows).toHaveLength(1 + 2 * WEEKS.length);
    expect(rows[1]).toMatch(/^relevant,[^,]+,2026-W10,1,/);
    expect(rows.at(-1)).toMatch(/^delivered,[^,]+,2026-W15,30,/);
  });

  it('says which series there is not', async () => {
    const answer = await api.ask('/v1/panel?series=relevant,nothing');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('"nothing"') });
  });
});

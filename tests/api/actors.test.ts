/** Who is named: items, stories and series by pair of sides and by actor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStoryMethod } from '../../compose.ts';
import { groupSomeStories } from '../../workers/group-stories.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

interface Titled {
  items?: { id: number; title: string }[];
  stories?: { title: string }[];
}

describe('questions by who is named', () => {
  let api: SampleApi;

  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 20);
    await api.database
      .sql`update items set title = 'NASA and Roscosmos, synthetic', excerpt = '' where id = 4`;
    await api.database
      .sql`update items set title = 'ESA and the weather, synthetic', excerpt = '' where id = 3`;
    const method = loadStoryMethod();
    while ((await groupSomeStories(api.store, method)) > 0);
  });
  afterAll(() => api?.close());

  const idsOf = async (query: string) =>
    (await api.json<Titled>(`/v1/items?limit=500&${query}`)).items!.map(({ id }) => id);

  it('find items that name both sides of a pair', async () => {
    const found = await idsOf('dyad=us-russia');
    expect(found).toContain(4);
    expect(found).not.toContain(3);
    expect(await idsOf('dyad=us-russia,us-china')).toEqual(found);
  });

  it('find items that name an actor, and refuse one that the codebook does not have', async () => {
    expect(await idsOf('actor=nasa')).toContain(4);
    expect(await idsOf('actor=nasa')).not.toContain(3);
    expect(await idsOf('actor=esa')).toContain(3);
    expect((await api.ask('/v1/items?actor=nobody')).status).toBe(400);
    expect((await api.ask('/v1/items?dyad=us-mars')).status).toBe(400);
  });

  it('find stories and count facets alike', async () => {
    const { stories } = await api.json<Titled>('/v1/stories?dyad=us-russia&actor=nasa');
    expect(stories!.map(({ title }) => title)).toContain('NASA and Roscosmos, synthetic');
    const { stories: others } = await api.json<Titled>('/v1/stories?actor=esa');
    expect(others!.map(({ title }) => title)).not.toContain('NASA and Roscosmos, synthetic');
    expect(await api.json('/v1/facets?actor=nasa')).toMatchObject({
      total: (await idsOf('actor=nasa')).length,
    });
  });

  it('find stories by category, dimension, factor and press as series count them', async () => {
    const { sql } = api.database;
    await sql`update stories set categories = '[{"id":"sanctions","probability":0.5},{"id":"joint-crews","probability":0.49}]',
      factors = '[{"id":"china","probability":0.7}]', presses = '{russian}' where title = 'NASA and Roscosmos, synthetic'`;
    const titled = async (query: string) =>
      (await api.json<Titled>(`/v1/stories?limit=500&actor=nasa&${query}`)).stories!.map(
        ({ title }) => title,
      );
    const there = ['NASA and Roscosmos, synthetic'];
    expect(await titled('category=sanctions,militarisation&press=russian')).toEqual(there);
    expect(await titled('dimension=economy&factor=china')).toEqual(there);
    expect(await titled('category=joint-crews')).not.toEqual(expect.arrayContaining(there));
    expect(await titled('category=sanctions&dimension=station')).toEqual([]);
    expect(await titled('category=sanctions&press=us')).toEqual([]);
    expect((await api.ask('/v1/stories?category=nonsense')).status).toBe(400);
  });

  it('name the pairs and their series', async () => {
    expect(await api.json('/v1/dyads')).toMatchObject({
      dyads: [{ id: 'us-russia', series: 'dyad-us-russia', latest: null }, {}, {}, {}],
    });
    expect(await api.json('/v1/series?dyad=us-russia')).toMatchObject({
      series: [{ name: 'dyad-us-russia' }],
    });
  });

  it('read the series of an actor, which the list names only where it is asked for', async () => {
    const clock = { now: () => Date.parse('2026-09-01') };
    const versions = { codebook: 'c', lexicon: 'l', model: 'm' };
    while ((await refreshSomeWeeks(api.store, versions, clock)) > 0);
    const { values } = await api.json<{ values: Record<string, unknown>[] }>('/v1/series/actor-nasa');
    expect(values).toMatchObject([
      { week: '2026-W30', stories: expect.any(Number), lower: expect.any(Number), status: 'frozen' },
    ]);
    expect(values[0]!['madeBy']).toMatch(/^stories-\d+ c l m cross-validation$/);
    const months = await api.json<{ values: unknown[] }>('/v1/series/actor-nasa/months');
    expect(months.values).toHaveLength(1);
    const namesIn = async (query: string) =>
      (await api.json<{ series: { name: string }[] }>(`/v1/series${query}`)).series.map(({ name }) => name);
    expect(await namesIn('?actor=nasa,esa')).toEqual(expect.arrayContaining(['actor-nasa', 'actor-esa']));
    expect((await namesIn('')).some((name) => name.startsWith('actor-'))).toBe(false);
    expect((await api.ask('/v1/series/actor-nobody')).status).toBe(404);
    expect((await api.ask('/v1/series?actor=nobody')).status).toBe(400);
  });
});

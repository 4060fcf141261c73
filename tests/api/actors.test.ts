/** Who is named: items, stories and series by pair of sides and by actor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStoryMethod } from '../../compose.ts';
import { groupSomeStories } from '../../workers/group-stories.ts';
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

  it('name the pairs and their series', async () => {
    expect(await api.json('/v1/dyads')).toMatchObject({
      dyads: [{ id: 'us-russia', series: 'dyad-us-russia', latest: null }, {}, {}, {}],
    });
    expect(await api.json('/v1/series?dyad=us-russia')).toMatchObject({
      series: [{ name: 'dyad-us-russia' }],
    });
  });
});

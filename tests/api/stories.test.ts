/** Lists of stories by when they began. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStoryMethod } from '../../compose.ts';
import { groupSomeStories } from '../../workers/group-stories.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

describe('stories by week', () => {
  let api: SampleApi;
  const weeksOf = async (query: string) =>
    (await api.json<{ stories: { week: string }[] }>(`/v1/stories?limit=500&${query}`)).stories.map(
      ({ week }) => week,
    );

  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 40);
    await api.database
      .sql`update items set week = to_char(published_at, 'IYYY"-W"IW') where published_at is not null`;
    const method = loadStoryMethod();
    while ((await groupSomeStories(api.store, method)) > 0);
  });
  afterAll(() => api?.close());

  it('are those of a stretch of weeks, both ends included', async () => {
    const all = await weeksOf('');
    const [first, last] = [all.toSorted()[0]!, all.toSorted().at(-1)!];
    const middle = all.toSorted()[Math.floor(all.length / 2)]!;
    expect(first < last).toBe(true);
    const within = all.filter((week) => week >= middle && week <= last);
    expect(await weeksOf(`from=${middle}&to=${last}`)).toEqual(within);
    expect(await weeksOf(`to=${middle}`)).toEqual(all.filter((week) => week <= middle));
    expect(await weeksOf(`from=${middle}&to=${middle}`)).toEqual(await weeksOf(`week=${middle}`));
  });

  it('are named by the items that they count', async () => {
    const { stories } = await api.json<{ stories: { id: number; title: string; items: number }[] }>(
      '/v1/stories?limit=1',
    );
    const { id, title, items } = stories[0]!;
    const { members } = await api.json<{ members: { id: number }[] }>(`/v1/stories/${id}`);
    for (const member of members)
      expect(await api.json(`/v1/items/${member.id}`)).toMatchObject({ story: { id, title, items } });
    const all = await api.json<{ items: { id: number; relevance: string | null }[] }>('/v1/items?limit=500');
    const uncoded = all.items.find(({ relevance }) => relevance === null)!;
    expect(await api.json(`/v1/items/${uncoded.id}`)).toMatchObject({ story: null });
  });

  it('are refused for a week that does not exist', async () => {
    const answer = await api.ask('/v1/stories?from=2025-W53');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('2025-W53');
  });
});

/** How the chronology grows over the API: proposed by rule, promoted and withdrawn by analysts only; on both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSample, type SampleApi, startApi } from './sample.ts';

interface Proposals {
  proposals: { story: { id: number }; draft: { id: string; sources: { text: string }[] } }[];
}
interface Events {
  events: { id: string; story: number | null; addedBy: string | null; status: string }[];
}

describe.each(['embedded', 'postgres'] as const)('the chronology’s growth (%s)', (kind) => {
  let api: SampleApi;
  let analyst: string;

  beforeAll(async () => {
    api = await startApi(kind);
    const [first, second, third] = await fillSample(api, 10);
    await api.database.sql`
      insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses,
        relevance, cooperation, tension, label, categories, factors, sides, actors)
      select id, 'live', '2026-W30', 'Crews dock', '2026-07-21', '2026-07-22', 3, array['A', 'B', 'C'], families, array['us'],
        'core', cooperation, .1, 'cooperation', '[{"id": "joint-crews", "probability": 0.9}]', '[]',
        '{"us": 1, "russia": 1}', '{"nasa": 1, "roscosmos": 0.6, "esa": 0.2}'
      from (values (${first!}::bigint, array['A', 'B', 'C'], .9), (${second!}::bigint, array['A', 'B'], .9),
        (${third!}::bigint, array['A', 'B', 'C'], .5)) as story (id, families, cooperation)`;
    await api.database.sql`
      insert into story_items (item_id, story_id, class, at, since, language, sides, terms, weights, title_hash, shingles, clues, keys, neighbours, strengths)
      select id, ${first!}, class, coalesce(published_at, fetched_at), fetched_at, coalesce(language, 'en'), '{}', '{}', '{}', 1, '{}', '{}', '{}', '{}', '{}'
      from items where id = ${first!}`;
    analyst = await api.token('analyst');
  });
  afterAll(() => api?.close());

  const send = async (method: string, path: string, body?: unknown, token?: string) =>
    await api.ask(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    });
  const proposals = async () =>
    (await api.json<Proposals>('/v1/chronology/proposals?class=live&from=2026-W28&to=2026-W30')).proposals;
  const added = async () =>
    (await api.json<Events>('/v1/chronology')).events.filter(({ addedBy }) => addedBy !== null);
  const promote = async (body: object, token?: string) =>
    await send('POST', '/v1/chronology/promotions', body, token);

  it('proposes only what is large, of two sides and intense, with its sources', async () => {
    const [only, ...others] = await proposals();
    expect(others).toEqual([]);
    expect(only!.draft).toMatchObject({ actors: ['nasa', 'roscosmos'], intensity: 5.5 });
    expect(only!.draft.sources).toHaveLength(1);
  });

  it('is done by analysts only, in their own words', async () => {
    const [{ story }] = (await proposals()) as [Proposals['proposals'][number]];
    const words = { story: story.id, title: 'A crew of both states docks', text: 'It docked. All is well.' };
    expect((await promote(words)).status).toBe(401);
    expect((await promote(words, await api.token('coder'))).status).toBe(403);
    expect((await promote({ story: story.id, title: 'x' }, analyst)).status).toBe(400);
    expect((await promote({ ...words, actors: ['nobody-known'] }, analyst)).status).toBe(400);
    expect((await promote({ ...words, story: 999_999 }, analyst)).status).toBe(404);
    expect(await added()).toEqual([]);
    const made = await promote(words, analyst);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({
      ...{
        id: '2026-07-21-a-crew-of-both-states-docks',
        story: story.id,
        status: 'unverified',
        phase: 'after',
      },
    });
    expect(await added()).toHaveLength(1);
    expect(await proposals()).toEqual([]);
    expect((await promote(words, analyst)).status).toBe(409);
  });

  it('counts in the yearly line once it is verified, and no more once it is withdrawn', async () => {
    const year = async () => {
      const { periods } = await api.json<{ periods: { period: string; events: number }[] }>(
        '/v1/chronology/series?by=year&from=2026',
      );
      return periods.find(({ period }) => period === '2026')!.events;
    };
    const before = await year();
    const [{ id, story }] = (await added()) as [Events['events'][number]];
    const path = `/v1/chronology/promotions/${id}`;
    expect((await send('DELETE', path)).status).toBe(401);
    expect((await send('DELETE', path, undefined, analyst)).status).toBe(204);
    expect((await send('DELETE', path, undefined, analyst)).status).toBe(404);
    expect(await proposals()).toHaveLength(1);
    const words = { story, title: 'Crews dock', text: 'They docked.', status: 'verified' };
    expect((await promote(words, analyst)).status).toBe(201);
    expect(await year()).toBe(before + 1);
    await send('DELETE', `/v1/chronology/promotions/${(await added())[0]!.id}`, undefined, analyst);
    expect(await year()).toBe(before);
    const actions = (await api.store.audit.list(20)).map(({ action, status }) => `${action} ${status}`);
    expect(actions).toContain('POST /v1/chronology/promotions 201');
    expect(actions).toContain('DELETE /v1/chronology/promotions/:id 204');
  });
});

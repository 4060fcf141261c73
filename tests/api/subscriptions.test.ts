/** Subscriptions over the API: made, paused and removed by administrators alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSample, type SampleApi, startApi } from './sample.ts';

const wish = {
  name: 'Sanctions',
  subject: 'items',
  question: 'category=sanctions',
  channel: 'email',
  target: 'a@example.org',
};

describe.each(['embedded', 'postgres'] as const)('subscriptions over the API, %s', (kind) => {
  let api: SampleApi;
  let authorization: string;
  beforeAll(async () => {
    api = await startApi(kind);
    await fillSample(api, 3);
    authorization = `Bearer ${await api.token('admin')}`;
  });
  afterAll(() => api?.close());

  const ask = (method: string, path: string, body?: unknown) =>
    api.ask(path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('are made, listed with their Atom feed, paused, resumed and removed', async () => {
    const answer = await ask('POST', '/v1/subscriptions', wish);
    expect(answer.status).toBe(201);
    const { id, atom } = (await answer.json()) as { id: number; atom: string };
    expect(atom).toBe('http://localhost/v1/items?category=sanctions&format=atom');
    const feed = await api.ask(new URL(atom).pathname + new URL(atom).search);
    expect(feed.headers.get('content-type')).toContain('atom+xml');
    const paused = await ask('PATCH', `/v1/subscriptions/${id}`, { paused: true });
    expect(await paused.json()).toMatchObject({ name: 'Sanctions', rhythm: 'at-once', paused: true });
    const list = await (await ask('GET', '/v1/subscriptions')).json();
    expect(list).toMatchObject({ subscriptions: [{ id, paused: true, waiting: 0 }] });
    expect((await ask('DELETE', `/v1/subscriptions/${id}`)).status).toBe(204);
    expect((await ask('DELETE', `/v1/subscriptions/${id}`)).status).toBe(404);
    expect((await ask('PATCH', `/v1/subscriptions/${id}`, { paused: true })).status).toBe(404);
  });

  it('are refused under a name that is taken', async () => {
    const again = { ...wish, name: 'Twice' };
    expect((await ask('POST', '/v1/subscriptions', again)).status).toBe(201);
    expect((await ask('POST', '/v1/subscriptions', again)).status).toBe(409);
  });

  it.each([
    ['a question that cannot be asked', { question: 'colour=red' }],
    ['a category that is none', { question: 'category=football' }],
    ['an e-mail address that is none', { target: 'nobody' }],
    ['a webhook that is no web address', { channel: 'webhook', target: 'ftp://a.example/' }],
    ['half of the quiet hours', { quietFrom: 22 }],
    ['an hour that no day has', { hour: 24 }],
    ['a zone that is none', { zone: 'Mars/Olympus' }],
  ])('are refused with %s, and the mend is named', async (_, change) => {
    const answer = await ask('POST', '/v1/subscriptions', { ...wish, name: 'Bad', ...change });
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 400,
      body: { mend: expect.stringMatching(/./) },
    });
  });

  it('are nobody else’s to see or make', async () => {
    const headers = {
      authorization: `Bearer ${await api.token('analyst')}`,
      'content-type': 'application/json',
    };
    expect((await api.ask('/v1/subscriptions', { headers })).status).toBe(403);
    expect((await api.ask('/v1/subscriptions')).status).toBe(401);
    expect(
      (await api.ask('/v1/subscriptions', { method: 'POST', headers, body: JSON.stringify(wish) })).status,
    ).toBe(403);
  });
});

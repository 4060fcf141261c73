/** New sources over the API: looked at, followed, and lists in and out, by administrators alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSample, type SampleApi, startApi } from './sample.ts';

const LIST = `<opml version="2.0"><body><outline text="Space"><outline type="rss" text="A" xmlUrl="https://a.example/rss"/>
  <outline type="rss" text="None" xmlUrl="javascript:alert(1)"/></outline></body></opml>`;

describe.each(['embedded', 'postgres'] as const)('sources over the API, %s', (kind) => {
  let api: SampleApi;
  let authorization: string;
  beforeAll(async () => {
    api = await startApi(kind);
    await fillSample(api, 5);
    authorization = `Bearer ${await api.token('admin')}`;
  });
  afterAll(() => api?.close());

  const send = (path: string, body: string, type = 'application/json') =>
    api.ask(path, { method: 'POST', body, headers: { authorization, 'content-type': type } });
  const addresses = async () =>
    (await api.json<{ feeds: { address: string }[] }>('/v1/feeds')).feeds.map(({ address }) => address);

  it('shows what a feed would deliver and stores nothing', async () => {
    const before = await addresses();
    const answer = await send('/v1/feeds/preview', '{"address":"new.example/rss"}');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      ...{ address: 'https://new.example/rss', title: 'Synthetic outlet', followed: false, relevant: 1 },
      items: [{ relevance: 'core' }, { relevance: 'none' }],
    });
    expect(await addresses()).toEqual(before);
  });

  it('follows a feed once', async () => {
    const follow = async () => (await send('/v1/feeds', '{"address":"https://new.example/rss"}')).json();
    expect(await follow()).toMatchObject({ address: 'https://new.example/rss', added: true });
    expect(await follow()).toMatchObject({ added: false });
    expect(await addresses()).toContain('https://new.example/rss');
    const again = await send('/v1/feeds/preview', '{"address":"https://new.example/rss"}');
    expect(await again.json()).toMatchObject({ followed: true });
  });

  it('takes a list once and gives all feeds back as one', async () => {
    const take = async () => (await send('/v1/opml', LIST, 'text/x-opml')).json();
    expect(await take()).toMatchObject({ added: 1, known: 0, unusable: 1 });
    expect(await take()).toMatchObject({ added: 0, known: 1, unusable: 1 });
    const answer = await api.ask('/v1/opml');
    expect(answer.headers.get('content-type')).toContain('text/x-opml');
    expect(answer.headers.get('content-disposition')).toContain('.opml');
    const list = await answer.text();
    expect(list).toContain('xmlUrl="https://a.example/rss"');
    expect(await (await send('/v1/opml', list, 'text/x-opml')).json()).toMatchObject({ added: 0 });
  });

  it.each([
    ['/v1/feeds/preview', '{"address":"ftp://new.example/"}', 400, 'bad-input'],
    ['/v1/feeds/preview', '{"address":"https://down.example/"}', 502, 'fetch-failed'],
    ['/v1/feeds', '{"address":"https://down.example/"}', 502, 'fetch-failed'],
    ['/v1/opml', '<html></html>', 400, 'bad-input'],
  ])('answers POST %s of %s with %i and a mend', async (path, body, status, code) => {
    const answer = await send(path, body, path === '/v1/opml' ? 'text/x-opml' : undefined);
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status,
      body: { code, mend: expect.stringMatching(/./) },
    });
  });

  it('lets nobody but administrators change what is followed', async () => {
    const analyst = { authorization: `Bearer ${await api.token('analyst')}` };
    for (const path of ['/v1/feeds', '/v1/feeds/preview', '/v1/opml']) {
      const headers = {
        ...analyst,
        'content-type': path === '/v1/opml' ? 'text/x-opml' : 'application/json',
      };
      expect((await api.ask(path, { method: 'POST', body: '{}', headers })).status).toBe(403);
      expect((await api.ask(path, { method: 'POST', body: '{}' })).status).toBe(401);
    }
  });
});

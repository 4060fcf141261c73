/** Who may what: open reading, tokens, roles, sessions, the audit log; and what every answer carries to be safe. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSample, type SampleApi, startApi } from './sample.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('access', () => {
  let api: SampleApi;
  let closed: SampleApi['ask'];
  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 10);
    closed = api.withPolicy({ openRead: false });
  });
  afterAll(() => api?.close());

  it('answers nobody without a token where reading is not open', async () => {
    for (const path of ['/v1/items', '/v1/facets', '/v1/series', '/v1/events', '/v1/nothing', '/metrics']) {
      const response = await closed(path);
      expect(response.status, path).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    }
    for (const path of ['/health/live', '/v1/openapi.json', '/v1/docs', '/v1/session'])
      expect((await closed(path)).status, path).toBe(200);
  });

  it('answers those who show a token, until it is revoked or expires', async () => {
    const secret = await api.store.tokens.create('reader', 'viewer', null);
    expect((await closed('/v1/items', bearer(secret))).status).toBe(200);
    await api.store.tokens.revoke('reader');
    expect((await closed('/v1/items', bearer(secret))).status).toBe(401);
    const late = await api.store.tokens.create('late', 'viewer', new Date(Date.now() - 1000));
    expect((await closed('/v1/items', bearer(late))).status).toBe(401);
    expect((await api.ask('/v1/items', bearer('rdv_wrong'))).status).toBe(401);
  });

  it('keeps no secret', async () => {
    const secret = await api.token('viewer');
    const rows = await api.database.sql`select * from tokens`;
    expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
  });

  it('opens a session by cookie that pages of other sites cannot use, and closes it', async () => {
    const token = await api.token('viewer');
    const signIn = await closed('/v1/session', {
      method: 'POST',
      body: JSON.stringify({ token }),
      headers: { 'content-type': 'application/json' },
    });
    expect(signIn.status).toBe(200);
    const cookie = signIn.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(token);
    const headers = { cookie: cookie.split(';')[0]! };
    expect((await closed('/v1/items', { headers })).status).toBe(200);
    expect(await (await closed('/v1/session', { headers })).json()).toMatchObject({ role: 'viewer' });
    const foreign = {
      ...headers,
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'text/plain',
    };
    expect((await closed('/v1/session', { method: 'DELETE', headers: foreign })).status).toBe(403);
    const own = { ...headers, origin: 'http://localhost' };
    expect((await closed('/v1/session', { method: 'DELETE', headers: own })).status).toBe(200);
    expect((await closed('/v1/items', { headers })).status).toBe(401);
  });

  it('lets roles do what is theirs, and writes down every attempt', async () => {
    const [viewer, admin] = [await api.token('viewer'), await api.token('admin')];
    const pause = { method: 'PATCH', body: '{"state":"paused"}' };
    const as = (token: string) => ({
      ...pause,
      headers: { ...bearer(token).headers, 'content-type': 'application/json' },
    });
    expect(
      (await api.ask('/v1/feeds/1', { ...pause, headers: { 'content-type': 'application/json' } })).status,
    ).toBe(401);
    expect((await api.ask('/v1/feeds/1', as(viewer))).status).toBe(403);
    const paused = await api.ask('/v1/feeds/1', as(admin));
    expect(await paused.json()).toMatchObject({ state: 'paused', nextFetchAt: null });
    const { entries } = await api.json<{
      entries: { status: number; role: string; action: string; target: string }[];
    }>('/v1/audit', bearer(admin));
    expect(entries.slice(0, 3)).toMatchObject([
      { status: 200, role: 'admin', action: 'PATCH /v1/feeds/:id', target: '/v1/feeds/1' },
      { status: 403, role: 'viewer' },
      { status: 401, role: 'none' },
    ]);
  });

  it('lets other sites read only as configured, never with a cookie', async () => {
    const origin = 'https://lab.example';
    expect(
      (await api.ask('/v1/items', { headers: { origin } })).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const shared = api.withPolicy({ corsOrigins: [origin] });
    const answer = await shared('/v1/items', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await shared('/v1/items', { headers: { origin: 'https://evil.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('carries a strict policy on every answer', async () => {
    for (const path of ['/v1/items', '/v1/docs', '/v1/nothing']) {
      const { headers } = await api.ask(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('answers 304 to who has it already, in any content coding, and HEAD without a body', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const first = await api.ask('/v1/items', { headers: { 'accept-encoding': encoding } });
      const tag = first.headers.get('etag')!;
      expect(tag).toMatch(encoding === 'gzip' ? /^"\w+-gzip"$/ : /^"\w+"$/);
      await first.arrayBuffer();
      const second = await api.ask('/v1/items', {
        headers: { 'accept-encoding': encoding, 'if-none-match': `"other", ${tag}` },
      });
      expect(second.status).toBe(304);
      expect(await second.text()).toBe('');
    }
    const head = await api.ask('/v1/items', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toMatch(/^"\w+"$/);
    expect(await head.text()).toBe('');
    expect((await api.ask('/v1/items?format=csv', { method: 'HEAD' })).status).toBe(200);
  });
});

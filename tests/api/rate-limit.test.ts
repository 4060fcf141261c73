/** The rate limit: so many requests a window for each address or token, told in headers. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { limitRate } from '../../api/rate-limit.ts';

function limited(limit: number, trustProxy = true) {
  const clock = { time: 0, now: () => clock.time };
  const app = new Hono()
    .use(limitRate({ limit, trustProxy, clock }))
    .get('/', (context) => context.text('here'));
  const ask = async (address: string) =>
    await app.request('/', { headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } });
  return { clock, ask };
}

describe('the rate limit', () => {
  it('refuses what is over it until the window ends', async () => {
    const { clock, ask } = limited(2);
    clock.time = 15_000;
    const first = await ask('a');
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"default";r=1;t=45');
    expect((await ask('a')).status).toBe(200);
    const refused = await ask('a');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit')).toBe('"default";r=0;t=45');
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    clock.time = 60_000;
    expect((await ask('a')).status).toBe(200);
  });

  it('counts each address apart, as the proxy names it', async () => {
    const { ask } = limited(1);
    expect((await ask('a')).status).toBe(200);
    expect((await ask('b')).status).toBe(200);
    expect((await ask('a')).status).toBe(429);
  });

  it('does not believe the caller about its address', async () => {
    const { ask } = limited(1, false);
    expect((await ask('a')).status).toBe(200);
    expect((await ask('b')).status).toBe(429);
  });

  it('sets none at 0', async () => {
    const { ask } = limited(0);
    for (let at = 0; at < 5; at += 1) expect((await ask('a')).headers.get('ratelimit')).toBeNull();
  });
});

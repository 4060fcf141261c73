/** Remembered answers: made once, shared by those who ask at once, and complete with the headers of each request. */
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { describe, expect, it } from 'vitest';
import { rememberAnswers } from '../../api/answer-memory.ts';
import { compressAnswers } from '../../api/compression.ts';
import { nameCodings, tagAnswers } from '../../api/conditional.ts';

const LONG = 'orbit '.repeat(1000);

function createCounting() {
  let stamp = 'first';
  let made = 0;
  const app = new Hono();
  app.use(cors({ origin: ['https://reader.example'] }));
  app.use(nameCodings());
  app.use(compressAnswers());
  app.use(async (context, next) => {
    context.header('ratelimit', 'told');
    await next();
  });
  app.use(tagAnswers());
  app.use(rememberAnswers(async () => stamp));
  app.get('/text', async (context) => {
    made += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return context.json({ text: LONG });
  });
  const ask = (headers: Record<string, string> = {}) => app.request('/text', { headers });
  return { ask, made: () => made, change: () => (stamp = 'second') };
}

describe('Remembered answers', () => {
  it('are made once for all who ask at once', async () => {
    const { ask, made } = createCounting();
    const answers = await Promise.all(Array.from({ length: 32 }, () => ask()));
    expect(made()).toBe(1);
    for (const answer of answers) expect(await answer.json()).toEqual({ text: LONG });
  });

  it('are made anew after a change of the store', async () => {
    const { ask, made, change } = createCounting();
    await ask();
    change();
    await ask();
    expect(made()).toBe(2);
  });

  it('say whether they were made, waited for, or remembered', async () => {
    const { ask } = createCounting();
    const together = await Promise.all([ask(), ask()]);
    const sources = [...together, await ask()].map((answer) => answer.headers.get('cache-status'));
    expect(sources).toEqual(['rendezvous; fwd=miss', 'rendezvous; fwd=miss; collapsed', 'rendezvous; hit']);
  });

  it('carry the headers of each request, remembered or not', async () => {
    const { ask } = createCounting();
    for (const answer of [await ask(), await ask({ origin: 'https://reader.example' })])
      expect(answer.headers.get('ratelimit')).toBe('told');
    const crossing = await ask({ origin: 'https://reader.example' });
    expect(crossing.headers.get('access-control-allow-origin')).toBe('https://reader.example');
  });

  it('come compressed to those who ask so, under a strong tag of their own', async () => {
    const { ask } = createCounting();
    const plain = await ask();
    const zipped = await ask({ 'accept-encoding': 'gzip;q=0.8, deflate;q=0.1' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('etag')).toBe(plain.headers.get('etag')!.replace(/"$/, '-gzip"'));
    expect(JSON.parse(gunzipSync(await zipped.arrayBuffer()).toString())).toEqual({ text: LONG });
    expect(plain.headers.get('vary')).toContain('Accept-Encoding');
    const refused = await ask({ 'accept-encoding': 'gzip;q=0' });
    expect(refused.headers.get('content-encoding')).toBeNull();
  });

  it('cost a 304 to those who have them', async () => {
    const { ask } = createCounting();
    const tag = (await ask()).headers.get('etag')!;
    const again = await ask({ 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
  });
});

import { describe, expect, it } from 'vitest';
import { HostBusy } from '../../../ingest/fetch-feed.ts';
import type { FeedToFetch } from '../../../ingest/ports.ts';
import { rss } from '../../misbehaving-server/documents.ts';
import { NOON } from '../../misbehaving-server/misbehaviour.ts';
import { serve } from './loopback.ts';
import { afterPoll, createClock, createGate, createTestFetcher, newFeed } from './polling.ts';

const DAY = 86_400_000;
const patient = new AbortController().signal;

describe('a conditional poll', () => {
  it('becomes unconditional after a week', async () => {
    const server = await serve((_, response) => response.setHeader('etag', '"1"').end(rss()));
    const clock = createClock();
    const fetcher = createTestFetcher({ clock });
    let feed = newFeed(server.base);
    for (const days of [0, 1, 6.9, 7, 8]) {
      clock.set(NOON + days * DAY);
      feed = afterPoll(feed, await fetcher.fetchFeed(feed, patient));
    }
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"1"',
      '"1"',
      undefined,
      '"1"',
    ]);
  });

  it('sends both validators, and asks for what a reader of feeds can read', async () => {
    const server = await serve((_, response) =>
      response.setHeader('etag', 'W/"1"').setHeader('last-modified', 'x').end(rss()),
    );
    const fetcher = createTestFetcher();
    const feed = newFeed(server.base);
    await fetcher.fetchFeed(afterPoll(feed, await fetcher.fetchFeed(feed, patient)), patient);
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'x',
      'accept-encoding': 'gzip, deflate, br',
      accept: expect.stringContaining('application/atom+xml'),
    });
  });
});

describe('the fetcher', () => {
  it('closes the socket of an aborted poll, gives the turn back and throws the reason', async () => {
    const server = await serve((_, response) => void response.write('<rss>'));
    const [gate, abort] = [createGate(), new AbortController()];
    const polling = createTestFetcher({ gate }).fetchFeed(newFeed(server.base), abort.signal);
    await expect.poll(() => server.openConnections()).toBe(1);
    abort.abort(new Error('enough'));
    await expect(polling).rejects.toThrow('enough');
    await expect.poll(() => server.openConnections()).toBe(0);
    expect(gate.held.size).toBe(0);
  });

  it('sends nothing for a poll that was aborted before', async () => {
    const server = await serve((_, response) => response.end(rss()));
    await expect(
      createTestFetcher().fetchFeed(newFeed(server.base), AbortSignal.abort(new Error('never mind'))),
    ).rejects.toThrow('never mind');
    expect(server.requests).toHaveLength(0);
  });

  it('ends what is under way when it is closed', async () => {
    const server = await serve(() => {});
    const gate = createGate();
    const fetcher = createTestFetcher({ gate, limits: { headerMs: 60_000, totalMs: 60_000 } });
    const polling = fetcher.fetchFeed(newFeed(server.base), patient);
    polling.catch(() => {});
    await expect.poll(() => server.requests.length).toBe(1);
    await fetcher.close();
    await expect(polling).rejects.toThrow('the fetcher is closed');
    expect(gate.held.size).toBe(0);
  });

  it('throws what its gate throws, and takes it for no fault of the host', async () => {
    const enter = () => Promise.reject(Object.assign(new Error('no database'), { code: 'ECONNREFUSED' }));
    await expect(
      createTestFetcher({ gate: { ...createGate(), enter } }).fetchFeed(
        newFeed('http://news.test/'),
        patient,
      ),
    ).rejects.toThrow('no database');
  });

  it.each(['not an address', '', 'http://', 'mailto:me@news.test'])(
    'has an outcome for the address "%s"',
    async (address) => {
      expect(await createTestFetcher().fetchFeed(newFeed(address), patient)).toMatchObject({
        outcome: 'forbidden-address',
        state: 'failing',
      });
    },
  );

  it('has an outcome for a document on which the reader fails', async () => {
    const server = await serve((_, response) => response.end(rss()));
    const read = () => Promise.reject(new TypeError('a fault of the reader'));
    expect(await createTestFetcher({ read }).fetchFeed(newFeed(server.base), patient)).toMatchObject({
      outcome: 'not-a-feed',
    });
  });

  it('refuses loopback unless it is allowed', async () => {
    const server = await serve((_, response) => response.end(rss()));
    for (const host of ['127.0.0.1', 'localhost', 'news.test']) {
      const feed = newFeed(`http://${host}:${server.port}/`);
      const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
      expect(await createTestFetcher({ allow: [], resolve }).fetchFeed(feed, patient)).toMatchObject({
        outcome: 'forbidden-address',
      });
    }
    expect(server.requests).toHaveLength(0);
  });
});

describe('turns', () => {
  it('are waited for when they are moments away, and taken once a visit to one host', async () => {
    const server = await serve((request, response) =>
      request.url === '/' ? response.writeHead(302, { location: '/feed' }).end() : response.end(rss()),
    );
    const gate = createGate();
    const waits = [20, 10, 0];
    const enter = async (host: string, seconds: number) => waits.shift() || (await gate.enter(host, seconds));
    expect(
      await createTestFetcher({ gate: { ...gate, enter } }).fetchFeed(newFeed(`${server.base}/`), patient),
    ).toMatchObject({ outcome: 'ok' });
    expect(gate.calls).toEqual([`enter 127.0.0.1:${server.port}`, `leave 127.0.0.1:${server.port} 0`]);
  });

  it('that are far off throw HostBusy before anything is sent', async () => {
    const server = await serve((_, response) => response.end(rss()));
    const gate = { ...createGate(), enter: async () => 5_000 };
    const polling = createTestFetcher({ gate }).fetchFeed(newFeed(server.base), patient);
    await expect(polling).rejects.toBeInstanceOf(HostBusy);
    await expect(polling).rejects.toMatchObject({ waitMs: 5_000 });
    expect(server.requests).toHaveLength(0);
  });

  it('are taken at one host at a time along a redirect', async () => {
    const target = await serve((_, response) => response.end(rss()));
    const server = await serve((_, response) =>
      response.writeHead(302, { location: `${target.base}/` }).end(),
    );
    const gate = createGate();
    await createTestFetcher({ gate }).fetchFeed(newFeed(server.base), patient);
    const [first, second] = [`127.0.0.1:${server.port}`, `127.0.0.1:${target.port}`];
    expect(gate.calls).toEqual([
      `enter ${first}`,
      `leave ${first} 0`,
      `enter ${second}`,
      `leave ${second} 0`,
    ]);
  });

  it.each([
    [429, '120', 120],
    [429, undefined, 900],
    [503, '120', 0],
  ])('after status %s with Retry-After %s the host pauses for %s s', async (status, retryAfter, seconds) => {
    const server = await serve((_, response) =>
      response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {}).end(),
    );
    const gate = createGate();
    await createTestFetcher({ gate }).fetchFeed(newFeed(server.base), patient);
    expect(gate.calls.at(-1)).toBe(`leave 127.0.0.1:${server.port} ${seconds}`);
  });
});

describe('a retired feed that is polled once more', () => {
  it('is active again when it answers', async () => {
    const server = await serve((_, response) => response.end(rss()));
    const feed: FeedToFetch = { ...newFeed(server.base), state: 'retired', memory: { failures: 3, gone: 3 } };
    const result = await createTestFetcher().fetchFeed(feed, patient);
    expect(result).toMatchObject({ outcome: 'ok', state: 'active', memory: { failures: 0 } });
    expect(result.memory.gone).toBeUndefined();
  });
});

import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { PAGE } from '../../misbehaving-server/documents.ts';
import { NOON } from '../../misbehaving-server/misbehaviour.ts';
import { serve } from './loopback.ts';
import { createClock, createGate, createTestFetcher } from './polling.ts';

const patient = new AbortController().signal;
const HOUR = 3_600_000;

type Robots = string | ((response: ServerResponse) => void);

/** A site with these rules, whose every page is the same. */
const serveSite = (robots: Robots) =>
  serve((request, response) => {
    if (request.url !== '/robots.txt')
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    else if (typeof robots === 'string') response.end(robots);
    else robots(response);
  });

const status = (code: number): Robots => {
  return (response) => void response.writeHead(code).end('User-agent: *\nDisallow: /');
};
const breaksOff: Robots = (response) => void response.destroy();

describe('a page', () => {
  it('comes with its address, type and bytes', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.setHeader('content-type', 'text/html; charset=koi8-r').end(PAGE);
    });
    const page = await createTestFetcher().fetchPage(`${server.base}/old#part`, patient, {
      accept: 'text/html',
    });
    expect(page).toMatchObject({
      outcome: 'ok',
      status: 200,
      address: `${server.base}/new`,
      contentType: 'text/html; charset=koi8-r',
      truncated: false,
      fault: null,
    });
    expect(Buffer.from(page.bytes).toString()).toBe(PAGE);
    expect(server.requests.at(-1)?.headers.accept).toBe('text/html');
  });

  it('that fails is data too', async () => {
    const server = await serve((_, response) =>
      response.writeHead(503, { 'retry-after': '60' }).end('later'),
    );
    const page = await createTestFetcher().fetchPage(`${server.base}/a`, patient, { robots: false });
    expect(page).toMatchObject({
      outcome: 'unavailable',
      status: 503,
      retryAfterMs: 60_000,
      fault: { code: 'fetch-failed' },
    });
    expect(await createTestFetcher().fetchPage('http://10.0.0.1/', patient)).toMatchObject({
      outcome: 'forbidden-address',
      status: null,
    });
  });
});

describe('robots.txt', () => {
  it.each([
    ['forbids everything', 'User-agent: *\nDisallow: /', 'disallowed'],
    ['forbids this folder', 'User-agent: *\nDisallow: /news/', 'disallowed'],
    ['forbids another folder', 'User-agent: *\nDisallow: /private/', 'ok'],
    ['makes a longer exception', 'User-agent: *\nDisallow: /\nAllow: /news/a', 'ok'],
    ['names this program', 'User-agent: *\nDisallow:\n\nUser-agent: rendezvous\nDisallow: /', 'disallowed'],
    ['lets only this program in', 'User-agent: *\nDisallow: /\n\nUser-agent: Rendezvous\nAllow: /', 'ok'],
    ['has a wildcard', 'User-agent: *\nDisallow: /*/a$', 'disallowed'],
    ['begins with a byte order mark', '\ufeffUser-agent: *\nDisallow: /', 'disallowed'],
    ['is a page', PAGE, 'ok'],
    ['is empty', '', 'ok'],
    ['is absent', status(404), 'ok'],
    ['is itself forbidden', status(403), 'ok'],
    ['fails', status(500), 'disallowed'],
    ['is rate-limited', status(429), 'disallowed'],
    ['breaks off', breaksOff, 'disallowed'],
  ] as const)('that %s', async (_, robots, outcome) => {
    const server = await serveSite(robots);
    expect(await createTestFetcher().fetchPage(`${server.base}/news/a`, patient)).toMatchObject({ outcome });
    expect(server.paths()).toEqual(outcome === 'ok' ? ['/robots.txt', '/news/a'] : ['/robots.txt']);
  });

  it.each([
    ['forbids the page', 'User-agent: *\nDisallow: /', 'does not allow this page', 'as its publisher wishes'],
    ['fails', status(500), 'could not be had (it answered with status 500)', 'again after an hour'],
    ['breaks off', breaksOff, 'could not be had (127.0.0.1 broke off the connection)', 'again after an hour'],
  ] as const)('that %s is told apart in words', async (_, robots, message, mend) => {
    const server = await serveSite(robots);
    const { fault } = await createTestFetcher().fetchPage(`${server.base}/news/a`, patient);
    expect(fault).toMatchObject({
      message: expect.stringContaining(message),
      mend: expect.stringContaining(mend),
    });
  });

  it('is followed over redirects', async () => {
    const elsewhere = await serveSite('User-agent: *\nDisallow: /news/');
    const server = await serveSite(
      (response) => void response.writeHead(302, { location: `${elsewhere.base}/robots.txt` }).end(),
    );
    expect(await createTestFetcher().fetchPage(`${server.base}/news/a`, patient)).toMatchObject({
      outcome: 'disallowed',
    });
    expect(await createTestFetcher().fetchPage(`${server.base}/other`, patient)).toMatchObject({
      outcome: 'ok',
    });
  });

  it('of the host that a redirect leads to is asked as well', async () => {
    const closed = await serveSite('User-agent: *\nDisallow: /');
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') response.end('');
      else response.writeHead(302, { location: `${closed.base}/a` }).end();
    });
    expect(await createTestFetcher().fetchPage(`${server.base}/a`, patient)).toMatchObject({
      outcome: 'disallowed',
    });
    expect(closed.paths()).toEqual(['/robots.txt']);
  });

  it('is asked for once a day, and sooner where it could not be had', async () => {
    const clock = createClock();
    for (const [robots, hours] of [
      ['', 24],
      [status(500), 1],
    ] as const) {
      const server = await serveSite(robots);
      const fetcher = createTestFetcher({ clock });
      const asked = () => server.paths().filter((path) => path === '/robots.txt').length;
      for (const [at, times] of [
        [0, 1],
        [hours - 0.1, 1],
        [hours + 0.1, 2],
      ] as const) {
        clock.set(NOON + at * HOUR);
        await fetcher.fetchPage(`${server.base}/a`, patient);
        expect(asked()).toBe(times);
      }
    }
  });

  it('is read as far as 500 KiB', async () => {
    const filler = '# synthetic filler\n'.repeat(28_000);
    const server = await serveSite(`User-agent: *\nDisallow: /early\n${filler}Disallow: /late`);
    const fetcher = createTestFetcher();
    expect(await fetcher.fetchPage(`${server.base}/early`, patient)).toMatchObject({ outcome: 'disallowed' });
    expect(await fetcher.fetchPage(`${server.base}/late`, patient)).toMatchObject({ outcome: 'ok' });
  });

  it('is asked for within the page’s own turn, and its delay is kept', async () => {
    const server = await serveSite('User-agent: *\nCrawl-delay: 7');
    const gate = createGate();
    await createTestFetcher({ gate }).fetchPage(`${server.base}/a`, patient);
    expect(gate.calls).toEqual([`enter 127.0.0.1:${server.port}`, `leave 127.0.0.1:${server.port} 7`]);
  });

  it('is not asked about feeds, nor where the caller knows better', async () => {
    const server = await serveSite('User-agent: *\nDisallow: /');
    const fetcher = createTestFetcher();
    await fetcher.fetchFeed(
      { id: 1, address: `${server.base}/feed`, state: 'active', memory: { failures: 0 } },
      patient,
    );
    await fetcher.fetchPage(`${server.base}/map.xml`, patient, { robots: false });
    expect(server.paths()).toEqual(['/feed', '/map.xml']);
  });
});

/** Feeds found from a site's address, on sites that offer them in different ways. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoverFeeds, findCandidates } from '../../ingest/discover.ts';
import { createFetcher, type Fetcher } from '../../ingest/fetch-feed.ts';
import { type Answer, type Site, startSite } from '../services/site.ts';

const rss = (title: string): Answer => ({
  type: 'application/rss+xml',
  body: `<rss version="2.0"><channel><title>${title}</title><item><title>One</title></item></channel></rss>`,
});
const html = (body: string): Answer => ({
  body: `<!doctype html><html><head>${body}</head><body></body></html>`,
});

const ANSWERS: Record<string, Answer> = {
  '/offering': html(
    '<link rel="alternate" type="application/rss+xml" href="/news.xml"><link rel="alternate" type="application/atom+xml" href="dead.xml"><link rel="alternate" type="application/json" href="/data"><link rel="alternate" hreflang="ru" href="/ru/">',
  ),
  '/linking': html('<a href="/about">About</a><a href="/export/rss2/index.xml">RSS</a>'),
  '/silent': html('<title>nothing</title>'),
  '/direct.xml': rss('Direct'),
  '/news.xml': rss('News'),
  '/data': {
    type: 'application/feed+json',
    body: '{"version":"https://jsonfeed.org/version/1.1","title":"Data","items":[]}',
  },
  '/export/rss2/index.xml': rss('Linked'),
  '/atom.xml': rss('Usual'),
};

let site: Site;
let fetcher: Fetcher;

beforeAll(async () => {
  site = await startSite((path) => ANSWERS[path]);
  const free = { enter: async () => 0, leave: async () => {} };
  fetcher = createFetcher({
    contact: 'test',
    allow: ['127.0.0.1'],
    gate: free,
    clock: { now: () => Date.now() },
    random: () => 0.5,
  });
});

afterAll(async () => {
  await fetcher.close();
  await site.close();
});

const discover = async (path: string) => {
  const { feeds, fault } = await discoverFeeds(
    site.origin + path,
    fetcher.fetchPage,
    AbortSignal.timeout(10_000),
  );
  return {
    found: feeds.map(({ address, by, document }) => [address.replace(site.origin, ''), by, document.title]),
    fault,
  };
};

describe('the feeds of a site', () => {
  it.each([
    ['/direct.xml', [['/direct.xml', 'address', 'Direct']]],
    [
      '/offering',
      [
        ['/news.xml', 'offered', 'News'],
        ['/data', 'offered', 'Data'],
      ],
    ],
    ['/linking', [['/export/rss2/index.xml', 'linked', 'Linked']]],
    ['/silent', [['/atom.xml', 'usual-place', 'Usual']]],
  ])('are found from %s', async (path, found) => {
    expect(await discover(path)).toEqual({ found, fault: null });
  });

  it('are found in a usual place even where the page is gone', async () => {
    expect((await discover('/gone')).found).toEqual([['/atom.xml', 'usual-place', 'Usual']]);
  });

  it('cannot be found at a server that does not answer, which is said', async () => {
    const { feeds, fault } = await discoverFeeds(
      'http://127.0.0.1:1/',
      fetcher.fetchPage,
      AbortSignal.timeout(10_000),
    );
    expect(feeds).toEqual([]);
    expect(fault?.message).toContain('refuses connections');
  });
});

describe('what a page offers as feeds', () => {
  it('is resolved against its base, and keeps to its own host where it is only linked', () => {
    const { offered, linked } = findCandidates(
      '<base href="https://a.example/x/"><link rel="ALTERNATE feed" type="application/rdf+xml" href="f"><a href="https://other.example/rss">x</a><a href="/feed/">y</a><a href="/feedback">z</a>',
      'https://a.example/',
    );
    expect({ offered, linked }).toEqual({
      offered: ['https://a.example/x/f'],
      linked: ['https://a.example/feed/'],
    });
  });
});

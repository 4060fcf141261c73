/** The page of an item: asked for, fetched, kept, made the item's text, read again by a newer extractor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../base/log.ts';
import type { DeliveredItem } from '../../base/records.ts';
import type { Page } from '../../ingest/fetch/page.ts';
import { createFetcher, type Fetcher } from '../../ingest/fetch-feed.ts';
import { createStore, type Store } from '../../store/store.ts';
import { createFetchArticle, createReadArticlesAgain, missOf } from '../../workers/fetch-article.ts';
import { feedOf } from '../../workers/follow-catalogue.ts';
import type { Queue } from '../../workers/queue.ts';
import { wantsArticle } from '../../workers/wants-article.ts';
import { layouts } from '../ingest/article/pages/layouts.ts';
import { tellStory } from '../ingest/article/pages/story.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { type Site, startSite } from '../services/site.ts';

const story = tellStory(1, 8);
const page = layouts[0]!.render(story);
const versions = { codebook: 'c', lexicon: 'l', model: 'm' };

let database: TestDatabase;
let store: Store;
let site: Site;
let fetcher: Fetcher;
let enqueued: unknown[] = [];

const queue = {
  enqueue: async (_: unknown, payload: unknown) => {
    enqueued.push(payload);
    return true;
  },
} as unknown as Queue;

beforeAll(async () => {
  database = await startDatabase('embedded');
  store = createStore(database.sql);
  site = await startSite((path, origin) => {
    if (path === '/robots.txt') return { type: 'text/plain', body: 'User-agent: *\nDisallow: /private' };
    if (path.startsWith('/good') || path.startsWith('/private'))
      return {
        body: page.replace(
          '<head>',
          `<head><link rel="canonical" href="${origin}/canonical/${path.slice(-1)}">`,
        ),
      };
    if (path === '/wall') return { body: '<title>x</title><h1>Subscribe to continue reading</h1>' };
    return path === '/down' ? { status: 503, body: '' } : undefined;
  });
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
  await database.close();
});

async function deliver(
  path: string,
  feed = 'https://feed.example/rss',
  body: string | null = null,
): Promise<number> {
  await store.feeds.follow([feedOf(feed)]);
  const [row] = await store.feeds.byAddress([feed]);
  const link = path.includes(':') ? path : `${site.origin}${path}`;
  const item: DeliveredItem = {
    ...{
      guid: path,
      keys: [`${feed}/${path}`],
      link,
      title: story.headline,
      excerpt: 'Short.',
      body,
      language: 'en',
    },
    ...{
      authors: [],
      tags: [],
      published: null,
      precision: 'time',
      updated: null,
      week: '2025-W10',
      contentHash: 'h',
    },
  };
  const { newIds } = await store.deliveries.deliver({
    feedId: row!.id,
    class: 'live',
    fetchedAt: new Date(),
    items: [item],
  });
  const id = newIds[0]!;
  await store.codings.add('model:m', versions, [{ ...coding, itemId: id, revision: 1, evidence: null }]);
  return id;
}

const coding = {
  lang: 'en' as const,
  relevance: 'core' as const,
  relevantProbability: 0.9,
  coreProbability: 0.9,
  categories: [],
  factors: [],
  orientation: 'neutral' as const,
};

async function fetchArticle(id: number, fetchPage: Fetcher['fetchPage'] = fetcher.fetchPage): Promise<void> {
  enqueued = [];
  const handler = createFetchArticle({
    store,
    queue,
    fetchPage,
    log: createLog('silent'),
    clock: { now: () => Date.now() },
  });
  await handler({ itemId: id }, AbortSignal.timeout(10_000));
}

const articleOf = async (id: number) => (await database.sql`select * from articles where item_id = ${id}`)[0];

describe('the article of an item', () => {
  it('becomes its text: the item is coded again and its first coding stays', async () => {
    const id = await deliver('/good/1');
    expect(await store.articles.want([id])).toEqual([id]);
    expect(await store.articles.due(10)).toContain(id);
    await fetchArticle(id);
    const [toCode] = await store.codings.toCode([id]);
    expect(toCode).toMatchObject({ revision: 2, body: story.paragraphs.join('\n\n') });
    expect(enqueued).toEqual([{ itemIds: [id] }]);
    await store.codings.add('model:m', versions, [
      { ...coding, relevantProbability: 0.99, itemId: id, revision: 2, evidence: null },
    ]);
    expect(
      (await store.codings.ofItem(id)).map(({ revision, relevantProbability }) => [
        revision,
        Math.round(relevantProbability * 100),
      ]),
    ).toEqual([
      [2, 99],
      [1, 90],
    ]);
    expect(await articleOf(id)).toMatchObject({
      state: 'good',
      outcome: 'ok',
      quality: 1,
      next_try_at: null,
      attempts: 1,
    });
  });

  it('makes the item known under its canonical address', async () => {
    const before = await deliver('/good/2');
    await store.articles.want([before]);
    await fetchArticle(before);
    const [again] =
      await database.sql`select k.item_id as id from item_keys k where k.item_id = ${before} and k.key like 'address/%'`;
    expect(again).toEqual({ id: before });
  });

  it('is noticed as a copy where another item has its canonical address', async () => {
    const first = await deliver('/good/3');
    const second = await deliver('/good/a3', 'https://other.example/rss');
    await store.articles.want([first, second]);
    await fetchArticle(first);
    await fetchArticle(second);
    expect(await articleOf(second)).toMatchObject({ copy_of: first });
    expect((await store.items.detail(first))?.mentions).toHaveLength(1);
  });

  it('is never shown: lists and details of items carry no full text', async () => {
    const shown = JSON.stringify([await store.items.list({}, 10), await store.items.detail(1)]);
    expect(shown).not.toContain(story.paragraphs[3]);
  });

  it('is not taken from a page that is a wall', async () => {
    const id = await deliver('/wall');
    await store.articles.want([id]);
    await fetchArticle(id);
    expect(await articleOf(id)).toMatchObject({ state: 'poor', refusal: 'paywall', next_try_at: null });
    expect(await store.codings.toCode([id])).toEqual([]);
  });

  it('is left alone where robots.txt forbids it', async () => {
    const id = await deliver('/private/1');
    await store.articles.want([id]);
    await fetchArticle(id);
    expect(await articleOf(id)).toMatchObject({ state: 'wanted', outcome: 'disallowed' });
    expect(site.asked).not.toContain('/private/1');
  });

  it('is asked for again later where the server is down, and not before', async () => {
    const id = await deliver('/down');
    await store.articles.want([id]);
    await fetchArticle(id);
    const kept = await articleOf(id);
    expect(kept).toMatchObject({ state: 'wanted', outcome: 'unavailable', attempts: 1 });
    expect(kept!['next_try_at'].getTime()).toBeGreaterThan(Date.now() + 25 * 60_000);
    const asked = site.asked.length;
    await fetchArticle(id);
    expect(site.asked.length).toBe(asked);
  });

  it('is not wanted where the feed carries the whole text, or the item has no link on the web', async () => {
    const whole = await deliver('/good/9', 'https://feed.example/rss', 'long '.repeat(500));
    const elsewhere = await deliver('mailto:news@example.org');
    expect(await store.articles.want([whole, elsewhere])).toEqual([]);
  });

  it('is read again from the kept page when the extractor has changed, without asking the server', async () => {
    const asked = site.asked.length;
    await database.sql`update articles set extractor = 'older' where state in ('good', 'poor')`;
    await database.sql`update items set body = 'as an older extractor read it', coding_id = null where id = 1`;
    enqueued = [];
    await createReadArticlesAgain(store, queue)({}, AbortSignal.timeout(10_000));
    expect(enqueued).toEqual([{ itemIds: [1] }]);
    expect((await store.codings.toCode([1]))[0]).toMatchObject({
      revision: 3,
      body: story.paragraphs.join('\n\n'),
    });
    expect(site.asked.length).toBe(asked);
    const [{ outdated }] =
      (await database.sql`select count(*) as outdated from articles where extractor = 'older'`) as unknown as [
        { outdated: number },
      ];
    expect(outdated).toBe(0);
  });
});

describe('whether an item is worth its page', () => {
  it.each([
    ['core', 0.9, true],
    ['context', 0.4, true],
    ['none', 0.3, true],
    ['none', 0.1, false],
  ] as const)('%s at probability %d: %s', (relevance, relevantProbability, worth) => {
    expect(wantsArticle({ relevance, relevantProbability })).toBe(worth);
  });
});

describe('a page that did not come', () => {
  const miss = (outcome: Page['outcome'], attempts: number, retryAfterMs: number | null = null) =>
    missOf({ outcome, retryAfterMs, fault: null } as Page, attempts, 0).nextTryAt?.getTime() ?? null;
  const hour = 3_600_000;

  it.each([
    ['timeout', 0, null, 0.5 * hour],
    ['timeout', 1, null, 4 * hour],
    ['server-error', 2, null, 24 * hour],
    ['server-error', 3, null, null],
    ['rate-limited', 0, 6 * hour, 6 * hour],
    ['not-found', 0, null, null],
    ['disallowed', 0, null, 0.5 * hour],
    ['disallowed', 3, null, null],
    ['gone', 0, null, null],
  ] as const)(
    '%s after %d tries, told to wait %s ms: again after %s ms',
    (outcome, attempts, wait, again) => {
      expect(miss(outcome, attempts, wait)).toBe(again);
    },
  );
});

/** What the store says of feeds' health: rhythm, lag, shares and polls. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAlarms, judgeFeed } from '../../analysis/feed-health.ts';
import type { DeliveredItem } from '../../base/records.ts';
import { weekOf } from '../../base/week.ts';
import { createStore, type Store } from '../../store/store.ts';
import { feedOf } from '../../workers/follow-catalogue.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.now();
const versions = { codebook: 'c', lexicon: 'l', model: 'm' };

let database: TestDatabase;
let store: Store;
let ids: number[];

beforeAll(async () => {
  database = await startDatabase('embedded');
  store = createStore(database.sql);
  const addresses = ['https://a.example/rss', 'https://b.example/rss'];
  await store.feeds.follow(addresses.map((address) => feedOf(address)));
  const feeds = await store.feeds.byAddress(addresses);
  ids = addresses.map((address) => feeds.find((feed) => feed.address === address)!.id);
  await database.sql`update feeds set created_at = now() - interval '200 days'`;
  for (let day = 10; day < 20; day++) await deliver(ids[0]!, `a${day}`, now - day * DAY, 3);
  await deliver(ids[1]!, 'b', now - DAY, 1);
});

afterAll(() => database.close());

async function deliver(feedId: number, name: string, at: number, lagHours: number): Promise<void> {
  const item: DeliveredItem = {
    ...{
      guid: name,
      keys: [name],
      link: null,
      title: name,
      excerpt: '',
      body: null,
      language: 'en',
      authors: [],
      tags: [],
    },
    ...{
      published: new Date(at - lagHours * HOUR).toISOString(),
      precision: 'time',
      updated: null,
      week: weekOf(at),
      contentHash: name,
    },
  };
  const report = {
    ...{
      startedAt: new Date(at),
      durationMs: 5,
      outcome: 'ok',
      status: 200,
      bytes: 10,
      errorCode: null,
      error: null,
      mend: null,
    },
    ...{
      encoding: 'utf-8',
      repaired: false,
      truncated: false,
      state: 'active' as const,
      schedule: {},
      nextFetchAt: null,
      adoptedAddress: null,
    },
  };
  const { newIds } = await store.deliveries.deliver(
    { feedId, class: 'live', fetchedAt: new Date(at), items: [item] },
    report,
  );
  const coding = {
    lang: 'en' as const,
    relevance: 'core' as const,
    relevantProbability: 1,
    coreProbability: 1,
    categories: [{ id: 'sanctions', probability: 1 }],
    factors: [],
    orientation: 'tension' as const,
  };
  await store.codings.add('model:m', versions, [
    { ...coding, itemId: newIds[0]!, revision: 1, evidence: null },
  ]);
}

describe('the health of feeds', () => {
  it('rests on what each delivered: how much, how relevant, how late, when last', async () => {
    const [first, second] = await store.feedHealth.records(now);
    expect(first).toMatchObject({
      id: ids[0],
      state: 'active',
      items: 10,
      relevant: 10,
      lagHours: 3,
      lastItemAt: now - 10 * DAY,
    });
    expect(second).toMatchObject({ id: ids[1], items: 1, lagHours: 1 });
    expect(judgeFeed(first!, now).verdict).toBe('well');
  });

  it('raises an alarm where a feed that carried most of a category falls silent', async () => {
    const later = now + 80 * DAY;
    const alarms = findAlarms(
      await store.feedHealth.records(later),
      await store.feedHealth.categoryShares(later),
      later,
    );
    expect(alarms).toMatchObject([{ category: 'sanctions', feedId: ids[0], verdict: 'silent' }]);
    expect(alarms[0]!.share).toBeCloseTo(10 / 11);
  });

  it('has each poll in its history, newest first, and counts those of the last day', async () => {
    const polls = await store.feedHealth.polls(ids[0]!, 3);
    expect(polls.map((poll) => poll.startedAt.getTime())).toEqual([10, 11, 12].map((day) => now - day * DAY));
    await deliver(ids[1]!, 'b2', now - HOUR, 1);
    expect(await store.feedHealth.pollsOfLastDay()).toEqual([{ outcome: 'ok', press: 'unknown', count: 1 }]);
  });
});

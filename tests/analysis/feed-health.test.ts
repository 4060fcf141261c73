/** How feeds fare, and when one of them is missed. */
import { describe, expect, it } from 'vitest';
import { type FeedRecord, findAlarms, judgeFeed } from '../../analysis/feed-health.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 1);

const record = (changes: Partial<FeedRecord>): FeedRecord => ({
  ...{
    id: 1,
    address: 'https://a.example/rss',
    outlet: 'A',
    state: 'active',
    followedAt: NOW - 400 * DAY,
    lastSuccessAt: NOW,
  },
  ...{ lastItemAt: NOW - HOUR, items: 26 * 14, relevant: 91, weeks: 26, lagHours: 1 },
  ...changes,
});

describe('a feed', () => {
  it.each([
    ['delivers as ever', {}, 'well'],
    ['of two items a day is quiet for less than two days', { lastItemAt: NOW - 47 * HOUR }, 'well'],
    ['of two items a day is quiet for more than two days', { lastItemAt: NOW - 49 * HOUR }, 'silent'],
    ['of one item a week is quiet for three weeks', { items: 26, lastItemAt: NOW - 21 * DAY }, 'well'],
    ['of one item a week is quiet for five weeks', { items: 26, lastItemAt: NOW - 35 * DAY }, 'silent'],
    ['is too new for a rhythm', { items: 4, lastItemAt: NOW - 60 * DAY }, 'well'],
    ['cannot be fetched', { state: 'failing' }, 'failing'],
    ['is turned away', { state: 'blocked' }, 'failing'],
    ['is gone', { state: 'retired' }, 'failing'],
    ['is paused', { state: 'paused', lastItemAt: NOW - 90 * DAY }, 'idle'],
  ] as const)('that %s is judged: %#', (_, changes, verdict) => {
    expect(judgeFeed(record(changes), NOW).verdict).toBe(verdict);
  });

  it('has its pace counted from when it was followed', () => {
    expect(judgeFeed(record({ followedAt: NOW - 14 * DAY, items: 28 }), NOW).itemsPerWeek).toBeCloseTo(14);
    expect(judgeFeed(record({}), NOW)).toMatchObject({
      itemsPerWeek: 14,
      shareRelevant: 0.25,
      silenceAfterHours: 48,
      silentHours: 1,
    });
    expect(judgeFeed(record({ items: 0, lastItemAt: null }), NOW)).toMatchObject({
      shareRelevant: null,
      silenceAfterHours: null,
      silentHours: null,
    });
  });
});

describe('an alarm', () => {
  const feeds = [
    record({ id: 1, state: 'failing' }),
    record({ id: 2 }),
    record({ id: 3, lastItemAt: NOW - 30 * DAY, outlet: 'C' }),
  ];
  const shares = (one: number, two: number, three: number) =>
    [1, 2, 3].map((feedId, at) => ({ category: 'sanctions', feedId, items: [one, two, three][at]! }));

  it('names each feed that carried more than a fifth and is failing or silent, the greatest loss first', () => {
    expect(findAlarms(feeds, shares(30, 30, 40), NOW)).toMatchObject([
      { feedId: 3, outlet: 'C', share: 0.4, verdict: 'silent' },
      { feedId: 1, share: 0.3, verdict: 'failing' },
    ]);
  });

  it.each([
    ['carried a fifth and no more', shares(20, 80, 0)],
    ['is well', shares(0, 100, 0)],
    ['carried of a category that has hardly any items', shares(4, 0, 0)],
  ])('is not raised for a feed that %s', (_, given) => {
    expect(findAlarms(feeds, given, NOW)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { FeedDocument, FeedEntry } from '../../../base/records.ts';
import { rememberArrivals } from '../../../ingest/fetch/arrivals.ts';
import type { FetchMemory } from '../../../ingest/ports.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 6, 15, 12);
const NEVER_POLLED: FetchMemory = { failures: 0 };

function documentOf(entries: [link: string, published: number | null][]): FeedDocument {
  const entry = ([link, published]: [string, number | null]) =>
    ({
      link,
      guid: null,
      title: '',
      published: published === null ? null : new Date(published).toISOString(),
      updated: null,
    }) as FeedEntry;
  return { entries: entries.map(entry) } as FeedDocument;
}

const count = ({ rhythm }: FetchMemory) => Math.round(rhythm!.hours.reduce((sum, hour) => sum + hour, 0));

describe('arrivals', () => {
  it('are learnt from the dates of the first document', () => {
    const memory = rememberArrivals(
      NEVER_POLLED,
      documentOf([
        ['a', NOW - HOUR],
        ['b', NOW - 2 * DAY],
        ['c', NOW - 300 * DAY],
      ]),
      NOW,
    );
    expect(count(memory)).toBe(2);
    expect(Date.parse(memory.rhythm!.since)).toBe(NOW - 2 * DAY);
    expect(Date.parse(memory.rhythm!.lastArrivalAt!)).toBe(NOW - HOUR);
  });

  it('of a feed long dead are none in the last eight weeks', () => {
    const { rhythm } = rememberArrivals(NEVER_POLLED, documentOf([['a', NOW - 300 * DAY]]), NOW);
    expect(Date.parse(rhythm!.since)).toBe(NOW - 56 * DAY);
    expect(Date.parse(rhythm!.lastArrivalAt!)).toBe(NOW - 300 * DAY);
  });

  it('are afterwards the entries not seen before, at their own date where it can be right, else now', () => {
    const first = rememberArrivals(NEVER_POLLED, documentOf([['a', NOW - DAY]]), NOW - 3 * HOUR);
    const entries: [string, number | null][] = [
      ['a', NOW - DAY],
      ['b', NOW - 2 * HOUR],
      ['c', null],
      ['late', NOW - 2 * DAY],
      ['future', NOW + DAY],
    ];
    const second = rememberArrivals(first, documentOf(entries), NOW);
    expect(count(second) - count(first)).toBe(2);
    expect(second.rhythm!.hours[3 * 24 + 10]).toBeCloseTo(1, 1);
    expect(second.rhythm!.lastArrivalAt).toBe(new Date(NOW).toISOString());
    expect(count(rememberArrivals(second, documentOf(entries), NOW + HOUR))).toBe(count(second));
  });

  it('do not include what comes back from the feed’s past', () => {
    const first = rememberArrivals(NEVER_POLLED, documentOf([['a', NOW - DAY]]), NOW - HOUR);
    expect(count(rememberArrivals(first, documentOf([['old', NOW - 30 * DAY]]), NOW))).toBe(count(first));
  });

  it('are remembered within bounds', () => {
    const many = documentOf(
      Array.from({ length: 5_000 }, (_, index) => [`item ${index}`, NOW - index * 1_000]),
    );
    expect(JSON.stringify(rememberArrivals(NEVER_POLLED, many, NOW)).length).toBeLessThan(5_000);
  });
});

/** Every misbehaviour of the server, and what must come of it: outcome, state, next poll, stored items. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identify } from '../../../ingest/identity.ts';
import type { FetchResult } from '../../../ingest/ports.ts';
import { ALL_MISBEHAVIOURS } from '../../misbehaving-server/all.ts';
import type { Misbehaviour, Request } from '../../misbehaving-server/misbehaviour.ts';
import { type MisbehavingServer, startMisbehavingServer } from '../../misbehaving-server/server.ts';
import {
  afterPoll,
  createClock,
  createGate,
  createTestFetcher,
  newFeed,
  type RecordingGate,
} from './polling.ts';

interface Observed {
  results: FetchResult[];
  /** Titles of the items stored, each once. */
  stored: string[];
  /** When the last poll ended. */
  endedAt: number;
  gate: RecordingGate;
  requests: Request[];
}

let server: MisbehavingServer;
const observed = new Map<string, Observed>();

async function observe(misbehaviour: Misbehaviour): Promise<Observed> {
  const [clock, gate] = [createClock(), createGate()];
  const fetcher = createTestFetcher({ clock, gate });
  const known = new Set<string>();
  const stored: string[] = [];
  const results: FetchResult[] = [];
  let feed = newFeed(misbehaviour.address?.(server.place) ?? `${server.place.base}/${misbehaviour.name}`);
  for (const _ of misbehaviour.expected.outcomes) {
    clock.set(results.at(-1)?.nextFetchAt ?? clock.now());
    const result = await fetcher.fetchFeed(feed, new AbortController().signal);
    results.push(result);
    feed = afterPoll(feed, result);
    for (const entry of result.document?.entries ?? []) {
      const { keys } = identify(entry);
      if (!keys.some((key) => known.has(key))) stored.push(entry.title);
      for (const key of keys) known.add(key);
    }
  }
  await fetcher.close();
  return { results, stored, endedAt: clock.now(), gate, requests: server.requestsFor(misbehaviour.name) };
}

beforeAll(async () => {
  server = await startMisbehavingServer();
  const waiting = [...ALL_MISBEHAVIOURS];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      observed.set(next.name, await observe(next));
  };
  await Promise.all(Array.from({ length: 10 }, work));
});
afterAll(async () => await server.close());

describe.each(ALL_MISBEHAVIOURS)('$name: $behaviour', ({ name, expected }) => {
  const seen = () => observed.get(name)!;
  const last = () => seen().results.at(-1)!;

  it('ends with the outcome and leaves the feed in the state', () => {
    expect(seen().results.map(({ outcome }) => outcome)).toEqual(expected.outcomes);
    expect(last().state).toBe(expected.state);
    expect(last().document?.truncated ?? false).toBe(
      expected.truncated ?? last().document?.truncated ?? false,
    );
  });

  it('sets the next poll', () => {
    const { nextFetchAt } = last();
    if (expected.nextMinutes === null) return expect(nextFetchAt).toBeNull();
    const minutes = (nextFetchAt! - seen().endedAt) / 60_000;
    if (expected.nextMinutes !== 'rhythm') return expect(minutes).toBeCloseTo(expected.nextMinutes, 1);
    expect(minutes).toBeGreaterThanOrEqual(5);
    expect(minutes).toBeLessThanOrEqual(1_440);
  });

  it('stores the items, each once and of a bearable size', () => {
    expect(seen().stored).toHaveLength(expected.items);
    expect(Math.max(0, ...seen().stored.map((title) => title.length))).toBeLessThanOrEqual(1_000);
  });

  it('explains itself, and gives back every turn', () => {
    const { fault } = last();
    if (['ok', 'unchanged'].includes(last().outcome)) expect(fault).toBeNull();
    else
      expect(fault).toMatchObject({
        message: expect.stringMatching(expected.fault ?? /./),
        mend: expect.stringMatching(/\w+.*\.$/),
      });
    expect(seen().gate.held.size).toBe(0);
  });

  it('sends what it should', () => {
    const { requests, results } = seen();
    if (expected.requests !== undefined) expect(requests).toHaveLength(expected.requests);
    for (const [header, value] of Object.entries(expected.sent ?? {}))
      expect(requests.at(-1)?.headers[header]).toBe(value);
    for (const { headers } of requests)
      expect(headers['user-agent']).toMatch(
        /^Rendezvous\/\d+\.\d+\.\d+ \(\+https:\/\/monitor\.test\/about\)$/,
      );
    expect(results.at(-1)?.adoptedAddress ?? undefined).toBe(
      expected.adopted && server.place.base + expected.adopted,
    );
  });
});

describe('the misbehaving server', () => {
  it('knows every misbehaviour by one name', () => {
    const names = ALL_MISBEHAVIOURS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it('is left without open connections', async () => {
    await expect.poll(() => server.openConnections()).toBe(0);
  });
});

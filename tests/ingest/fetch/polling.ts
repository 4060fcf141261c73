/** Polls against servers on loopback: a fetcher with a set clock, short limits and invented names. */
import type { Resolve } from '../../../ingest/fetch/address-guard.ts';
import type { FetchLimits } from '../../../ingest/fetch/limits.ts';
import { createFetcher, type Fetcher, type FetcherDependencies } from '../../../ingest/fetch-feed.ts';
import type { FeedToFetch, FetchResult, HostGate } from '../../../ingest/ports.ts';
import { NOON } from '../../misbehaving-server/misbehaviour.ts';

export const SHORT_LIMITS: Partial<FetchLimits> = {
  connectMs: 1_000,
  headerMs: 1_000,
  idleMs: 1_000,
  totalMs: 5_000,
  wireBytes: 2_000_000,
  bodyBytes: 4_000_000,
};

/** Names under `.test` are on loopback, but for those that misbehave. */
export function createResolver(): Resolve {
  const asked = new Map<string, number>();
  return async (hostname) => {
    const times = (asked.get(hostname) ?? 0) + 1;
    asked.set(hostname, times);
    const fail = (code: string) => Object.assign(new Error(`${code} ${hostname}`), { code });
    if (hostname === 'name-server-fails.test') throw fail('EAI_AGAIN');
    if (hostname === 'name-never-resolves.test') return await new Promise(() => {});
    if (hostname === 'private.test') return [{ address: '192.168.7.7', family: 4 }];
    if (hostname === 'rebinding.test')
      return [{ address: times === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    if (hostname.endsWith('.test')) return [{ address: '127.0.0.1', family: 4 }];
    throw fail('ENOTFOUND');
  };
}

export interface RecordingGate extends HostGate {
  /** `enter host` and `leave host seconds`, in order. */
  calls: string[];
  held: Set<string>;
}

/** A gate that is always free, and remembers. Entering a host that is held is refused for a second. */
export function createGate(): RecordingGate {
  const gate: RecordingGate = {
    calls: [],
    held: new Set(),
    async enter(host) {
      if (gate.held.has(host)) return 1_000;
      gate.held.add(host);
      gate.calls.push(`enter ${host}`);
      return 0;
    },
    async leave(host, pauseSeconds = 0) {
      gate.held.delete(host);
      gate.calls.push(`leave ${host} ${pauseSeconds}`);
    },
  };
  return gate;
}

/** A clock that stands still until it is set. */
export function createClock(start = NOON) {
  let at = start;
  return { now: () => at, set: (instant: number) => (at = instant) };
}

export function createTestFetcher(dependencies: Partial<FetcherDependencies> = {}): Fetcher {
  return createFetcher({
    contact: 'https://monitor.test/about',
    allow: ['127.0.0.0/8'],
    gate: createGate(),
    clock: createClock(),
    random: () => 0.5,
    resolve: createResolver(),
    ...dependencies,
    limits: { ...SHORT_LIMITS, ...dependencies.limits },
  });
}

export function newFeed(address: string): FeedToFetch {
  return { id: 1, address, state: 'active', memory: { failures: 0 } };
}

/** The feed as it stands after a poll, its memory having been through JSON as it is when stored. */
export function afterPoll(feed: FeedToFetch, result: FetchResult): FeedToFetch {
  return {
    ...feed,
    address: result.adoptedAddress ?? feed.address,
    state: result.state,
    memory: JSON.parse(JSON.stringify(result.memory)),
  };
}

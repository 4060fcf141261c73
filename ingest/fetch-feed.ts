/**
 * The fetcher: one feed polled or one page fetched, politely and within limits. Everything a server can do comes back
 * as data; only a busy host and the caller's own abort are thrown. Stores nothing.
 */
import { setMaxListeners } from 'node:events';
import type { Clock } from '../base/clock.ts';
import { readFeed } from './feed/read-feed.ts';
import { createAddressGuard, type Resolve } from './fetch/address-guard.ts';
import { type Conclusion, concludeFailure, concludeSuccess } from './fetch/conclude-poll.ts';
import { createExchange } from './fetch/exchange.ts';
import { FetchFailure, tookTooLong } from './fetch/failure.ts';
import { DEFAULT_LIMITS, type FetchLimits } from './fetch/limits.ts';
import { type Page, type PageOptions, pageFromFailure, readPage } from './fetch/page.ts';
import { type ReadFeed, readAnswer } from './fetch/read-answer.ts';
import { createRobots } from './fetch/robots.ts';
import { createTurn, HostBusy } from './fetch/turn.ts';
import { userAgentFor } from './fetch/user-agent.ts';
import { conditionalHeaders } from './fetch/validators.ts';
import { createVisit, type Visited, type VisitOptions } from './fetch/visit.ts';
import { withinTime } from './fetch/within-time.ts';
import type { FeedToFetch, FetchResult, HostGate } from './ports.ts';

export { HostBusy };

export interface FetcherDependencies {
  /** Address or e-mail at which publishers reach the operator. */
  contact: string;
  /** Hosts, host:port pairs and networks that may be fetched although private or on another port. */
  allow: string[];
  gate: HostGate;
  clock: Clock;
  /** Uniform in [0, 1), for jitter. */
  random(): number;
  limits?: Partial<FetchLimits>;
  /** Name resolution, the system's by default. */
  resolve?: Resolve;
  read?: ReadFeed;
}

export interface Fetcher {
  /**
   * Polls a feed. Throws `HostBusy` when its host's turn is more than moments away, and the signal's reason when the
   * caller aborts; whatever the server does is a result.
   */
  fetchFeed(feed: FeedToFetch, signal: AbortSignal): Promise<FetchResult>;
  /** Fetches any document, a page by default, as robots.txt allows. Throws as `fetchFeed` does; keeps nothing. */
  fetchPage(address: string, signal: AbortSignal, options?: PageOptions): Promise<Page>;
  /** Aborts what is under way and gives its turns back. */
  close(): Promise<void>;
}

const FEED_TYPES =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
const PAGE_TYPES = 'text/html, application/xhtml+xml, */*;q=0.5';

export function createFetcher(dependencies: FetcherDependencies): Fetcher {
  const { gate, clock, random, read = readFeed } = dependencies;
  const limits = { ...DEFAULT_LIMITS, ...dependencies.limits };
  const guard = createAddressGuard(dependencies.allow, dependencies.resolve);
  const exchange = createExchange(guard, limits);
  const visit = createVisit({
    exchange,
    guard,
    limits,
    userAgent: userAgentFor(dependencies.contact),
    now: () => clock.now(),
  });
  const robots = createRobots(visit, clock, limits.robotsBytes);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const running = new Set<Promise<unknown>>();

  /** A visit with a turn and a time limit of its own. */
  async function visitInTurn(
    address: string,
    signal: AbortSignal,
    options: (own: Own) => VisitOptions,
  ): Promise<Visited> {
    const late = () => tookTooLong(new URL(address).hostname, limits.totalMs);
    const visiting = withinTime([signal, closing.signal], limits.totalMs, late, async (ownSignal) => {
      const turn = createTurn(gate, limits, ownSignal);
      try {
        return await visit(address, options({ turn, signal: ownSignal }));
      } finally {
        await turn.end();
      }
    });
    running.add(visiting);
    return await visiting.finally(() => running.delete(visiting));
  }

  return {
    async fetchFeed(feed, signal) {
      const startedAt = clock.now();
      const headersFor = (address: string) => ({
        accept: FEED_TYPES,
        ...conditionalHeaders(feed.memory, address, startedAt),
      });
      const timed = (conclusion: Conclusion) => ({
        ...conclusion,
        startedAt,
        durationMs: clock.now() - startedAt,
      });
      let visited: Visited | undefined;
      try {
        visited = await visitInTurn(feed.address, signal, (own) => ({ ...own, headersFor }));
        const success = await readAnswer(visited, feed.memory, startedAt, read);
        return timed(concludeSuccess(feed, success, clock.now(), random));
      } catch (failure) {
        if (!(failure instanceof FetchFailure)) throw failure;
        const answer = {
          bytes: visited?.body.bytes.length ?? 0,
          retryAfterMs: visited?.retryAfterMs ?? null,
        };
        return timed(concludeFailure(feed, { failure, ...answer }, clock.now(), random));
      }
    },

    async fetchPage(address, signal, { accept = PAGE_TYPES, robots: honoured = true } = {}) {
      try {
        const visited = await visitInTurn(address, signal, (own) => ({
          ...own,
          headersFor: () => ({ accept }),
          ...(honoured ? { beforeRequest: (url: URL) => robots.check(url, own.turn, own.signal) } : {}),
        }));
        return readPage(visited);
      } catch (failure) {
        if (!(failure instanceof FetchFailure)) throw failure;
        return pageFromFailure(address, failure);
      }
    },

    async close() {
      closing.abort(new Error('the fetcher is closed'));
      await Promise.allSettled(running);
    },
  };
}

/** What every visit has of its own. */
type Own = Pick<VisitOptions, 'turn' | 'signal'>;

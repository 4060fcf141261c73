/**
 * robots.txt (RFC 9309): whether a page may be fetched, asked of each origin at most once a day. For pages and archives;
 * feeds are published to be fetched by programs and are not asked about.
 */
import robotsParser from 'robots-parser';
import type { Clock } from '../../base/clock.ts';
import { FetchFailure } from './failure.ts';
import type { Turn } from './turn.ts';
import { PRODUCT } from './user-agent.ts';
import type { Visit } from './visit.ts';

/** What an origin allows, and for how long that is believed. */
interface Rules {
  /** Why its rules could not be had, which forbids everything for the time being; null where they are known. */
  missing: string | null;
  permits(address: string): boolean;
  /** Seconds that it wants between two requests, 0 where it does not say. */
  delaySeconds: number;
  until: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MOST_ORIGINS = 2_000;
const MOST_DELAY_SECONDS = 60;

export type Robots = ReturnType<typeof createRobots>;

export function createRobots(visit: Visit, clock: Clock, mostBytes: number) {
  const known = new Map<string, Rules>();

  async function rulesOf(url: URL, turn: Turn, signal: AbortSignal): Promise<Rules> {
    const cached = known.get(url.origin);
    if (cached && cached.until > clock.now()) return cached;
    const rules = await ask(`${url.origin}/robots.txt`, turn, signal);
    known.delete(url.origin);
    known.set(url.origin, rules);
    if (known.size > MOST_ORIGINS) known.delete(known.keys().next().value!);
    return rules;
  }

  /** 2xx is read, 4xx means no rules, anything else that nothing may be fetched until it is mended (RFC 9309 2.3.1). */
  async function ask(address: string, turn: Turn, signal: AbortSignal): Promise<Rules> {
    try {
      const { status, body } = await visit(address, {
        turn,
        signal,
        headersFor: () => ({ accept: 'text/plain' }),
      });
      if (status >= 200 && status < 300)
        return readRules(address, body.bytes.subarray(0, mostBytes), clock.now() + DAY);
      const isAbsent = status >= 400 && status < 500 && status !== 429;
      if (isAbsent) return { missing: null, permits: () => true, delaySeconds: 0, until: clock.now() + DAY };
      return missingRules(`it answered with status ${status}`);
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      return missingRules(error.message);
    }
  }

  function missingRules(missing: string): Rules {
    return { missing, permits: () => false, delaySeconds: 0, until: clock.now() + HOUR };
  }

  return {
    /** Throws FetchFailure `disallowed` where the origin's rules forbid the address. The turn is at its host afterwards. */
    async check(url: URL, turn: Turn, signal: AbortSignal): Promise<void> {
      const rules = await rulesOf(url, turn, signal);
      await turn.at(url.host);
      if (rules.delaySeconds > 0) turn.pause(rules.delaySeconds);
      if (rules.permits(url.href)) return;
      if (rules.missing !== null)
        throw new FetchFailure(
          'disallowed',
          `robots.txt of ${url.host} could not be had (${rules.missing}), so nothing may be fetched there for now`,
          'Usually passes by itself; robots.txt is asked for again after an hour.',
        );
      throw new FetchFailure(
        'disallowed',
        `robots.txt of ${url.host} does not allow this page`,
        'It is left alone, as its publisher wishes.',
      );
    },
  };
}

/** The package's types declare a default export inside the function that it really exports. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

function readRules(address: string, bytes: Uint8Array, until: number): Rules {
  const robots = parseRobots(address, new TextDecoder().decode(bytes));
  return {
    missing: null,
    permits: (page) => robots.isAllowed(page, PRODUCT) ?? true,
    delaySeconds: Math.min(Math.max(robots.getCrawlDelay(PRODUCT) ?? 0, 0), MOST_DELAY_SECONDS),
    until,
  };
}

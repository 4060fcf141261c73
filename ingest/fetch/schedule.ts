/**
 * When a feed is polled next. After success by its rhythm and the publisher's wishes, after failure by growing
 * intervals that never exceed a day. Pure: chance and time are handed in.
 */
import type { FetchMemory, FetchOutcome } from '../ports.ts';
import { untilNextArrival } from './rhythm.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const LEAST_INTERVAL = 5 * MINUTE;
export const MOST_INTERVAL = DAY;
/** The end of the year 9999: the last instant that every part of the system can hold. */
const LAST_INSTANT = 253_402_300_799_000;

/** Minutes until the second try after a first failure; each further one doubles them, up to a day. */
const FIRST_RETRY_MINUTES: Partial<Record<FetchOutcome, number>> = {
  gone: 360,
  challenged: 360,
  'too-large': 360,
  'forbidden-address': 360,
  'not-found': 60,
  refused: 60,
  'bad-redirect': 60,
  'not-a-feed': 30,
  'rate-limited': 30,
};
const USUAL_RETRY_MINUTES = 10;

/**
 * The next poll after a good answer, in milliseconds since the epoch: when the rhythm makes it worth it, but not before
 * the answer's freshness (milliseconds) and the document's own interval have passed, within 5 minutes to 24 hours and up
 * to a tenth later by chance; then moved out of the hours and days in which the publisher asks not to be polled.
 */
export function scheduleAfterSuccess(
  memory: FetchMemory,
  freshness: number | null,
  now: number,
  random: () => number,
): number {
  const rhythmic = untilNextArrival(memory.rhythm, now, MOST_INTERVAL);
  const asked = Math.max(freshness ?? 0, (memory.pollMinutes ?? 0) * MINUTE);
  const interval = clamp(Math.max(rhythmic, asked));
  return leaveSkipped(
    now + clamp(interval * (1 + 0.1 * random())),
    memory.skipHours ?? [],
    memory.skipDays ?? [],
  );
}

/**
 * The next poll after failure number `failures` in a row: exponential, with up to a quarter taken off by chance, at most
 * a day; later only where the server itself asks for it (`retryAfter`, milliseconds, however long).
 */
export function scheduleAfterFailure(
  outcome: FetchOutcome,
  failures: number,
  retryAfter: number | null,
  now: number,
  random: () => number,
): number {
  const first = (FIRST_RETRY_MINUTES[outcome] ?? USUAL_RETRY_MINUTES) * MINUTE;
  const interval = Math.min(first * 2 ** Math.min(failures - 1, 20), MOST_INTERVAL) * (1 - 0.25 * random());
  const asked = retryAfter === null ? 0 : retryAfter + random() * Math.min(retryAfter / 10, 5 * MINUTE);
  return Math.min(Math.round(now + Math.max(interval, asked)), LAST_INSTANT);
}

/** The first instant from `at` on that lies in no skipped hour of a day not skipped; `at` where everything is skipped. */
function leaveSkipped(at: number, hours: number[], days: number[]): number {
  if (new Set(hours).size >= 24 || new Set(days).size >= 7) return Math.round(at);
  let next = at;
  for (
    let date = new Date(next);
    hours.includes(date.getUTCHours()) || days.includes(date.getUTCDay());
    date = new Date(next)
  ) {
    next = Math.floor(next / HOUR) * HOUR + HOUR;
  }
  return Math.round(next);
}

function clamp(interval: number): number {
  return Math.min(Math.max(interval, LEAST_INTERVAL), MOST_INTERVAL);
}

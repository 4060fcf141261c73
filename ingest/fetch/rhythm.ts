/**
 * A feed's rhythm: by hour of the week, how many items are to be expected, learnt from its own arrivals. Tells when the
 * next poll is worth it and when silence is remarkable. Pure; a Poisson process whose rate varies over the week.
 */
import type { FetchMemory, Rhythm } from '../ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const HALF_LIFE = 6 * WEEK;
/** Items closer together than this count as one arrival: one poll serves them all. */
const SLOT = 5 * MINUTE;

/** What is believed of a feed before anything is known: six arrivals a day, given up within days. */
const PRIOR_PER_HOUR = 0.25;
const PRIOR_WEEKS = 0.05;
/** Part of the rate that is spread evenly, since news also breaks at unusual hours. */
const EVEN_SHARE = 0.3;

/** A poll is worth it once so many arrivals are to be expected. */
const WORTH_A_POLL = 0.5;
/** Silence is remarkable once so many arrivals are overdue by a day: chance alone brings it in one of 55 cases. */
const OVERDUE = 4;

/** A rhythm of which nothing is known but since when it is watched and when the last item came (milliseconds). */
export function beginRhythm(since: number, lastArrival: number | null): Rhythm {
  const start = new Date(since).toISOString();
  return {
    hours: noCounts(),
    since: start,
    asOf: start,
    lastArrivalAt: lastArrival === null ? null : new Date(lastArrival).toISOString(),
  };
}

/** Adds arrivals (milliseconds, in any order, none later than `now`) to what is known. */
export function learnArrivals(rhythm: Rhythm, arrivals: number[], now: number): Rhythm {
  if (arrivals.length === 0) return rhythm;
  const hours = countsAt(rhythm, now);
  const slots = new Set(arrivals.map((arrival) => Math.floor(arrival / SLOT) * SLOT));
  for (const slot of slots) hours[hourOfWeek(slot)]! += decay(now - slot);
  const latest = Math.max(...arrivals, Date.parse(rhythm.lastArrivalAt ?? rhythm.since));
  return {
    ...rhythm,
    hours: hours.map((count) => Math.round(count * 1000) / 1000),
    asOf: new Date(now).toISOString(),
    lastArrivalAt: new Date(latest).toISOString(),
  };
}

/** Milliseconds from `now` until a poll is worth it, at most `most`. */
export function untilNextArrival(rhythm: Rhythm | undefined, now: number, most: number): number {
  const rates = hourlyRates(rhythm, now);
  let expected = 0;
  for (let at = now; at < now + most; at = nextHour(at)) {
    const rate = rates[hourOfWeek(at)]!;
    const needed = ((WORTH_A_POLL - expected) / rate) * HOUR;
    if (at + needed <= nextHour(at)) return Math.min(most, at + needed - now);
    expected += (rate * (nextHour(at) - at)) / HOUR;
  }
  return most;
}

/**
 * Since when a feed is silent beyond its rhythm: the instant of its last item, null where its silence is nothing
 * remarkable. Never within two days, and weekends count only for feeds that publish on them.
 */
export function silentSince({ rhythm }: Pick<FetchMemory, 'rhythm'>, now: number): number | null {
  if (!rhythm?.lastArrivalAt) return null;
  const last = Date.parse(rhythm.lastArrivalAt);
  if (now - last < 2 * DAY) return null;
  return expectedBetween(hourlyRates(rhythm, Date.parse(rhythm.asOf)), last, now - DAY) >= OVERDUE
    ? last
    : null;
}

function expectedBetween(rates: number[], from: number, to: number): number {
  const weeks = Math.floor((to - from) / WEEK);
  let expected = weeks * rates.reduce((sum, rate) => sum + rate, 0);
  for (let at = from + weeks * WEEK; at < to; at = nextHour(at)) {
    expected += (rates[hourOfWeek(at)]! * (Math.min(to, nextHour(at)) - at)) / HOUR;
  }
  return expected;
}

/** Arrivals an hour to be expected in each hour of the week, all above zero. */
function hourlyRates(rhythm: Rhythm | undefined, at: number): number[] {
  const counts = countsAt(rhythm, at);
  const weeks = rhythm ? weeksSeen(at - Date.parse(rhythm.since)) : 0;
  const mean = counts.reduce((sum, count) => sum + count, 0) / 168;
  return counts.map((count, hour) => {
    const around = (counts[(hour + 167) % 168]! + 2 * count + counts[(hour + 1) % 168]!) / 4;
    const usual = EVEN_SHARE * mean + (1 - EVEN_SHARE) * around;
    return (usual + PRIOR_PER_HOUR * PRIOR_WEEKS) / (weeks + PRIOR_WEEKS);
  });
}

function countsAt(rhythm: Rhythm | undefined, at: number): number[] {
  if (!rhythm) return noCounts();
  const factor = decay(at - Date.parse(rhythm.asOf));
  return rhythm.hours.map((count) => count * factor);
}

function noCounts(): number[] {
  return Array.from({ length: 168 }, () => 0);
}

/** Weeks of observation, each weighed as the arrivals in it are. */
function weeksSeen(span: number): number {
  return ((HALF_LIFE / WEEK) * (1 - decay(span))) / Math.LN2;
}

function decay(age: number): number {
  return 2 ** (-Math.max(0, age) / HALF_LIFE);
}

function hourOfWeek(instant: number): number {
  const date = new Date(instant);
  return date.getUTCDay() * 24 + date.getUTCHours();
}

function nextHour(instant: number): number {
  return Math.floor(instant / HOUR) * HOUR + HOUR;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginRhythm, learnArrivals, silentSince, untilNextArrival } from '../../../ingest/fetch/rhythm.ts';
import { scheduleAfterFailure, scheduleAfterSuccess } from '../../../ingest/fetch/schedule.ts';
import type { FetchMemory, FetchOutcome, Rhythm } from '../../../ingest/ports.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, midnight. */
const START = Date.UTC(2026, 2, 2);
const EIGHT_WEEKS = START + 56 * DAY;

/** Arrivals of eight weeks, learnt day by day, at the hours of each weekday (0 = Monday) given. */
function learn(hoursOn: (weekday: number) => number[]): Rhythm {
  let rhythm = beginRhythm(START, null);
  for (let day = 0; day < 56; day++) {
    const arrivals = hoursOn(day % 7).map((hour) => START + day * DAY + hour * HOUR);
    rhythm = learnArrivals(rhythm, arrivals, START + (day + 1) * DAY);
  }
  return rhythm;
}

const hourly = learn(() => Array.from({ length: 24 }, (_, hour) => hour));
const workdays = learn((weekday) => (weekday < 5 ? [9, 11, 14, 16] : []));
const weekly = learn((weekday) => (weekday === 2 ? [10] : []));
const hoursUntil = (rhythm: Rhythm | undefined, now: number) => untilNextArrival(rhythm, now, DAY) / HOUR;

describe('the wait for the next arrival', () => {
  it('is short in hours of news and long in hours without', () => {
    const [mondayMorning, saturday] = [EIGHT_WEEKS + 9 * HOUR, EIGHT_WEEKS + 5 * DAY];
    expect(hoursUntil(workdays, mondayMorning)).toBeLessThan(2);
    expect(hoursUntil(workdays, saturday)).toBeGreaterThan(8);
  });

  it('is half an arrival for a steady feed', () =>
    expect(hoursUntil(hourly, EIGHT_WEEKS)).toBeCloseTo(0.5, 1));
  it('ends near the hour at which a weekly feed publishes', () => {
    const tuesdayNoon = EIGHT_WEEKS + DAY + 12 * HOUR;
    expect(hoursUntil(weekly, tuesdayNoon)).toBeGreaterThan(20);
    expect(hoursUntil(weekly, tuesdayNoon)).toBeLessThanOrEqual(24);
  });
  it('is two hours while nothing is known, and grows to a day when nothing comes', () => {
    expect(hoursUntil(undefined, START)).toBeCloseTo(2, 5);
    expect(hoursUntil(beginRhythm(START, null), START + 7 * DAY)).toBe(24);
  });
  it('grows again when a busy feed falls asleep', () => {
    expect(hoursUntil(hourly, EIGHT_WEEKS + 300 * DAY)).toBeGreaterThan(5 * hoursUntil(hourly, EIGHT_WEEKS));
  });
  it('takes a burst for one arrival', () => {
    const burst = learnArrivals(beginRhythm(START, null), Array(50).fill(START + HOUR), START + DAY);
    expect(burst.hours.reduce((sum, count) => sum + count, 0)).toBeCloseTo(1, 1);
  });
});

describe('silence', () => {
  const silent = (rhythm: Rhythm, from: number) => silentSince({ rhythm }, from) !== null;
  const lastOf = (rhythm: Rhythm) => Date.parse(rhythm.lastArrivalAt!);

  it.each([
    ['an hourly feed after one day', hourly, 1 * DAY, false],
    ['an hourly feed after two days and an hour', hourly, 2 * DAY + HOUR, true],
    ['a feed of working days over the weekend', workdays, 2.7 * DAY, false],
    ['a feed of working days, its Monday and Tuesday missing', workdays, 5.5 * DAY, true],
    ['a weekly feed after two weeks', weekly, 14 * DAY, false],
    ['a weekly feed after five weeks', weekly, 35 * DAY, true],
  ])('of %s: %#', (_, rhythm, age, expected) => expect(silent(rhythm, lastOf(rhythm) + age)).toBe(expected));

  it('is told with the instant of the last item', () =>
    expect(silentSince({ rhythm: hourly }, EIGHT_WEEKS + 9 * DAY)).toBe(lastOf(hourly)));
  it('is not told of a feed of which nothing is known', () => {
    expect(silentSince({}, EIGHT_WEEKS)).toBeNull();
    expect(silentSince({ rhythm: beginRhythm(START, null) }, EIGHT_WEEKS)).toBeNull();
  });
  it('once remarkable, stays so until something arrives', () => {
    fc.assert(
      fc.property(fc.constantFrom(hourly, workdays, weekly), fc.nat(60), fc.nat(60), (rhythm, days, more) => {
        if (silent(rhythm, EIGHT_WEEKS + days * DAY))
          expect(silent(rhythm, EIGHT_WEEKS + (days + more) * DAY)).toBe(true);
      }),
    );
  });
});

const memories: fc.Arbitrary<FetchMemory> = fc
  .record({
    rhythm: fc.constantFrom(undefined, hourly, workdays, weekly),
    pollMinutes: fc.option(fc.nat(100_000), { nil: undefined }),
    skipHours: fc.uniqueArray(fc.nat(23)),
    skipDays: fc.uniqueArray(fc.nat(6)),
  })
  .map(({ rhythm, pollMinutes, ...skips }) => ({
    failures: 0,
    ...skips,
    ...(rhythm ? { rhythm } : {}),
    ...(pollMinutes === undefined ? {} : { pollMinutes }),
  }));
const instants = fc.integer({ min: EIGHT_WEEKS, max: EIGHT_WEEKS + 365 * DAY });
const chances = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('the next poll after success', () => {
  it('is 5 minutes to 24 hours away where the publisher skips nothing, and not before it wishes', () => {
    fc.assert(
      fc.property(memories, fc.option(fc.nat(1e9)), instants, chances, (memory, freshness, now, chance) => {
        const next = scheduleAfterSuccess(
          { ...memory, skipHours: [], skipDays: [] },
          freshness,
          now,
          () => chance,
        );
        expect(next - now).toBeGreaterThanOrEqual(5 * 60_000);
        expect(next - now).toBeLessThanOrEqual(DAY);
        expect(next - now).toBeGreaterThanOrEqual(
          Math.min(DAY, freshness ?? 0, (memory.pollMinutes ?? 0) * 60_000),
        );
      }),
    );
  });

  it('lies in no skipped hour of no skipped day, unless all are skipped', () => {
    fc.assert(
      fc.property(memories, instants, chances, (memory, now, chance) => {
        const next = new Date(scheduleAfterSuccess(memory, null, now, () => chance));
        const { skipHours = [], skipDays = [] } = memory;
        if (skipHours.length < 24 && skipDays.length < 7) {
          expect(skipHours).not.toContain(next.getUTCHours());
          expect(skipDays).not.toContain(next.getUTCDay());
        }
        expect(next.getTime() - now).toBeLessThanOrEqual(8 * DAY);
      }),
    );
  });
});

describe('the next poll after failure', () => {
  const outcomes = fc.constantFrom<FetchOutcome>(
    'unreachable',
    'not-found',
    'challenged',
    'server-error',
    'rate-limited',
    'gone',
  );

  it('comes at least daily, and never sooner than 5 minutes', () => {
    fc.assert(
      fc.property(
        outcomes,
        fc.integer({ min: 1, max: 10_000 }),
        instants,
        chances,
        (outcome, failures, now, chance) => {
          const wait = scheduleAfterFailure(outcome, failures, null, now, () => chance) - now;
          expect(wait).toBeGreaterThanOrEqual(5 * 60_000);
          expect(wait).toBeLessThanOrEqual(DAY);
        },
      ),
    );
  });

  it('waits longer with every failure, up to the day', () => {
    const waits = Array.from(
      { length: 12 },
      (_, index) => scheduleAfterFailure('unreachable', index + 1, null, 0, () => 0) / 60_000,
    );
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440, 1440]);
  });

  it('is never before the server’s own wish, however far off', () => {
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 0, max: 3_650 * DAY }), chances, (outcome, wish, chance) => {
        expect(scheduleAfterFailure(outcome, 1, wish, EIGHT_WEEKS, () => chance)).toBeGreaterThanOrEqual(
          EIGHT_WEEKS + wish,
        );
      }),
    );
  });
});

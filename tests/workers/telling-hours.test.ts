/** When a subscription may be told. */
import { describe, expect, it } from 'vitest';
import type { TellingHours } from '../../store/subscriptions.ts';
import { isTimeToTell } from '../../workers/telling-hours.ts';

const atOnce: TellingHours = { rhythm: 'at-once', hour: 7, quietFrom: null, quietTo: null, zone: 'UTC' };
const night = { ...atOnce, quietFrom: 22, quietTo: 7 };
const daily = { ...atOnce, rhythm: 'daily' as const };
const weekly = { ...atOnce, rhythm: 'weekly' as const };
const berlin = { ...daily, zone: 'Europe/Berlin' };

describe('the time to tell', () => {
  it.each([
    ['at once, at any time', atOnce, '2026-07-23T03:00Z', '2026-07-23T02:59Z', true],
    ['at once, but not before the quiet hours end', night, '2026-07-23T06:59Z', '2026-07-22T21:00Z', false],
    ['at once, when they have ended', night, '2026-07-23T07:00Z', '2026-07-22T21:00Z', true],
    ['at once, but not when they have begun', night, '2026-07-23T22:00Z', '2026-07-23T21:00Z', false],
    [
      'quiet hours within a day',
      { ...night, quietFrom: 9, quietTo: 17 },
      '2026-07-23T12:00Z',
      '2026-07-22T12:00Z',
      false,
    ],
    ['daily, before its hour', daily, '2026-07-23T06:59Z', '2026-07-22T07:00Z', false],
    ['daily, at its hour', daily, '2026-07-23T07:00Z', '2026-07-22T07:00Z', true],
    ['daily, once a day', daily, '2026-07-23T15:00Z', '2026-07-23T07:00Z', false],
    ['daily, late, where the program did not run', daily, '2026-07-25T05:00Z', '2026-07-23T07:00Z', true],
    ['daily, at the hour of its zone in summer', berlin, '2026-07-23T05:00Z', '2026-07-22T05:00Z', true],
    ['daily, at the hour of its zone in winter', berlin, '2026-01-23T05:30Z', '2026-01-22T06:00Z', false],
    ['weekly, not on a Sunday', weekly, '2026-07-26T08:00Z', '2026-07-20T07:00Z', false],
    ['weekly, on Monday', weekly, '2026-07-27T07:00Z', '2026-07-20T07:00Z', true],
    [
      'a digest whose hour is quiet, when that ends',
      { ...daily, quietFrom: 6, quietTo: 9 },
      '2026-07-23T09:00Z',
      '2026-07-22T09:00Z',
      true,
    ],
  ] as const)('is known: %s', (_, hours, now, toldAt, expected) => {
    expect(isTimeToTell(hours, Date.parse(now), Date.parse(toldAt))).toBe(expected);
  });
});

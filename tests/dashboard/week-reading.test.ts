/** What a week is said to say, and what it must not be said to say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWeeks } from '../../base/week.ts';
import {
  lastTellingWeek,
  latestWeek,
  meanBefore,
  readDimensions,
  readWeek,
  strongestReason,
  type WeekValue,
} from '../../dashboard/week-reading.ts';

const WEEK = '2026-W30';
const value = (back: number, balance: number, reach = 0.2, items = 20): WeekValue => ({
  week: addWeeks(WEEK, -back),
  value: balance,
  lower: balance - reach,
  upper: balance + reach,
  items,
  status: 'frozen',
});
const fourBefore = (balance: number) => [4, 3, 2, 1].map((back) => value(back, balance));

describe('the arrow', () => {
  it.each([
    ['warming', value(0, 0.5)],
    ['cooling', value(0, -0.5)],
    ['steady', value(0, 0.1)],
    ['unclear', value(0, 0.3, 0.6)],
    ['thin', value(0, 0.9, 0.2, 4)],
  ] as const)('says %s', (direction, current) => {
    expect(readWeek([...fourBefore(0), current], WEEK)?.direction).toBe(direction);
  });

  it('says nothing where no week before has a value', () => {
    expect(readWeek([value(5, 0), value(0, 0.9)], WEEK)).toMatchObject({
      direction: 'unclear',
      before: null,
    });
  });

  it('names the last week before that holds enough, if there is one', () => {
    const values = [value(3, 0.2), value(2, 0.1, 0.2, 5), value(1, 0, 0.2, 4), value(0, 0.9, 0.2, 1)];
    expect(lastTellingWeek(values, WEEK)).toBe(addWeeks(WEEK, -2));
    expect(lastTellingWeek(values.slice(2), WEEK)).toBeNull();
  });

  it('is not there for a week without a value', () => {
    expect(readWeek(fourBefore(0), WEEK)).toBeNull();
  });

  it('never points where the interval holds the mean before', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (balance, reach) => {
          const current = value(0, balance, reach);
          const { direction } = readWeek([...fourBefore(0), current], WEEK)!;
          if (current.lower! <= 0 && current.upper! >= 0) expect(['steady', 'unclear']).toContain(direction);
          else expect(direction).toBe(balance > 0 ? 'warming' : 'cooling');
        },
      ),
    );
  });
});

describe('the week that is shown first', () => {
  const values = [value(1, 0), value(0, 0)];
  it('is the last that has ended', () => {
    expect(latestWeek(values, Date.parse('2026-07-22T00:00:00Z'))).toBe('2026-W29');
    expect(latestWeek(values, Date.parse('2026-07-27T00:00:00Z'))).toBe('2026-W30');
  });

  it('is the running one where there is no other, and none where there is none', () => {
    expect(latestWeek([value(0, 0)], Date.parse('2026-07-22T00:00:00Z'))).toBe('2026-W30');
    expect(latestWeek([], 0)).toBeNull();
  });
});

describe('the reason', () => {
  const counts = (now: number, usual: number) => [
    ...[3, 2, 1].map((back) => ({ ...value(back, usual), value: usual })),
    { ...value(0, now), value: now },
  ];
  const values = new Map([
    ['sanctions', counts(9, 2)],
    ['joint-crews', counts(20, 5)],
    ['agreements', counts(3, 3)],
  ] as const);

  it('is the category that stands out most on the side of the arrow', () => {
    const cooling = readWeek([...fourBefore(0.5), value(0, -0.5)], WEEK)!;
    expect(strongestReason(values, cooling)).toMatchObject({ category: 'sanctions', count: 9, before: 2 });
    const unclear = readWeek([...fourBefore(0), value(0, 0.1, 0.6)], WEEK)!;
    expect(strongestReason(values, unclear)?.category).toBe('joint-crews');
  });

  it('is none where nothing is above its mean', () => {
    const reading = readWeek([...fourBefore(0), value(0, 0.9)], WEEK)!;
    expect(strongestReason(new Map([['agreements', counts(3, 3)]]), reading)).toBeNull();
  });

  it('takes weeks without deliveries for unknown, not for zero', () => {
    expect(meanBefore([value(2, 6), value(13, 100)], WEEK)).toBe(6);
    expect(meanBefore([], WEEK)).toBeNull();
    expect(readDimensions(values, WEEK).find(({ id }) => id === 'economy')).toMatchObject({
      tension: 9,
      tensionBefore: 2,
      cooperation: 0,
      cooperationBefore: null,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import { measureAttention, type OutletPeriod } from '../../../analysis/indicators/attention.ts';
import { addWeeks } from '../../../base/week.ts';

const week = (at: number) => addWeeks('2024-W01', at);

/** Outlets that deliver a hundred items a week, of which some are counted. */
function outletWeeks(
  feeds: number[],
  weeks: number[],
  counted: (at: number, feed: number) => number,
): OutletPeriod[] {
  return feeds.flatMap((feed) =>
    weeks.map((at) => ({
      ...{ outlet: `outlet ${feed}`, period: week(at) },
      ...{ delivered: 100, counted: counted(at, feed) },
    })),
  );
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const noisy = () => {
  const random = createRandom(7);
  return () => 4 + Math.floor(random() * 5);
};

describe('the attention index', () => {
  it('is 100 on average over its base, the first 52 weeks', () => {
    const { base, values } = measureAttention(outletWeeks([1, 2, 3], range(0, 60), noisy()), 'week');
    expect(base).toEqual({ from: week(0), to: week(51) });
    const inBase = values.filter(({ period }) => period <= base!.to);
    expect(inBase.reduce((sum, { index }) => sum + index, 0) / inBase.length).toBeCloseTo(100);
  });

  it('shows three times the attention as nearly three times the index: shares are shrunk by twenty items', () => {
    const common = noisy();
    const rows = outletWeeks([1, 2, 3], range(0, 60), (at) => (at === 59 ? 18 : common()));
    const last = measureAttention(rows, 'week').values.at(-1)!;
    expect(last.index).toBeGreaterThan(240);
    expect(last.index).toBeLessThan(300);
    expect(last.lower).toBeLessThan(last.index);
    expect(last.upper).toBeGreaterThan(last.index);
    expect(last).toMatchObject({ share: 0.18, items: 54, outlets: 3 });
  });

  it('does not jump when an outlet with another habit enters: it is linked over its first eight weeks', () => {
    const common = noisy();
    const rows = [
      ...outletWeeks([1, 2, 3], range(0, 80), common),
      ...outletWeeks([4], range(60, 80), (at) => 40 + (at % 3)),
    ];
    const { values, links } = measureAttention(rows, 'week');
    expect(links).toMatchObject([{ period: week(60), outlet: 'outlet 4', change: 'entered' }]);
    const meanOf = (part: typeof values) => part.reduce((sum, { index }) => sum + index, 0) / part.length;
    expect(meanOf(values.slice(60, 68)) / meanOf(values.slice(40, 60))).toBeCloseTo(1, 0);
  });

  it.each([
    ['two outlets', outletWeeks([1, 2], range(0, 60), noisy())],
    ['fifty-one weeks', outletWeeks([1, 2, 3], range(0, 51), noisy())],
    [
      'outlets that hardly deliver',
      outletWeeks([1, 2, 3], range(0, 60), noisy()).map((row) => ({ ...row, delivered: 4 })),
    ],
  ])('says nothing of %s', (_, rows) => {
    expect(measureAttention(rows, 'week')).toEqual({ base: null, values: [], links: [] });
  });
});

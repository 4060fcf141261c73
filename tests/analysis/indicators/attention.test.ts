import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import { type FeedWeek, measureAttention } from '../../../analysis/indicators/attention.ts';
import { addWeeks } from '../../../base/week.ts';

const week = (at: number) => addWeeks('2024-W01', at);

/** Feeds that deliver a hundred items a week, of which some are counted. */
function feedWeeks(
  feeds: number[],
  weeks: number[],
  counted: (at: number, feed: number) => number,
): FeedWeek[] {
  return feeds.flatMap((feed) =>
    weeks.map((at) => ({ feed, week: week(at), delivered: 100, counted: counted(at, feed) })),
  );
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const noisy = () => {
  const random = createRandom(7);
  return () => 4 + Math.floor(random() * 5);
};

describe('the attention index', () => {
  it('is 100 on average over its base, the first 52 weeks', () => {
    const { base, values } = measureAttention(feedWeeks([1, 2, 3], range(0, 60), noisy()));
    expect(base).toEqual({ from: week(0), to: week(51) });
    const inBase = values.filter((value) => value.week <= base!.to);
    expect(inBase.reduce((sum, { index }) => sum + index, 0) / inBase.length).toBeCloseTo(100);
  });

  it('shows three times the attention as nearly three times the index: shares are shrunk by twenty items', () => {
    const common = noisy();
    const rows = feedWeeks([1, 2, 3], range(0, 60), (at) => (at === 59 ? 18 : common()));
    const last = measureAttention(rows).values.at(-1)!;
    expect(last.index).toBeGreaterThan(240);
    expect(last.index).toBeLessThan(300);
    expect(last.lower).toBeLessThan(last.index);
    expect(last.upper).toBeGreaterThan(last.index);
    expect(last).toMatchObject({ share: 0.18, items: 54, feeds: 3 });
  });

  it('does not jump when a feed with another habit enters: it is linked over its first eight weeks', () => {
    const common = noisy();
    const rows = [
      ...feedWeeks([1, 2, 3], range(0, 80), common),
      ...feedWeeks([4], range(60, 80), (at) => 40 + (at % 3)),
    ];
    const { values, links } = measureAttention(rows);
    expect(links).toMatchObject([{ week: week(60), feed: 4, change: 'entered' }]);
    const meanOf = (part: typeof values) => part.reduce((sum, { index }) => sum + index, 0) / part.length;
    expect(meanOf(values.slice(60, 68)) / meanOf(values.slice(40, 60))).toBeCloseTo(1, 0);
  });

  it.each([
    ['two feeds', feedWeeks([1, 2], range(0, 60), noisy())],
    ['fifty-one weeks', feedWeeks([1, 2, 3], range(0, 51), noisy())],
    [
      'feeds that hardly deliver',
      feedWeeks([1, 2, 3], range(0, 60), noisy()).map((row) => ({ ...row, delivered: 4 })),
    ],
  ])('says nothing of %s', (_, rows) => {
    expect(measureAttention(rows)).toEqual({ base: null, values: [], links: [] });
  });
});

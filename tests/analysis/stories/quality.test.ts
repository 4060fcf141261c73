/** B-cubed on groupings small enough to count by hand. */
import { describe, expect, it } from 'vitest';
import { measureGrouping } from '../../../analysis/stories/quality.ts';

const grouped = (hand: string, machine: string) =>
  [...hand].map((group, at) => ({ hand: group, machine: machine[at]! }));

describe('the quality of a grouping', () => {
  it.each([
    ['the same groups under other names', 'aab', 'xxy', { precision: 1, recall: 1, f1: 1, overMerged: 0 }],
    ['all items apart', 'aab', 'xyz', { precision: 1, recall: 2 / 3, f1: 0.8, overMerged: 0 }],
    ['all items in one', 'aab', 'xxx', { precision: 5 / 9, recall: 1, f1: 10 / 14, overMerged: 1 / 3 }],
    [
      'one item with the wrong group',
      'aaabb',
      'xxyyy',
      { precision: 11 / 15, recall: 11 / 15, f1: 11 / 15, overMerged: 1 / 5 },
    ],
  ])('of %s', (_, hand, machine, expected) => {
    const quality = measureGrouping(grouped(hand, machine));
    for (const [figure, value] of Object.entries(expected)) {
      expect(quality[figure as keyof typeof quality]).toBeCloseTo(value, 12);
    }
  });

  it('of nothing is 0, not an error', () => {
    expect(measureGrouping([])).toEqual({ items: 0, precision: 0, recall: 0, f1: 0, overMerged: 0 });
  });
});

/** Levels of a series: where it changed for good, in its own unit, and one where nothing did. */
import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../../analysis/indicators/levels.ts';
import type { SeriesValue } from '../../../analysis/indicators/series-value.ts';
import { addWeeks } from '../../../base/week.ts';

const valueAt = (at: number, value: number, more: Partial<SeriesValue> = {}): SeriesValue => ({
  ...{
    series: 's',
    class: 'live',
    press: 'all',
    week: addWeeks('2022-W01', at),
    value,
    lower: null,
    upper: null,
  },
  ...{ items: 9, stories: 10, outlets: 3, cooperative: null, status: 'frozen', ...more },
});

describe('the levels of a series', () => {
  it('of counts part where the count changed for good, and are told as mean counts', () => {
    const counts = [4, 6, 5, 4, 6, 5, 5, 4, 6, 5, 21, 19, 20, 22, 18, 20, 21, 19];
    expect(
      levelsOf(
        counts.map((count, at) => valueAt(at, count)),
        true,
      ),
    ).toEqual([
      { from: '2022-W01', to: '2022-W10', value: 5, weeks: 10 },
      { from: '2022-W11', to: '2022-W18', value: 20, weeks: 8 },
    ]);
  });

  it('of a balance part by its stories, not by the shrunken values, which they are told in', () => {
    const weeks = Array.from({ length: 24 }, (_, at) =>
      valueAt(at, at < 12 ? 0.2 : -0.2, { cooperative: (at < 12 ? 8 : 2) + (at % 2) }),
    );
    const levels = levelsOf(weeks, false);
    expect(levels.map(({ from, value }) => [from, Number(value.toFixed(2))])).toEqual([
      ['2022-W01', 0.2],
      ['2022-W13', -0.2],
    ]);
  });

  it('are one where nothing changed, leave out what may still change, and none of nothing', () => {
    const weeks = Array.from({ length: 20 }, (_, at) => valueAt(at, 5 + (at % 2)));
    const open = [valueAt(20, 90, { status: 'provisional' }), valueAt(21, 90, { status: 'provisional' })];
    expect(levelsOf([...weeks, ...open], true)).toEqual([
      { from: '2022-W01', to: '2022-W20', value: 5.5, weeks: 20 },
    ]);
    expect(levelsOf([], true)).toEqual([]);
  });

  it('are none of a share, in which a week of one story weighs as one of twenty', () => {
    expect(
      levelsOf(
        [0.2, 0.2, 0.2, 0.2, 0.9, 0.9, 0.9, 0.9].map((share, at) => valueAt(at, share)),
        false,
      ),
    ).toEqual([]);
  });

  it('count weeks with a value only', () => {
    const weeks = [0, 3, 4, 9, 10].map((at) => valueAt(at, 2));
    expect(levelsOf(weeks, true)).toEqual([{ from: '2022-W01', to: '2022-W11', value: 2, weeks: 5 }]);
  });
});

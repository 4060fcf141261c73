/** Attention as published: by month, with what each value rests on, and the same from a snapshot's material. */
import { describe, expect, it } from 'vitest';
import type { OutletPeriod } from '../../../analysis/indicators/attention.ts';
import { countOutlets, readAttention, tallyOutlets } from '../../../analysis/indicators/attention-series.ts';
import type { CountedItem } from '../../../analysis/indicators/period-values.ts';
import { monthOf } from '../../../base/month.ts';
import { addWeeks } from '../../../base/week.ts';

const weeks = Array.from({ length: 70 }, (_, at) => addWeeks('2024-W01', at));
const rows: OutletPeriod[] = ['a', 'b', 'c'].flatMap((outlet, place) =>
  weeks.map((period, at) => ({ outlet, period, delivered: 50, counted: (at * 7 + place) % 5 })),
);

describe('published attention', () => {
  it('by month sums the weeks of each month, on a base of twelve', () => {
    const { base, values } = readAttention(rows, new Map([['2024-03', 9]]), {
      unit: 'month',
      currentWeek: weeks.at(-1)!,
    });
    expect(base).toEqual({ from: '2024-01', to: '2024-12' });
    const march = values.find(({ period }) => period === '2024-03')!;
    const counted = rows
      .filter(({ period }) => monthOf(period) === '2024-03')
      .reduce((sum, row) => sum + row.counted, 0);
    expect(march).toMatchObject({ items: counted, stories: 9, outlets: 3, status: 'frozen' });
    const inBase = values.slice(0, 12);
    expect(inBase.reduce((sum, { index }) => sum + index, 0) / 12).toBeCloseTo(100);
  });

  it('says which values are thin and which may still change', () => {
    const { values } = readAttention(rows, new Map(), { unit: 'week', currentWeek: weeks.at(-1)! });
    expect(values.at(-1)!.status).toBe('provisional');
    expect(values.at(-2)!.status).toBe('provisional');
    expect(values.at(-3)!.status).not.toBe('provisional');
    for (const { items, status } of values.slice(0, -2)) expect(status).toBe(items < 5 ? 'thin' : 'frozen');
  });

  it('counts a snapshot’s material outlet by outlet, of one press where one is asked for', () => {
    const item = (outlet: string, week: string, categories: string[]): CountedItem => ({
      ...{ outlet, week, categories, press: outlet === 'a' ? 'us' : 'third' },
      ...{ relevance: 'core', orientation: 'tension', factors: [] },
    });
    const material = {
      items: [
        item('a', weeks[0]!, ['sanctions']),
        item('a', weeks[0]!, []),
        item('b', weeks[0]!, ['sanctions']),
      ],
      stories: [],
      delivered: [
        { week: weeks[0]!, press: 'us' as const, outlet: 'a', delivered: 30 },
        { week: weeks[0]!, press: 'third' as const, outlet: 'b', delivered: 10 },
        { week: weeks[1]!, press: 'us' as const, outlet: 'a', delivered: 20 },
      ],
    };
    expect(countOutlets(tallyOutlets(material), 'all', 'sanctions')).toEqual([
      { outlet: 'a', period: weeks[0], delivered: 30, counted: 1 },
      { outlet: 'a', period: weeks[1], delivered: 20, counted: 0 },
      { outlet: 'b', period: weeks[0], delivered: 10, counted: 1 },
    ]);
    expect(countOutlets(tallyOutlets(material), 'us', 'sanctions')).toHaveLength(2);
  });
});

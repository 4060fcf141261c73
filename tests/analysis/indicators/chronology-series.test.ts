import { describe, expect, it } from 'vitest';
import { chronologyByPhase, chronologyByYear } from '../../../analysis/indicators/chronology-series.ts';
import { type ChronologyEvent, loadChronology, loadPhases } from '../../../codebook/chronology.ts';

const event = (date: string, categories: string[], intensity: number, more: Partial<ChronologyEvent> = {}) =>
  ({
    ...{
      id: `${date}-synthetic`,
      date,
      precision: 'day',
      title: 'synthetic',
      text: 'synthetic',
      categories,
      factors: [],
    },
    ...{ intensity, actors: ['nasa'], sources: [], status: 'verified', phase: 'war', ...more },
  }) as ChronologyEvent;

describe('the chronology by year', () => {
  const events = [
    event('2001-02-01', ['joint-crews'], 6),
    event('2001-05-01', ['joint-crews', 'sanctions'], 2),
    event('2001-07-01', ['sanctions'], -6),
    event('2001-08-01', [], 0),
    event('2001-09-01', ['agreements'], 8, { status: 'unverified' }),
  ];

  it('counts a mixed event by the side that outweighs, and leaves uncertain ones out', () => {
    const [year] = chronologyByYear(events, 2001, '2001-12-31');
    expect(year).toMatchObject({
      period: '2001',
      events: 4,
      cooperation: 1,
      tension: 1,
      mixed: 1,
      neutral: 1,
      leftOut: 1,
    });
    expect(year!.balance).toBeCloseTo(1 / 3);
    expect(year!.intensity).toBeCloseTo(0.5);
  });

  it('shows years without an event, and the present year as provisional', () => {
    const years = chronologyByYear(events, 2000, '2002-03-01');
    expect(years.map(({ period, status }) => `${period} ${status}`)).toEqual([
      '2000 thin',
      '2001 thin',
      '2002 provisional',
    ]);
    expect(years[0]).toMatchObject({ events: 0, balance: null, intensity: null });
  });
});

describe('the codebook’s chronology', () => {
  const events = loadChronology();

  it('gives every event to one year and one phase', () => {
    const years = chronologyByYear(events, 1955, '2026-12-31');
    const phases = chronologyByPhase(events, loadPhases());
    for (const values of [years, phases])
      expect(values.reduce((sum, value) => sum + value.events + value.leftOut, 0)).toBe(events.length);
  });

  it('is warmer while Shuttle and Mir fly than in the war', () => {
    const of = (id: string) => chronologyByPhase(events, loadPhases()).find(({ period }) => period === id)!;
    expect(of('shuttle-mir').lower!).toBeGreaterThan(of('war').upper!);
  });
});

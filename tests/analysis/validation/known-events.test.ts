/** Known events are seen where the balance turns their way, and placebos seldom. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import { crossValidatedErrors } from '../../../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../../../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../../../analysis/indicators/series-value.ts';
import { drawBinomial } from '../../../analysis/statistics/random-draws.ts';
import { countEventWeeks, readKnownEvents } from '../../../analysis/validation/known-events.ts';
import { addWeeks, mondayOf } from '../../../base/week.ts';
import type { ChronologyEvent } from '../../../codebook/chronology.ts';

const model = createMeasurementModel(crossValidatedErrors);
const FIRST = '2022-W01';
const period = { from: addWeeks(FIRST, 30), to: addWeeks(FIRST, 129) };

function rowsOf(shareOf: (at: number) => number, stories = 12, length = 132): SeriesValue[] {
  const uniform = createRandom(7);
  return Array.from({ length }, (_, at) => ({
    ...{ series: 'balance', class: 'live' as const, press: 'all' as const, week: addWeeks(FIRST, at) },
    ...{ value: 0, lower: null, upper: null, items: stories, stories, outlets: 5, status: 'frozen' as const },
    cooperative: drawBinomial(uniform, stories, shareOf(at)),
  }));
}

function eventAt(at: number, intensity: number, rest: Partial<ChronologyEvent> = {}): ChronologyEvent {
  const date = new Date(mondayOf(addWeeks(FIRST, at)) + 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ id: `${date}-event-${intensity}`, date, precision: 'day', title: 'synthetic', text: 'synthetic' },
    ...{
      categories: [],
      factors: [],
      intensity,
      actors: ['nasa'],
      sources: [],
      status: 'verified',
      phase: 'x',
    },
    ...rest,
  };
}

describe('known events', () => {
  it('are seen on their side where the balance turns, and not where it does not', () => {
    const turned = rowsOf((at) => (at >= 60 && at <= 62 ? 0.1 : 0.6));
    const { events } = readKnownEvents(model, turned, [eventAt(60, -8), eventAt(90, -8)], period);
    expect(events.map(({ verdict }) => verdict)).toEqual(['seen', 'not-seen']);
    const [opposite] = readKnownEvents(model, turned, [eventAt(60, 8)], period).events;
    expect(opposite).toMatchObject({ verdict: 'not-seen', pole: 'cooperation' });
  });

  it('of one week are one look, and are not asked for where they point both ways', () => {
    const turned = rowsOf((at) => (at >= 60 && at <= 62 ? 0.1 : 0.6));
    const same = readKnownEvents(model, turned, [eventAt(60, -8), eventAt(60, -6)], period).events;
    expect(countEventWeeks(same)).toEqual({ judged: 1, seen: 1, tooFew: 0, bothWays: 0 });
    const both = readKnownEvents(model, turned, [eventAt(60, -8), eventAt(60, 6)], period).events;
    expect(countEventWeeks(both)).toEqual({ judged: 0, seen: 0, tooFew: 0, bothWays: 1 });
  });

  it('are judged on enough stories only', () => {
    const thin = rowsOf(() => 0.5, 1);
    const { events, placebo } = readKnownEvents(model, thin, [eventAt(60, -8)], period);
    expect(events[0]!.verdict).toBe('too-few');
    expect(placebo).toEqual({ weeks: 0, tension: 0, cooperation: 0, area: null });
  });

  it('leave out what is small, uncertain or not known to the day', () => {
    const others = [
      eventAt(60, -4),
      eventAt(61, -8, { status: 'unverified' }),
      eventAt(62, -8, { precision: 'month' }),
    ];
    expect(
      readKnownEvents(
        model,
        rowsOf(() => 0.5),
        others,
        period,
      ).events,
    ).toEqual([]);
  });

  it('have placebos that are seen about as seldom as the level says, where nothing ever turns', () => {
    const { placebo } = readKnownEvents(
      model,
      rowsOf(() => 0.5, 20),
      [],
      period,
    );
    expect(placebo.weeks).toBe(100);
    expect((placebo.tension + placebo.cooperation) / 200).toBeLessThan(0.13);
  });
});

import { describe, expect, it } from 'vitest';
import { type Alert, coolDown } from '../../../analysis/alerts/alert.ts';
import { categoriesOf, feedChanges } from '../../../analysis/alerts/feed-gate.ts';
import { findAlerts } from '../../../analysis/alerts/find-alerts.ts';
import { crossValidatedErrors } from '../../../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../../../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../../../analysis/indicators/series-value.ts';
import { addWeeks } from '../../../base/week.ts';

const model = createMeasurementModel(crossValidatedErrors);
const weeks = Array.from({ length: 60 }, (_, at) => addWeeks('2025-W01', at));
const LAST = weeks.at(-1)!;

const value = (
  series: string,
  week: string,
  count: number,
  more: Partial<SeriesValue> = {},
): SeriesValue => ({
  ...{ series, class: 'live', press: 'all', week, value: count, lower: null, upper: null, cooperative: null },
  ...{ items: count, stories: count, outlets: 4, status: 'frozen' },
  ...more,
});
const counts = (countAt: (at: number) => number, more: Partial<SeriesValue> = {}) =>
  weeks.map((week, at) => value('stories-sanctions', week, countAt(at), at === weeks.length - 1 ? more : {}));
const found = (values: SeriesValue[]) => findAlerts(weeks, values, model);

const alert = (more: Partial<Alert>): Alert => ({
  ...{ kind: 'count', subject: 'stories-sanctions', week: LAST, direction: 'up' },
  ...{ observed: 9, expected: 2, p: 0.001 },
  ...more,
});

describe('alerts', () => {
  it('tell of a week with far more stories than the half year before', () => {
    expect(found(counts((at) => (at === 59 ? 15 : 2 + (at % 2))))).toMatchObject([
      { kind: 'count', subject: 'stories-sanctions', week: LAST, direction: 'up', observed: 15 },
    ]);
  });

  it('tell of a week with far fewer stories', () => {
    expect(found(counts((at) => (at === 59 ? 0 : 20 + (at % 3))))).toMatchObject([
      { kind: 'count', week: LAST, direction: 'down', observed: 0 },
    ]);
  });

  it.each([
    ['one outlet alone tells of it', { outlets: 1 }],
    ['the week may still change', { status: 'provisional' as const }],
  ])('do not tell of such a week when %s', (_, more) => {
    expect(found(counts((at) => (at === 59 ? 15 : 2 + (at % 2)), more))).toEqual([]);
  });

  it('do not tell of two stories, however quiet it was before', () => {
    expect(found(counts((at) => (at === 59 ? 2 : 0)))).toEqual([]);
  });

  it('tell of a balance that turns, and of nothing while it stays', () => {
    const balances = (turned: number) =>
      weeks.map((week, at) => {
        const cooperative = at === 59 ? turned : 18;
        return value('balance', week, model.read(cooperative, 20, { mean: 0.9, weight: 8 }).value, {
          ...{ stories: 20, cooperative },
        });
      });
    expect(found(balances(1))).toMatchObject([
      { kind: 'balance', subject: 'balance', week: LAST, direction: 'down' },
    ]);
    expect(found(balances(18))).toEqual([]);
  });

  it('tell of a new level once, when both judges see it', () => {
    const raised = found(counts((at) => (at >= 45 ? 16 + (at % 3) : 3 + (at % 3)))).filter(
      ({ kind }) => kind === 'change',
    );
    expect(raised).toMatchObject([{ subject: 'stories-sanctions', direction: 'up' }]);
    expect(raised[0]!.week >= weeks[45]! && raised[0]!.week <= weeks[49]!).toBe(true);
  });

  it('are quiet for three weeks after one of the same kind and series', () => {
    const at = (back: number) => alert({ week: addWeeks(LAST, -back) });
    expect(coolDown([at(0), at(4), at(3), at(8)]).map(({ week }) => week)).toEqual(
      [8, 4, 0].map((back) => addWeeks(LAST, -back)),
    );
    expect(coolDown([at(0), alert({ subject: 'balance', week: addWeeks(LAST, -1) })])).toHaveLength(2);
  });
});

describe('the feeds behind an alert', () => {
  const part = (more: object) => ({ feed: 1, now: 2, before: 30, delivered: 9, first: '2020-W01', ...more });
  const others = part({ feed: 2, before: 60, now: 8 });

  it('stand in its way where one that carried more than a fifth is silent', () => {
    expect(feedChanges(alert({}), [part({ now: 0, delivered: 0 }), others])).toEqual([
      { subject: 'stories-sanctions', week: LAST, feed: 1, share: 30 / 90, reason: 'down' },
    ]);
  });

  it('stand in its way where one that now carries more than a fifth is new', () => {
    expect(feedChanges(alert({}), [part({ now: 6, before: 0, first: LAST }), others])).toMatchObject([
      { feed: 1, reason: 'new' },
    ]);
  });

  it('do not where a small one is silent, or a large one is well', () => {
    expect(feedChanges(alert({}), [part({ before: 10, now: 0, delivered: 0 }), others])).toEqual([]);
    expect(feedChanges(alert({}), [part({}), others])).toEqual([]);
  });

  it('are those of the series’ own categories', () => {
    expect(categoriesOf('stories-sanctions')).toEqual(['sanctions']);
    expect(categoriesOf('balance-station')).toHaveLength(2);
    expect(categoriesOf('balance')).toBeNull();
  });
});

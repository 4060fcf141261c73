/** The validation report's tables: events, outlets left out, months. */
import type { EventReading } from '../../analysis/validation/known-events.ts';
import type { MonthReading } from '../../analysis/validation/report.ts';
import type { OutletLeftOut } from '../../analysis/validation/robustness.ts';
import type { Block } from '../document.ts';

const MOST_OUTLETS = 10;
const verdicts: Record<EventReading['verdict'], string> = {
  seen: 'seen',
  'not-seen': 'not seen',
  'too-few': 'too few stories',
  'both-ways': 'events of both sides',
};

export function eventTable(events: readonly EventReading[]): Block {
  return {
    ...{ kind: 'table', title: 'Events, one by one' },
    columns: ['Date', 'Event', 'Expected', 'Cooperative / polar, after', 'before', 'Probability', ''],
    rows: events.map(({ date, title, pole, after, before, probability, verdict }) => [
      ...[date, title, pole],
      ...[`${after.cooperative} / ${after.polar}`, `${before.cooperative} / ${before.polar}`],
      probability.toFixed(2),
      verdicts[verdict],
    ]),
    note: 'Polar stories of all subjects in the week of the event and the two after it, and in weeks three to twenty-eight before.',
  };
}

export function outletTable(outlets: readonly OutletLeftOut[]): Block {
  return {
    ...{ kind: 'table', title: 'Outlets whose going changes most' },
    columns: ['Outlet', 'Items', 'Correlation without it'],
    rows: outlets
      .slice(0, MOST_OUTLETS)
      .map(({ outlet, items, correlation }) => [
        outlet,
        String(items),
        correlation?.toFixed(3) ?? 'too few months',
      ]),
    note: outlets.length > MOST_OUTLETS ? `${outlets.length - MOST_OUTLETS} more outlets change less.` : '',
  };
}

export function monthTable(months: readonly MonthReading[]): Block {
  return {
    ...{ kind: 'table', title: 'Polar stories by month' },
    columns: ['Month', 'Cooperative / polar, model', 'keywords alone'],
    rows: months.map(({ month, cooperative, polar, keywordCooperative, keywordPolar }) => [
      month,
      `${cooperative} / ${polar}${polar < 5 ? ' (thin)' : ''}`,
      `${keywordCooperative} / ${keywordPolar}`,
    ]),
    note: 'Counts as coded, before any correction for coding errors.',
  };
}

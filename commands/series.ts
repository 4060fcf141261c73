/** `rendezvous series`: one series, by week or by month, as CSV or JSON, or the list of all. */

import { actorSeriesOf } from '../analysis/indicators/actor-series.ts';
import { trendOf } from '../analysis/indicators/balance-trend.ts';
import { balanceSubjects } from '../analysis/indicators/counted-story.ts';
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import type { SeriesPress } from '../analysis/indicators/series-value.ts';
import { SERIES } from '../analysis/series.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { monthOf } from '../base/month.ts';
import type { ItemClass } from '../base/records.ts';
import { loadActors } from '../codebook/actors.ts';
import { openStore } from '../compose.ts';
import { type DatedStore, readAsOf } from '../store/as-of.ts';
import type { SeriesQuestion } from '../store/series.ts';
import { printRows } from './print-rows.ts';

export interface SeriesOptions {
  from?: string;
  to?: string;
  class?: ItemClass;
  /** Name of a snapshot. */
  asOf?: string;
  press: SeriesPress;
  by: 'week' | 'month';
  /** The slow line through a balance instead of its weeks. */
  trend?: boolean;
  format: 'csv' | 'json';
}

const FIGURES = ['value', 'lower', 'upper', 'items', 'stories', 'outlets', 'status'] as const;

const TREND = ['value', 'lower', 'upper', 'stories', 'belowZero', 'belowBefore'] as const;

export async function seriesCommand(
  config: Config,
  name: string | undefined,
  options: SeriesOptions,
): Promise<void> {
  if (name === undefined) {
    for (const series of SERIES) process.stdout.write(`${series.name}\t${series.unit}\t${series.meaning}\n`);
    return;
  }
  if (![...SERIES, ...actorSeriesOf(loadActors())].some((series) => series.name === name)) {
    throw new RendezvousError(
      'bad-input',
      `there is no series "${name}"`,
      'rendezvous series lists all names; actor-… takes the id of an actor.',
    );
  }
  if (options.trend && (options.by === 'month' || !isBalance(name)))
    throw new RendezvousError(
      'bad-input',
      `there is no trend of ${name} by ${options.by}`,
      'A trend is of the weeks of a balance, such as balance, balance-station or dyad-us-russia.',
    );
  const opened = await openStore(config);
  try {
    const dated = await readAsOf(opened.store, options.asOf, options.class);
    const question = {
      series: name,
      class: dated.class,
      press: options.press,
    };
    const weeks = { ...question, from: options.from, to: options.to };
    const found = options.trend
      ? await printTrend(dated, weeks, options.format)
      : options.by === 'week'
        ? await printWeeks(dated, weeks, options.format)
        : await printMonths(
            dated,
            {
              ...question,
              from: options.from && monthOf(options.from),
              to: options.to && monthOf(options.to),
            },
            options.format,
          );
    if (!found)
      process.stderr.write('no values in this range; `rendezvous info` shows what the store holds\n');
  } finally {
    await opened.close();
  }
}

function isBalance(name: string): boolean {
  return balanceSubjects.some(({ series }) => series === name);
}

async function printWeeks(
  store: DatedStore,
  question: SeriesQuestion,
  format: 'csv' | 'json',
): Promise<boolean> {
  const values = await store.series.read(question);
  printRows(values, ['series', 'class', 'press', 'week', ...FIGURES], format);
  return values.length > 0;
}

async function printTrend(
  store: DatedStore,
  { from = '', to = '9999', ...question }: SeriesQuestion,
  format: 'csv' | 'json',
): Promise<boolean> {
  const balances = (await store.series.read(question)).filter(({ cooperative }) => cooperative !== null);
  const trend = trendOf(balances, createMeasurementModel(crossValidatedErrors));
  const rows = trend
    .filter(({ week }) => week >= from && week <= to)
    .map((week) => ({ ...question, ...week }));
  printRows(rows, ['series', 'class', 'press', 'week', ...TREND], format);
  return rows.length > 0;
}

async function printMonths(
  store: DatedStore,
  question: SeriesQuestion,
  format: 'csv' | 'json',
): Promise<boolean> {
  const values = await store.series.readMonths(question);
  printRows(values, ['series', 'class', 'press', 'month', ...FIGURES], format);
  return values.length > 0;
}

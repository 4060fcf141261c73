/** `rendezvous series`: one series, by week or by month, as CSV or JSON, or the list of all. */

import { actorSeriesOf } from '../analysis/indicators/actor-series.ts';
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
  format: 'csv' | 'json';
}

const FIGURES = ['value', 'lower', 'upper', 'items', 'stories', 'outlets', 'status'] as const;

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
  const opened = await openStore(config);
  try {
    const dated = await readAsOf(opened.store, options.asOf, options.class);
    const question = {
      series: name,
      class: dated.class,
      press: options.press,
    };
    const found =
      options.by === 'week'
        ? await printWeeks(dated, { ...question, from: options.from, to: options.to }, options.format)
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

async function printWeeks(
  store: DatedStore,
  question: SeriesQuestion,
  format: 'csv' | 'json',
): Promise<boolean> {
  const values = await store.series.read(question);
  printRows(values, ['series', 'class', 'press', 'week', ...FIGURES], format);
  return values.length > 0;
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

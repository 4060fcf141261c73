/** `rendezvous chronology`: the case study's events by year or by phase, as the series of the long line. */
import { chronologyByPhase, chronologyByYear } from '../analysis/indicators/chronology-series.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { loadPhases } from '../codebook/chronology.ts';
import { openStore } from '../compose.ts';
import { readAllAsOf } from '../store/as-of.ts';
import { printRows } from './print-rows.ts';

export interface ChronologyOptions {
  by: 'year' | 'phase';
  from: number;
  /** Name of a snapshot. */
  asOf?: string;
  format: 'csv' | 'json';
}

const COLUMNS = [
  'period',
  'events',
  'cooperation',
  'tension',
  'mixed',
  'neutral',
  'balance',
  'lower',
  'upper',
  'intensity',
  'china',
  'leftOut',
  'status',
] as const;

/** The codebook's events and those that analysts added in this store, or had added by the time of a snapshot. */
export async function chronologyCommand(
  config: Config,
  { by, from, asOf, format }: ChronologyOptions,
): Promise<void> {
  const opened = await openStore(config);
  try {
    const { snapshot, promotions } = await readAllAsOf(opened.store, asOf, undefined);
    const events = await promotions.chronology();
    const today = (snapshot?.createdAt ?? new Date(systemClock.now())).toISOString().slice(0, 10);
    const values =
      by === 'year' ? chronologyByYear(events, from, today) : chronologyByPhase(events, loadPhases());
    printRows(values, COLUMNS, format);
  } finally {
    await opened.close();
  }
}

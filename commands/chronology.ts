/** `rendezvous chronology`: the case study's events by year or by phase, as the series of the long line. */
import { chronologyByPhase, chronologyByYear } from '../analysis/indicators/chronology-series.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { loadPhases } from '../codebook/chronology.ts';
import { openStore } from '../compose.ts';
import { printRows } from './print-rows.ts';

export interface ChronologyOptions {
  by: 'year' | 'phase';
  from: number;
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

/** The codebook's events and those that analysts added in this store. */
export async function chronologyCommand(
  config: Config,
  { by, from, format }: ChronologyOptions,
): Promise<void> {
  const opened = await openStore(config);
  const events = await opened.store.promotions.chronology().finally(() => opened.close());
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const values =
    by === 'year' ? chronologyByYear(events, from, today) : chronologyByPhase(events, loadPhases());
  printRows(values, COLUMNS, format);
}

/** `rendezvous chronology`: the case study's events by year or by phase, as the series of the long line. */
import { chronologyByPhase, chronologyByYear } from '../analysis/indicators/chronology-series.ts';
import { systemClock } from '../base/clock.ts';
import { loadChronology, loadPhases } from '../codebook/chronology.ts';
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

export function chronologyCommand({ by, from, format }: ChronologyOptions): void {
  const events = loadChronology();
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const values =
    by === 'year' ? chronologyByYear(events, from, today) : chronologyByPhase(events, loadPhases());
  printRows(values, COLUMNS, format);
}

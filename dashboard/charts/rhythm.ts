/** When a feed's items come: a square for every hour of the week, the darker the more. Pure: data in, SVG out. */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure } from './figure.ts';

const HOURS = 24;
/** A Sunday, from which the days of the week are named. */
const SUNDAY = Date.UTC(2026, 0, 4);
const DAY = 86_400_000;

/** @param arrivals 168 weights by hour of the week in UTC, from Sunday 00:00. */
export function drawRhythm(arrivals: readonly number[], options: FigureOptions): Figure {
  const most = Math.max(...arrivals, 1e-9);
  const name = new Intl.DateTimeFormat(options.locale ?? 'en', { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (day: number) => name.format(SUNDAY + day * DAY);
  const cells = arrivals.map((count, at) => ({
    day: nameOf(Math.floor(at / HOURS)),
    hour: at % HOURS,
    share: count / most,
  }));
  return figure(
    {
      height: 150,
      marginLeft: 40,
      marginTop: 4,
      x: { label: null, ticks: [0, 6, 12, 18], tickFormat: (hour: number) => `${hour}:00`, tickSize: 0 },
      y: { label: null, domain: [1, 2, 3, 4, 5, 6, 0].map(nameOf), tickSize: 0 },
      marks: [
        Plot.cell(cells, { x: 'hour', y: 'day', fill: 'var(--ink)', fillOpacity: 0.06, inset: 0.5 }),
        Plot.cell(cells, { x: 'hour', y: 'day', fill: 'var(--accent)', fillOpacity: 'share', inset: 0.5 }),
      ],
      opacity: { type: 'identity' },
    },
    options,
  );
}

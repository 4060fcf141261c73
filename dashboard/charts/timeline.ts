/**
 * Events on a line of time: a stem upwards for cooperation, downwards for tension, as long as the event was intense;
 * hollow where its date or facts are not certain. Phases are shaded behind. Pure: data in, SVG out.
 */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, timeAxis } from './figure.ts';
import { markSpans, type Span } from './marks.ts';

export interface TimelineEvent {
  id: string;
  date: Date;
  title: string;
  /** −10 (conflict) … +10 (cooperation). */
  intensity: number;
  certain: boolean;
}

export interface TimelineOptions extends FigureOptions {
  spans?: Span[];
  /** The event to mark. */
  selected?: string | null;
  from?: Date;
  to?: Date;
}

export function drawTimeline(events: TimelineEvent[], options: TimelineOptions): Figure {
  const dates = [options.from, ...events.map((event) => event.date), options.to].filter(
    (date) => date !== undefined,
  );
  const axis = timeAxis(
    dates.sort((a, b) => +a - +b),
    options,
  );
  const ends = options.from && options.to ? { domain: [options.from, options.to] } : {};
  const chosen = events.filter((event) => event.id === options.selected);
  return figure(
    {
      height: 300,
      marginLeft: 36,
      marginTop: 24,
      x: { ...axis, ...ends },
      y: { domain: [-10, 10], label: null, tickFormat: (value: number) => String(value).replace('-', '−') },
      marks: [
        ...markSpans(options.spans ?? []),
        Plot.gridY([-10, -5, 5, 10], { strokeOpacity: 0.12 }),
        Plot.axisY([-10, -5, 0, 5, 10], {
          tickSize: 0,
          tickFormat: (value: number) => `${value < 0 ? '−' : value > 0 ? '+' : ''}${Math.abs(value)}`,
        }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        Plot.ruleX(events, {
          x: 'date',
          y1: 0,
          y2: 'intensity',
          stroke: toneOf,
          strokeOpacity: 0.45,
          strokeWidth: 1.2,
        }),
        Plot.dot(events, {
          x: 'date',
          y: 'intensity',
          r: 3,
          stroke: toneOf,
          fill: (event: TimelineEvent) => (event.certain ? toneOf(event) : 'var(--paper)'),
        }),
        Plot.dot(chosen, { x: 'date', y: 'intensity', r: 8, stroke: 'var(--accent)', strokeWidth: 2.5 }),
      ],
    },
    options,
  );
}

function toneOf({ intensity }: TimelineEvent): string {
  if (intensity === 0) return 'var(--mixed)';
  return intensity > 0 ? 'var(--cooperation)' : 'var(--tension)';
}

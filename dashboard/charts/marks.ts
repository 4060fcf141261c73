/** Marks that several charts share: the chosen week, events, and shaded spans of time. */
import * as Plot from '@observablehq/plot';

/** A span of time shaded behind a chart, as a phase of the case study. */
export interface Span {
  from: Date;
  to: Date;
  name: string;
}

/** A dated happening set above a chart. Those with a number are named in a list beneath it. */
export interface EventMark {
  date: Date;
  name: string;
  number?: number;
}

/** Pixels that numbered events take at the top of a chart. */
const NUMBERS_HEIGHT = 50;

/** A pale column behind the chosen week. */
export function markChosen(date: Date | undefined): Plot.Markish {
  return Plot.ruleX(date === undefined ? [] : [date], {
    stroke: 'var(--accent)',
    strokeWidth: 8,
    strokeOpacity: 0.2,
  });
}

/** Spans alternately shaded, each named at its top where the name fits. */
export function markSpans(spans: Span[]): Plot.Markish[] {
  return [
    Plot.rectX(spans, {
      x1: 'from',
      x2: 'to',
      fill: 'var(--ink)',
      fillOpacity: (_: Span, index: number) => (index % 2 === 0 ? 0.045 : 0),
      title: 'name',
    }),
  ];
}

/** The room that events need above what a chart shows: none for diamonds, which stand on its edge. */
export function roomForEvents(events: EventMark[]): { insetTop?: number } {
  return events.some(({ number }) => number !== undefined) ? { insetTop: NUMBERS_HEIGHT } : {};
}

/** Numbers in circles, those close together below one another; small diamonds at the top edge for events without one. */
export function markEvents(events: EventMark[]): Plot.Markish[] {
  const numbered = events.filter(({ number }) => number !== undefined);
  const bare = events.filter(({ number }) => number === undefined);
  const stacked = { x: 'date', r: 7.5, title: 'name' } as const;
  const above = { anchor: 'top', padding: 1 } as const;
  return [
    Plot.ruleX(numbered, { x: 'date', strokeOpacity: 0.18 }),
    Plot.dot(
      numbered,
      Plot.dodgeY(above, { ...stacked, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1 }),
    ),
    Plot.text(numbered, Plot.dodgeY(above, { ...stacked, text: 'number', fontSize: 10 } as never)),
    Plot.dot(bare, {
      x: 'date',
      frameAnchor: 'top',
      dy: -2,
      symbol: 'diamond',
      r: 3.5,
      fill: 'var(--ink)',
      title: 'name',
    }),
  ];
}

/** A stretch of time with the mean of its values. */
export interface LevelMark {
  from: Date;
  to: Date;
  value: number;
}

/** A dashed level over each stretch. */
export function markLevels(levels: LevelMark[]): Plot.Markish {
  return Plot.link(levels, {
    x1: 'from',
    x2: 'to',
    y1: 'value',
    y2: 'value',
    stroke: 'var(--ink)',
    strokeWidth: 1.5,
    strokeOpacity: 0.6,
    strokeDasharray: '7 4',
  });
}

/** A dated end that what follows must not be mixed with, as that of the case study. */
export interface Boundary {
  date: Date;
  name: string;
}

/** A dashed line with its name beside it, on the side of what came before. */
export function markBoundary(boundary: Boundary | undefined): Plot.Markish[] {
  if (boundary === undefined) return [];
  return [
    Plot.ruleX([boundary], { x: 'date', strokeOpacity: 0.7, strokeDasharray: '4 4' }),
    Plot.text([boundary], {
      x: 'date',
      text: 'name',
      frameAnchor: 'bottom',
      textAnchor: 'end',
      dx: -5,
      dy: -5,
      fill: 'var(--muted)',
      stroke: 'var(--paper)',
      strokeWidth: 4,
    }),
  ];
}

/** Marks that several charts share: the chosen week, events, and shaded spans of time. */
import * as Plot from '@observablehq/plot';

/** A span of time shaded behind a chart, as a phase of the case study. */
export interface Span {
  from: Date;
  to: Date;
  name: string;
}

/** A dated happening set above a chart. */
export interface EventMark {
  date: Date;
  name: string;
}

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

/** Small diamonds at the top edge; their names are read by pointing at them. */
export function markEvents(events: EventMark[]): Plot.Markish {
  return Plot.dot(events, {
    x: 'date',
    frameAnchor: 'top',
    dy: -2,
    symbol: 'diamond',
    r: 3.5,
    fill: 'var(--ink)',
    title: 'name',
  });
}

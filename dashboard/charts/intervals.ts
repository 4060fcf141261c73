/** Named figures beneath each other against zero: each a dot with its 90 % interval. Pure: data in, SVG out. */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure } from './figure.ts';
import { heightOfIntervals, INTERVALS_FOOT } from './heights.ts';

/** A figure with its bounds; null where it has none. */
export interface Interval {
  name: string;
  value: number;
  lower: number | null;
  upper: number | null;
}

/** The first figure is drawn strongest: it is the one that is asked for. */
export function drawIntervals(intervals: readonly Interval[], options: FigureOptions): Figure {
  const reach = Math.max(
    ...intervals.flatMap(({ value, lower, upper }) => [value, lower ?? 0, upper ?? 0].map(Math.abs)),
  );
  const bound = reach === 0 ? 1 : reach * 1.1;
  const [asked, ...others] = intervals;
  const marksOf = (shown: readonly Interval[], stroke: string) => [
    Plot.link(
      shown.filter(({ lower, upper }) => lower !== null && upper !== null),
      {
        x1: 'lower',
        x2: 'upper',
        y1: 'name',
        y2: 'name',
        stroke,
        strokeWidth: 6,
        strokeOpacity: 0.45,
        strokeLinecap: 'round',
      },
    ),
    Plot.dot(shown, { x: 'value', y: 'name', r: 5, fill: stroke }),
  ];
  return figure(
    {
      height: heightOfIntervals(intervals.length),
      marginLeft: 10,
      marginRight: 10,
      marginBottom: INTERVALS_FOOT,
      marginTop: 0,
      x: { domain: [-bound, bound], ticks: options.width / 110, label: null },
      y: { domain: intervals.map(({ name }) => name), axis: null, padding: 0 },
      marks: [
        Plot.ruleX([0], { stroke: 'var(--muted)' }),
        ...marksOf(others, 'var(--muted)'),
        ...marksOf(asked ? [asked] : [], 'var(--accent)'),
        Plot.text(intervals, { y: 'name', text: 'name', frameAnchor: 'left', dy: -15, fill: 'currentColor' }),
      ],
    },
    options,
  );
}

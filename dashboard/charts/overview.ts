/** A low strip of all years, to choose a part of them from: a bar a period, upwards for cooperation. Pure: data in, SVG out. */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, timeAxis } from './figure.ts';
import { OVERVIEW_HEIGHT } from './heights.ts';

export interface OverviewPoint {
  date: Date;
  /** −1 (all tension) … +1 (all cooperation). */
  value: number;
}

/** The strip over a whole time; what is chosen is laid over it by its place in the page. */
export function drawOverview(points: OverviewPoint[], ends: [Date, Date], options: FigureOptions): Figure {
  return figure(
    {
      height: OVERVIEW_HEIGHT,
      marginTop: 4,
      marginLeft: 8,
      marginRight: 8,
      marginBottom: 20,
      x: { ...timeAxis(ends, options), domain: ends },
      y: { domain: [-1, 1], axis: null },
      marks: [
        Plot.ruleY([0], { strokeOpacity: 0.4 }),
        Plot.ruleX(points, {
          x: 'date',
          y1: 0,
          y2: 'value',
          stroke: (point: OverviewPoint) => (point.value >= 0 ? 'var(--cooperation)' : 'var(--tension)'),
          strokeWidth: Math.min(5, Math.max(1, (options.width / points.length) * 0.6)),
          strokeOpacity: 0.8,
        }),
      ],
    },
    options,
  );
}

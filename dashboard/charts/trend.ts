/** The slow line through uncertain weeks, with its interval. It ends where its weeks have been silent for longer than its memory. */
import * as Plot from '@observablehq/plot';

export interface TrendPoint {
  date: Date;
  value: number;
  lower: number;
  upper: number;
}

/** Some six weeks: what the line remembers (docs/indicators.md). */
const MEMORY = 6 * 7 * 86_400_000;

export function markTrend(points: readonly TrendPoint[]): Plot.Markish[] {
  let stretch = 0;
  const joined = points.map((point, at) => {
    const before = points[at - 1];
    if (before && point.date.getTime() - before.date.getTime() > MEMORY) stretch++;
    return { ...point, stretch };
  });
  return [
    Plot.areaY(joined, {
      ...{ x: 'date', y1: 'lower', y2: 'upper', z: 'stretch' },
      ...{ fill: 'var(--ink)', fillOpacity: 0.09, curve: 'monotone-x' },
    }),
    Plot.lineY(joined, {
      ...{ x: 'date', y: 'value', z: 'stretch' },
      ...{ stroke: 'var(--ink)', strokeWidth: 1.8, strokeOpacity: 0.75, curve: 'monotone-x' },
    }),
  ];
}

/** The same series in several presses, one panel each on one scale, side by side or one above another. Pure: data in, SVG out. */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, timeAxis } from './figure.ts';
import { PANELS_FOOT, PANELS_HEAD } from './heights.ts';
import { type LinePoint, markLine } from './line-marks.ts';

export interface Panel {
  name: string;
  points: LinePoint[];
}

export interface PanelOptions extends FigureOptions {
  /** Pixels. */
  height: number;
  /** One above another, for narrow screens. */
  stacked: boolean;
  /** Ends of the time axis of every panel. */
  extent: [Date, Date];
}

/** An empty panel says that this press has no value then. */
export function drawPanels(panels: Panel[], options: PanelOptions): Figure {
  const { stacked, extent, width, height } = options;
  const values = panels.flatMap(({ points }) =>
    points.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]),
  );
  const names = panels.map(({ name }) => name);
  const facet = stacked ? 'fy' : 'fx';
  const across = stacked ? width : width / panels.length;
  return figure(
    {
      height,
      marginLeft: 40,
      marginTop: PANELS_HEAD,
      marginBottom: PANELS_FOOT,
      [facet]: { domain: names, axis: null, padding: stacked ? 0.25 : 0.1 },
      x: { ...timeAxis(extent, { ...options, width: across }), domain: extent },
      y: { domain: [Math.min(0, ...values), Math.max(1, ...values)], ticks: 4, label: null },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 4 }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        Plot.text(names, {
          [facet]: (name: string) => name,
          text: (name: string) => name,
          frameAnchor: 'top-left',
          lineAnchor: 'bottom',
          dy: -6,
          fontWeight: 600,
        }),
        ...panels.flatMap(({ name, points }) =>
          markLine(
            points.map((point) => ({ ...point, panel: name })),
            'var(--accent)',
            'none',
            { [facet]: 'panel' },
          ),
        ),
      ],
    },
    options,
  );
}

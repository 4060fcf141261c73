/**
 * The eight dimensions of one week: cooperation to the right, tension to the left, with a tick on either side where
 * the mean of the weeks before stands. Pure: data in, SVG out.
 */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure } from './figure.ts';
import { heightOfDimensions } from './heights.ts';

export interface DimensionBar {
  name: string;
  /** Items of the week at either pole. */
  cooperation: number;
  tension: number;
  /** Weekly means of the weeks before; null where there are none. */
  cooperationBefore: number | null;
  tensionBefore: number | null;
}

/** Headings of the two sides. */
export interface DimensionWords {
  cooperation: string;
  tension: string;
}

export function drawDimensions(bars: DimensionBar[], options: FigureOptions, words: DimensionWords): Figure {
  const reach = Math.max(
    3,
    ...bars.flatMap((bar) => [
      bar.cooperation,
      bar.tension,
      bar.cooperationBefore ?? 0,
      bar.tensionBefore ?? 0,
    ]),
  );
  const sides = bars.flatMap(({ name, ...bar }) => [
    { name, value: bar.cooperation, before: bar.cooperationBefore, sign: 1, fill: 'var(--cooperation)' },
    { name, value: bar.tension, before: bar.tensionBefore, sign: -1, fill: 'var(--tension)' },
  ]);
  type Side = (typeof sides)[number];
  const known = sides.filter((side) => side.before !== null);
  const label = (sign: number): Plot.Markish =>
    Plot.text(
      sides.filter((side) => side.sign === sign && side.value > 0),
      {
        x: (side: Side) => side.value * side.sign,
        y: 'name',
        text: (side: Side) => String(side.value),
        textAnchor: sign > 0 ? 'start' : 'end',
        dx: 5 * sign,
        stroke: 'var(--paper)',
        strokeWidth: 4,
        fill: 'var(--ink)',
      },
    );
  return figure(
    {
      height: heightOfDimensions(bars.length),
      marginLeft: Math.min(120, options.width * 0.34),
      marginRight: 26,
      marginTop: 26,
      marginBottom: 4,
      x: { domain: [-reach * 1.2, reach * 1.2], axis: null },
      y: { domain: bars.map((bar) => bar.name), label: null, tickSize: 0, padding: 0.3 },
      marks: [
        Plot.axisY({ tickSize: 0, label: null, fontSize: 13, lineWidth: 12, tickPadding: 8 }),
        Plot.barX(sides, {
          x1: 0,
          x2: (side: Side) => side.value * side.sign,
          y: 'name',
          fill: 'fill',
          fillOpacity: 0.85,
        }),
        Plot.tickX(known, {
          x: (side: Side) => (side.before ?? 0) * side.sign,
          y: 'name',
          stroke: 'var(--ink)',
          strokeWidth: 2,
          insetTop: -3,
          insetBottom: -3,
        }),
        Plot.ruleX([0], { strokeOpacity: 0.6 }),
        label(1),
        label(-1),
        Plot.text([`← ${words.tension}`], {
          x: -reach * 0.04,
          frameAnchor: 'top',
          dy: -14,
          textAnchor: 'end',
          fill: 'var(--tension)',
          fontWeight: 600,
        }),
        Plot.text([`${words.cooperation} →`], {
          x: reach * 0.04,
          frameAnchor: 'top',
          dy: -14,
          textAnchor: 'start',
          fill: 'var(--cooperation)',
          fontWeight: 600,
        }),
      ],
    },
    options,
  );
}

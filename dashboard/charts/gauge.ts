/**
 * One week's balance on the axis from tension to cooperation: its interval as a bar, its value as a dot, and a tick
 * where the mean of the weeks before stands. Pure: data in, SVG out.
 */
import * as Plot from '@observablehq/plot';
import type { BalanceWords } from './balance.ts';
import { type Figure, type FigureOptions, figure } from './figure.ts';

export interface Reading {
  value: number;
  lower: number | null;
  upper: number | null;
  /** Mean balance of the weeks before; null where there are none. */
  before: number | null;
}

export interface GaugeWords extends Omit<BalanceWords, 'even'> {
  /** What the tick is. */
  before: string;
}

export function drawGauge(
  { value, lower, upper, before }: Reading,
  options: FigureOptions,
  words: GaugeWords,
): Figure {
  const tone = value >= 0 ? 'var(--cooperation)' : 'var(--tension)';
  return figure(
    {
      height: 84,
      margin: 14,
      marginTop: 26,
      marginBottom: 26,
      x: { domain: [-1, 1], axis: null },
      y: { domain: [-1, 1], axis: null },
      marks: [
        Plot.ruleY([0], { stroke: 'var(--line)', strokeWidth: 10, strokeLinecap: 'round' }),
        Plot.ruleX([0], { y1: -0.9, y2: 0.9, stroke: 'var(--muted)' }),
        Plot.ruleY([0], {
          x1: lower ?? value,
          x2: upper ?? value,
          stroke: tone,
          strokeWidth: 10,
          strokeOpacity: 0.55,
          strokeLinecap: 'round',
        }),
        Plot.dot([value], { x: value, y: 0, r: 8, fill: tone, stroke: 'var(--paper)', strokeWidth: 2 }),
        ...(before === null ? [] : markBefore(before, words.before)),
        Plot.text([words.tension], { frameAnchor: 'bottom-left', dy: 16, dx: -8, fill: 'var(--tension)' }),
        Plot.text([words.cooperation], {
          frameAnchor: 'bottom-right',
          dy: 16,
          dx: 8,
          fill: 'var(--cooperation)',
        }),
      ],
    },
    options,
  );
}

function markBefore(before: number, name: string): Plot.Markish[] {
  return [
    Plot.ruleX([before], { y1: -0.75, y2: 0.75, strokeWidth: 2.5 }),
    Plot.text([name], {
      x: before,
      y: 1,
      dy: -8,
      fill: 'var(--muted)',
      textAnchor: before > 0.6 ? 'end' : before < -0.6 ? 'start' : 'middle',
    }),
  ];
}

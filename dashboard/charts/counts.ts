/** Cooperative items of a week or month upwards, tense ones downwards, mixed ones half to either side. Pure: data in, SVG out. */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, roomForWords, timeAxis } from './figure.ts';
import { markChosen } from './marks.ts';

export interface PeriodCounts {
  /** ISO week, or month. */
  period: string;
  /** When it begins. */
  date: Date;
  cooperation: number;
  tension: number;
  mixed: number;
}

export function drawCounts(periods: PeriodCounts[], selected: string | null, options: FigureOptions): Figure {
  const bars = periods.flatMap(barsOf).filter((bar) => bar.from !== bar.to);
  return figure(
    {
      height: 180,
      marginLeft: roomForWords(options),
      x: timeAxis(
        periods.map(({ date }) => date),
        options,
      ),
      y: { label: null, tickFormat: (value: number) => String(Math.abs(value)), ticks: 5 },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
        markChosen(periods.find(({ period }) => period === selected)?.date),
        Plot.ruleX(bars, {
          x: 'date',
          y1: 'from',
          y2: 'to',
          stroke: 'fill',
          strokeWidth: Math.min(7, Math.max(1, 500 / periods.length)),
        }),
        Plot.ruleY([0]),
      ],
    },
    options,
  );
}

function barsOf({ date, cooperation, tension, mixed }: PeriodCounts) {
  const bar = (from: number, to: number, fill: string) => ({ date, from, to, fill: `var(--${fill})` });
  return [
    bar(0, cooperation, 'cooperation'),
    bar(cooperation, cooperation + mixed / 2, 'mixed'),
    bar(0, -tension, 'tension'),
    bar(-tension, -tension - mixed / 2, 'mixed'),
  ];
}

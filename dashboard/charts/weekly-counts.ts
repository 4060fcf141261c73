/** Cooperative items a week upwards, tense ones downwards, mixed ones half to either side. Pure: data in, SVG out. */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, timeAxis } from './figure.ts';
import { markChosen } from './marks.ts';

export interface WeekCounts {
  /** ISO week. */
  week: string;
  /** Monday of the week. */
  date: Date;
  cooperation: number;
  tension: number;
  mixed: number;
}

export function drawWeeklyCounts(
  weeks: WeekCounts[],
  selected: string | null,
  options: FigureOptions,
): Figure {
  const bars = weeks.flatMap(barsOf).filter((bar) => bar.from !== bar.to);
  return figure(
    {
      height: 180,
      marginLeft: 110,
      x: timeAxis(
        weeks.map((week) => week.date),
        options,
      ),
      y: { label: null, tickFormat: (value: number) => String(Math.abs(value)), ticks: 5 },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
        markChosen(weeks.find((week) => week.week === selected)?.date),
        Plot.ruleX(bars, {
          x: 'date',
          y1: 'from',
          y2: 'to',
          stroke: 'fill',
          strokeWidth: Math.min(7, Math.max(1, 500 / weeks.length)),
        }),
        Plot.ruleY([0]),
      ],
    },
    options,
  );
}

function barsOf({ date, cooperation, tension, mixed }: WeekCounts) {
  const bar = (from: number, to: number, fill: string) => ({ date, from, to, fill: `var(--${fill})` });
  return [
    bar(0, cooperation, 'cooperation'),
    bar(cooperation, cooperation + mixed / 2, 'mixed'),
    bar(0, -tension, 'tension'),
    bar(-tension, -tension - mixed / 2, 'mixed'),
  ];
}

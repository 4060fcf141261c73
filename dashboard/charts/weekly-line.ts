/**
 * Any weekly series as a line with its interval as a band. The line breaks where a week has no value; weeks that may
 * still change are dashed. A second series may stand beside the first. Pure: data in, SVG out.
 */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, timeAxis } from './figure.ts';
import {
  type EventMark,
  type LevelMark,
  markChosen,
  markEvents,
  markLevels,
  markSpans,
  roomForEvents,
  type Span,
} from './marks.ts';

export interface LinePoint {
  /** ISO week. */
  week: string;
  /** Monday of the week. */
  date: Date;
  value: number;
  lower: number | null;
  upper: number | null;
  status: 'thin' | 'provisional' | 'frozen';
}

export interface WeeklyLine {
  name: string;
  points: LinePoint[];
}

export interface WeeklyLineOptions extends FigureOptions {
  height?: number;
  selected?: string | null;
  events?: EventMark[];
  spans?: Span[];
  /** Of the first line. */
  levels?: LevelMark[];
  /** Ends of the value axis; taken from the data without it. */
  domain?: [number, number];
  /** Ends of the time axis; taken from the data without it. */
  extent?: [Date, Date];
}

const WEEK = 7 * 86_400_000;
const TONES = ['var(--accent)', 'var(--second)'];
const DASHES = ['none', '6 3'];

/** Up to two series on one axis, told apart by colour, dash and a name at their end. */
export function drawWeeklyLines(lines: WeeklyLine[], options: WeeklyLineOptions): Figure {
  const dates =
    options.extent ?? lines.flatMap((line) => line.points.map((point) => point.date)).sort((a, b) => +a - +b);
  const selected = lines[0]?.points.find((point) => point.week === options.selected);
  return figure(
    {
      height: options.height ?? 280,
      marginLeft: 46,
      marginRight: 16,
      x: { ...timeAxis(dates, options), ...(options.extent ? { domain: options.extent } : {}) },
      y: {
        label: null,
        ...roomForEvents(options.events ?? []),
        ticks: 5,
        nice: true,
        ...(options.domain
          ? { domain: options.domain }
          : holdsNothing(lines)
            ? { domain: [0, 1] }
            : { zero: true }),
      },
      marks: [
        ...markSpans(options.spans ?? []),
        Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        markChosen(selected?.date),
        ...lines.flatMap((line, index) => markLine(line, index)),
        markLevels(options.levels ?? []),
        ...(lines.length > 1 ? lines.map(markName) : []),
        ...markEvents(options.events ?? []),
      ],
    },
    options,
  );
}

function markLine({ points }: WeeklyLine, index: number): Plot.Markish[] {
  const tone = TONES[index]!;
  const broken = breakAtGaps(points);
  const banded = broken.filter((point) => Number.isNaN(point.value) || point.lower !== null);
  const settled = breakAtGaps(points.filter((point) => point.status !== 'provisional'));
  const open = points.filter((point, at) => at >= points.length - 3 || point.status === 'provisional');
  const unsettled = open.some((point) => point.status === 'provisional') ? breakAtGaps(open) : [];
  const lone = points.filter((point, at) => !isNext(points[at - 1], point) && !isNext(point, points[at + 1]));
  return [
    Plot.areaY(banded, { x: 'date', y1: 'lower', y2: 'upper', fill: tone, fillOpacity: 0.18, curve: 'step' }),
    Plot.lineY(settled, {
      x: 'date',
      y: 'value',
      stroke: tone,
      strokeWidth: 1.6,
      strokeDasharray: DASHES[index]!,
    }),
    Plot.lineY(unsettled, { x: 'date', y: 'value', stroke: tone, strokeWidth: 1.6, strokeDasharray: '2 3' }),
    Plot.dot(lone, { x: 'date', y: 'value', r: 1.6, fill: tone }),
    Plot.ruleX(
      lone.filter((point) => point.lower !== null),
      { x: 'date', y1: 'lower', y2: 'upper', stroke: tone, strokeOpacity: 0.25, strokeWidth: 2 },
    ),
  ];
}

function markName({ name }: WeeklyLine, index: number): Plot.Markish {
  return Plot.text([name], {
    frameAnchor: 'top-left',
    lineAnchor: 'top',
    dx: 6,
    dy: 4 + index * 17,
    fill: TONES[index]!,
    fontWeight: 600,
    stroke: 'var(--paper)',
    strokeWidth: 4,
  });
}

/** Whether all values are zero, of which no scale can be taken. */
function holdsNothing(lines: WeeklyLine[]): boolean {
  return lines.every(({ points }) => points.every(({ value, upper }) => value === 0 && !upper));
}

function isNext(before: LinePoint | undefined, after: LinePoint | undefined): boolean {
  return before !== undefined && after !== undefined && after.date.getTime() - before.date.getTime() <= WEEK;
}

/** Puts a point without a value where weeks are missing, so that nothing is drawn across them. */
function breakAtGaps(points: LinePoint[]): LinePoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || isNext(before, point)) return [point];
    const date = new Date(before.date.getTime() + WEEK);
    return [{ ...before, date, value: Number.NaN, lower: Number.NaN, upper: Number.NaN }, point];
  });
}

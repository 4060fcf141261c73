/**
 * The balance of cooperation and tension over time: a point a week, month or year with its 90 % interval, hollow where it rests on few
 * items or may still change. Points are never joined by a line: most wiggles are within the interval.
 * Pure: data in, SVG out; briefings draw it too.
 */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, roomForWords, timeAxis } from './figure.ts';
import {
  type Boundary,
  type EventMark,
  type LevelMark,
  markBoundary,
  markChosen,
  markEvents,
  markLevels,
  markSpans,
  roomForEvents,
  type Span,
} from './marks.ts';
import { markTrend, type TrendPoint } from './trend.ts';

export interface BalancePoint {
  /** ISO week, or a year. */
  period: string;
  /** When it begins. */
  date: Date;
  /** −1 (all tension) … +1 (all cooperation). */
  value: number;
  lower: number | null;
  upper: number | null;
  items: number;
  status: 'thin' | 'provisional' | 'frozen';
}

/** Words on the axis. */
export interface BalanceWords {
  cooperation: string;
  even: string;
  tension: string;
}

const english: BalanceWords = { cooperation: 'cooperation', even: 'even', tension: 'tension' };
const LEVELS = [-1, -0.5, 0, 0.5, 1];

/** What is set into the chart besides its points. */
export interface Landmarks {
  /** Set above the points. */
  events?: EventMark[];
  levels?: LevelMark[];
  /** The slow line through the points. */
  trend?: TrendPoint[];
  boundary?: Boundary | undefined;
}

export interface BalanceOptions extends FigureOptions {
  height?: number;
  /** Ends of the time axis; taken from the points without it. */
  extent?: [Date, Date];
}

/** A chart `width` pixels wide; the selected week is marked, spans are shaded behind. */
export function drawBalance(
  points: BalancePoint[],
  selected: string | null,
  options: BalanceOptions,
  words: BalanceWords = english,
  spans: Span[] = [],
  landmarks: Landmarks = {},
): Figure {
  const labels = new Map([
    [1, words.cooperation],
    [0, words.even],
    [-1, words.tension],
  ]);
  return figure(
    {
      height: options.height ?? 260,
      marginLeft: roomForWords(options),
      x: {
        ...timeAxis(options.extent ?? points.map((point) => point.date), options),
        ...(options.extent ? { domain: options.extent } : {}),
      },
      y: { domain: [-1, 1], label: null, ...roomForEvents(landmarks.events ?? []) },
      marks: [
        ...markSpans(spans),
        Plot.gridY(LEVELS, { strokeOpacity: 0.12 }),
        Plot.axisY(LEVELS, { tickSize: 0, tickFormat: (value: number) => labels.get(value) ?? '' }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        ...markTrend(landmarks.trend ?? []),
        markChosen(points.find((point) => point.period === selected)?.date),
        Plot.ruleX(points, {
          x: 'date',
          y1: 'lower',
          y2: 'upper',
          stroke: toneOf,
          strokeOpacity: landmarks.trend?.length ? 0.2 : 0.35,
          strokeWidth: Math.min(6, Math.max(1, 400 / points.length)),
          strokeLinecap: 'round',
        }),
        Plot.dot(points, {
          x: 'date',
          y: 'value',
          r: points.length > 150 ? 1.8 : 3,
          fill: (point: BalancePoint) => (point.status === 'frozen' ? toneOf(point) : 'var(--paper)'),
          stroke: toneOf,
          strokeWidth: 1.2,
        }),
        markLevels(landmarks.levels ?? []),
        ...markBoundary(landmarks.boundary),
        ...markEvents(landmarks.events ?? []),
      ],
    },
    options,
  );
}

function toneOf(point: BalancePoint): string {
  return point.value >= 0 ? 'var(--cooperation)' : 'var(--tension)';
}

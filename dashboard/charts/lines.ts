/**
 * Any weekly series as a line with its interval as a band; a second series may stand beside the first. Pure: data in, SVG
 * out.
 */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure, timeAxis } from './figure.ts';
import { type LinePoint, markLine } from './line-marks.ts';
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

export interface Line {
  name: string;
  points: LinePoint[];
}

export interface LinesOptions extends FigureOptions {
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

const TONES = ['var(--accent)', 'var(--second)'];
const DASHES = ['none', '6 3'];

/** Up to two series on one axis, told apart by colour, dash and a name at their end. */
export function drawLines(lines: Line[], options: LinesOptions): Figure {
  const dates =
    options.extent ?? lines.flatMap((line) => line.points.map((point) => point.date)).sort((a, b) => +a - +b);
  const selected = lines[0]?.points.find((point) => point.period === options.selected);
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
        ...lines.flatMap(({ points }, index) => markLine(points, TONES[index]!, DASHES[index]!)),
        markLevels(options.levels ?? []),
        ...(lines.length > 1 ? lines.map(markName) : []),
        ...markEvents(options.events ?? []),
      ],
    },
    options,
  );
}

function markName({ name }: Line, index: number): Plot.Markish {
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
function holdsNothing(lines: Line[]): boolean {
  return lines.every(({ points }) => points.every(({ value, upper }) => value === 0 && !upper));
}

/**
 * When each outlet reported a story: a row for every outlet, the first to report on top, a mark for every item. Whose press
 * it is shows in shape and colour. Pure: data in, SVG out.
 */
import * as Plot from '@observablehq/plot';
import { type Figure, type FigureOptions, figure } from './figure.ts';
import { heightOfOutlets } from './heights.ts';

export interface OutletReport {
  outlet: string;
  press: 'us' | 'russian' | 'third' | null;
  date: Date;
}

const DAY = 86_400_000;
/** Pixels of width for a tick. */
const TICK = 90;
const SHAPES = { us: 'circle', russian: 'square', third: 'triangle' } as const;
const TONES = { us: 'var(--accent)', russian: 'var(--second)', third: 'var(--muted)' } as const;

export function drawStoryOutlets(reports: OutletReport[], options: FigureOptions): Figure {
  const inTime = reports.toSorted((a, b) => +a.date - +b.date);
  const outlets = [...new Set(inTime.map(({ outlet }) => outlet))];
  const [first, last] = [inTime[0]?.date ?? new Date(0), inTime.at(-1)?.date ?? new Date(0)];
  const from = new Date(first.getTime() - DAY);
  const to = new Date(last.getTime() + DAY);
  const marginLeft = options.width < 500 ? 110 : 180;
  const day = new Intl.DateTimeFormat(options.locale ?? 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return figure(
    {
      height: heightOfOutlets(outlets.length),
      marginLeft,
      marginRight: 16,
      marginTop: 8,
      marginBottom: 26,
      x: {
        type: 'utc',
        label: null,
        domain: [from, to],
        ticks: daysBetween(from, to, options.width - marginLeft),
        tickFormat: (date: Date) => day.format(date),
      },
      y: {
        domain: outlets,
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => shorten(name, marginLeft),
      },
      symbol: { domain: Object.keys(SHAPES), range: Object.values(SHAPES) },
      marks: [
        Plot.ruleY(outlets, { strokeOpacity: 0.12 }),
        Plot.dot(inTime, {
          x: 'date',
          y: 'outlet',
          symbol: ({ press }: OutletReport) => press ?? 'third',
          fill: ({ press }: OutletReport) => TONES[press ?? 'third'],
          r: 5,
        }),
      ],
    },
    options,
  );
}

/** Midnights, as many as fit. */
function daysBetween(from: Date, to: Date, width: number): Date[] {
  const start = Math.ceil(from.getTime() / DAY);
  const count = Math.floor(to.getTime() / DAY) - start + 1;
  const step = Math.max(1, Math.ceil(count / Math.max(1, width / TICK)));
  return Array.from({ length: Math.ceil(count / step) }, (_, at) => new Date((start + at * step) * DAY));
}

/** As much of a name as fits beside the axis. */
function shorten(name: string, width: number): string {
  const most = Math.floor(width / 7);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}

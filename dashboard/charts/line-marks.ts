/**
 * A weekly line with its interval as a band, in whichever chart it stands. It breaks where a week or month has no value; those
 * that may still change are dashed.
 */
import * as Plot from '@observablehq/plot';

export interface LinePoint {
  /** ISO week, or month. */
  period: string;
  /** When it begins. */
  date: Date;
  value: number;
  lower: number | null;
  upper: number | null;
  status: 'thin' | 'provisional' | 'frozen';
}

const DAY = 86_400_000;

/** The marks of one line; `facet` names the panel that its points stand in. */
export function markLine(
  points: LinePoint[],
  tone: string,
  dash = 'none',
  facet: { fx?: string; fy?: string } = {},
): Plot.Markish[] {
  const broken = breakAtGaps(points);
  const banded = broken.filter((point) => Number.isNaN(point.value) || point.lower !== null);
  const settled = breakAtGaps(points.filter((point) => point.status !== 'provisional'));
  const open = points.filter((point, at) => at >= points.length - 3 || point.status === 'provisional');
  const unsettled = open.some((point) => point.status === 'provisional') ? breakAtGaps(open) : [];
  const lone = points.filter((point, at) => !isNext(points[at - 1], point) && !isNext(point, points[at + 1]));
  return [
    Plot.areaY(banded, {
      ...facet,
      x: 'date',
      y1: 'lower',
      y2: 'upper',
      fill: tone,
      fillOpacity: 0.18,
      curve: 'step',
    }),
    Plot.lineY(settled, {
      ...facet,
      x: 'date',
      y: 'value',
      stroke: tone,
      strokeWidth: 1.6,
      strokeDasharray: dash,
    }),
    Plot.lineY(unsettled, {
      ...facet,
      x: 'date',
      y: 'value',
      stroke: tone,
      strokeWidth: 1.6,
      strokeDasharray: '2 3',
    }),
    Plot.dot(lone, { ...facet, x: 'date', y: 'value', r: 1.6, fill: tone }),
    Plot.ruleX(
      lone.filter((point) => point.lower !== null),
      { ...facet, x: 'date', y1: 'lower', y2: 'upper', stroke: tone, strokeOpacity: 0.25, strokeWidth: 2 },
    ),
  ];
}

function isNext(before: LinePoint | undefined, after: LinePoint | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return after.date.getTime() - before.date.getTime() <= longest(before);
}

/** Milliseconds from the beginning of a period to that of the next, at most. */
function longest({ period }: LinePoint): number {
  return (period.includes('W') ? 7 : 31) * DAY;
}

/** Puts a point without a value where weeks are missing, so that nothing is drawn across them. */
function breakAtGaps(points: LinePoint[]): LinePoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || isNext(before, point)) return [point];
    const date = new Date(before.date.getTime() + longest(before));
    return [{ ...before, date, value: Number.NaN, lower: Number.NaN, upper: Number.NaN }, point];
  });
}

/** The validation report's pictures: the months' shares under model and keywords, and how clearly each event is seen. */
import * as Plot from '@observablehq/plot';
import { shareOf } from '../../analysis/indicators/share.ts';
import type { EventReading } from '../../analysis/validation/known-events.ts';
import type { MonthReading, ValidationReport } from '../../analysis/validation/report.ts';
import { drawBalance } from '../../dashboard/charts/balance.ts';
import { figure } from '../../dashboard/charts/figure.ts';
import type { Block } from '../document.ts';
import { drawPicture } from '../figures.ts';

const WIDTH = 680;
const ROW = 18;

/** A point a month with its interval; the large events of the chronology above. Nothing where no month has a polar story. */
export function drawMonths({ months, events }: ValidationReport): Block[] {
  const points = months.filter(({ polar }) => polar > 0).map(pointOf);
  if (points.length < 2) return [];
  const title = 'Cooperation and tension by month, as coded';
  const marks = events.map(({ date, title: name }) => ({ date: new Date(date), name }));
  const svg = drawPicture(title, WIDTH, 'en', (options) =>
    drawBalance(points, null, options, undefined, [], { events: marks }),
  );
  return [
    {
      ...{ kind: 'figure', name: 'months', title, svg },
      note: 'Twice the cooperative share of polar stories, less one; 90 % Jeffreys interval, no correction for coding errors. Hollow: fewer than five stories. Diamonds: large events of the chronology.',
    },
  ];
}

function pointOf({ month, cooperative, polar }: MonthReading) {
  const { value, lower, upper } = shareOf(cooperative, polar);
  return {
    ...{ period: month, date: new Date(`${month}-15`), items: polar },
    ...{ value: 2 * value - 1, lower: 2 * lower - 1, upper: 2 * upper - 1 },
    status: polar < 5 ? ('thin' as const) : ('frozen' as const),
  };
}

/** A line an event: the probability that the balance turned its way, against the level of .9. */
export function drawKnownEvents(events: readonly EventReading[]): Block[] {
  const title = 'How clearly known events are seen';
  const rows = events.map((event) => ({ ...event, name: `${event.date} ${shorten(event.title)}` }));
  const svg = drawPicture(title, WIDTH, 'en', (options) =>
    figure(
      {
        ...{ height: ROW * rows.length + 40, marginLeft: 330, marginRight: 16 },
        x: { domain: [0, 1], label: null },
        y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0 },
        marks: [
          Plot.ruleX([0.9], { stroke: 'var(--muted)', strokeDasharray: '3 3' }),
          Plot.ruleY(rows, { x1: 0, x2: 'probability', y: 'name', stroke: 'var(--line)' }),
          Plot.dot(rows, {
            ...{ x: 'probability', y: 'name', r: 4, stroke: toneOf },
            fill: (row: EventReading) =>
              row.verdict === 'seen' || row.verdict === 'not-seen' ? toneOf(row) : 'var(--paper)',
          }),
        ],
      },
      options,
    ),
  );
  return [
    {
      ...{ kind: 'figure', name: 'events', title, svg },
      note: 'Posterior probability of a turn towards the event’s side. Blue: cooperation expected; brown: tension. Hollow: not judged. Dashed: the level of .9.',
    },
  ];
}

function toneOf({ pole }: EventReading): string {
  return `var(--${pole})`;
}

function shorten(title: string): string {
  return title.length > 36 ? `${title.slice(0, 35).trimEnd()}…` : title;
}

/** Synthetic data for every chart in every state: the gallery shows it, the snapshot tests hold it. Nothing here is real. */
import { addWeeks, mondayOf } from '../../base/week.ts';
import type { BalancePoint } from './balance.ts';
import type { EventMark, LevelMark, Span } from './marks.ts';
import type { OutletReport } from './story-outlets.ts';
import type { TimelineEvent } from './timeline.ts';
import type { TrendPoint } from './trend.ts';

const FIRST = '2025-W01';

/** A wave without randomness: the same numbers on every machine. */
const wave = (index: number) => Math.sin(index / 5) * 0.5 + Math.sin(index / 1.7) * 0.2;

function balancePoints(
  count: number,
  items: (index: number) => number,
  gaps: (index: number) => boolean,
): BalancePoint[] {
  return Array.from({ length: count }, (_, index) => {
    const week = addWeeks(FIRST, index);
    const reach = 1.2 / Math.sqrt(items(index) + 1);
    const status =
      index >= count - 2
        ? ('provisional' as const)
        : items(index) < 5
          ? ('thin' as const)
          : ('frozen' as const);
    return {
      period: week,
      date: new Date(mondayOf(week)),
      value: wave(index),
      lower: Math.max(-1, wave(index) - reach),
      upper: Math.min(1, wave(index) + reach),
      items: items(index),
      status,
    };
  }).filter((_, index) => !gaps(index));
}

const never = () => false;
const dense = balancePoints(60, () => 40, never);
const thin = balancePoints(
  60,
  (index) => (index % 7) + 1,
  (index) => index % 5 === 1,
);
const counts = dense.map(({ period, date }, index) => ({
  period,
  date,
  cooperation: Math.round(12 + 8 * wave(index)),
  tension: Math.round(12 - 8 * wave(index)),
  mixed: index % 4,
}));
const events: TimelineEvent[] = [7, -6, 3, -9, 0, 9, -2, 5].map((intensity, index) => ({
  id: `synthetic-${index}`,
  date: new Date(Date.UTC(1962 + index * 8, index, 12)),
  title: `Synthetic event ${index + 1}`,
  intensity,
  certain: index % 3 !== 2,
}));

const landmarks: { events: EventMark[]; spans: Span[]; levels: LevelMark[] } = {
  levels: [
    { from: dense[0]!.date, to: dense[22]!.date, value: 0.3 },
    { from: dense[23]!.date, to: dense[59]!.date, value: -0.25 },
  ],
  events: [3, 4, 5, 5, 30, 52].map((week, at) => ({
    date: new Date(mondayOf(addWeeks(FIRST, week))),
    name: `Synthetic event ${at + 1}`,
    number: at + 1,
  })),
  spans: [
    { from: dense[0]!.date, to: dense[30]!.date, name: 'First synthetic phase' },
    { from: dense[30]!.date, to: dense.at(-1)!.date, name: 'Second synthetic phase' },
  ],
};

/** A slow line through the thin weeks, silent for some time in the middle. */
const trend: TrendPoint[] = thin
  .map(({ date }, index) => ({ date, value: 0.4 * wave(index / 2), lower: -0.4, upper: 0.5 }))
  .filter((_, index) => index < 20 || index > 28);

const report = (outlet: string, press: OutletReport['press'], hours: number): OutletReport => ({
  ...{ outlet, press },
  date: new Date(Date.UTC(2026, 6, 20) + hours * 3_600_000),
});
const lone = [report('Invented Orbit', 'us', 9)];
const told = [
  ...lone,
  report('Invented Orbit', 'us', 60),
  report('Выдуманные вести', 'russian', 14),
  report('A synthetic gazette with a very long name indeed', 'third', 33),
  report('Unknown press', null, 190),
];

/** Weekdays from nine to five, and a little on Saturdays. */
const rhythm = Array.from({ length: 168 }, (_, at) => {
  const [day, hour] = [Math.floor(at / 24), at % 24];
  if (day === 0 || hour < 9 || hour > 17) return 0;
  return day === 6 ? 1 : 4 + ((day + hour) % 5);
});

const panels = [
  { name: 'First press', points: dense },
  { name: 'Second press', points: thin },
  { name: 'A press without a word', points: [] },
];

export const gallery = {
  panels,
  panelEnds: [dense[0]!.date, dense.at(-1)!.date] as [Date, Date],
  rhythms: [
    { name: 'of working days', arrivals: rhythm },
    { name: 'of a silent feed', arrivals: rhythm.map(() => 0) },
  ],
  reports: [
    { name: 'of several outlets', reports: told },
    { name: 'of one outlet', reports: lone },
  ],
  balances: [
    { name: 'dense', points: dense },
    { name: 'thin, with gaps', points: thin },
  ],
  readings: [
    { name: 'sure', reading: { value: 0.55, lower: 0.38, upper: 0.7, before: 0.1 } },
    { name: 'unsure', reading: { value: -0.1, lower: -0.6, upper: 0.42, before: -0.2 } },
    { name: 'nothing before', reading: { value: -1, lower: -1, upper: 0.54, before: null } },
  ],
  dimensions: [
    { id: 'station', cooperation: 14, tension: 3, cooperationBefore: 9.5, tensionBefore: 4.1 },
    { id: 'science', cooperation: 4, tension: 1, cooperationBefore: 3.2, tensionBefore: 1.4 },
    { id: 'technology', cooperation: 1, tension: 6, cooperationBefore: 2.5, tensionBefore: 3.3 },
    { id: 'economy', cooperation: 2, tension: 9, cooperationBefore: 2, tensionBefore: 4.7 },
    { id: 'politics', cooperation: 5, tension: 5, cooperationBefore: 4.4, tensionBefore: 6.2 },
    { id: 'security', cooperation: 0, tension: 11, cooperationBefore: 0.6, tensionBefore: 7.9 },
    { id: 'alliances', cooperation: 3, tension: 2, cooperationBefore: null, tensionBefore: null },
    { id: 'governance', cooperation: 0, tension: 0, cooperationBefore: 0.3, tensionBefore: 0.2 },
  ] as const,
  counts,
  lines: [
    { name: 'with interval', lines: [{ name: 'Synthetic', points: dense }] },
    { name: 'with gaps', lines: [{ name: 'Synthetic', points: thin }] },
    {
      name: 'two beside each other',
      lines: [
        {
          name: 'First',
          points: counts.map((row, index) => ({
            ...dense[index]!,
            value: row.cooperation,
            lower: null,
            upper: null,
          })),
        },
        {
          name: 'Second',
          points: counts.map((row, index) => ({
            ...dense[index]!,
            value: row.tension,
            lower: null,
            upper: null,
          })),
        },
      ],
    },
  ],
  intervals: [
    { name: 'one', intervals: [{ name: 'mean balance', value: 0.12, lower: 0.03, upper: 0.21 }] },
    {
      name: 'with and without bounds',
      intervals: [
        { name: 'first figure', value: -0.4, lower: -0.9, upper: 0.1 },
        { name: 'second figure', value: 0.25, lower: null, upper: null },
      ],
    },
    { name: 'zero', intervals: [{ name: 'nothing', value: 0, lower: null, upper: null }] },
  ],
  events,
  landmarks,
  trend,
  years: dense
    .slice(0, 60)
    .map(({ value }, index) => ({ date: new Date(Date.UTC(1955 + index, 6, 1)), value })),
  yearEnds: [new Date('1955-01-01'), new Date('2015-01-01')] as [Date, Date],
  spans: [
    { from: new Date('1955-01-01'), to: new Date('1985-01-01'), name: 'First synthetic phase' },
    { from: new Date('1985-01-01'), to: new Date('2025-01-01'), name: 'Second synthetic phase' },
  ],
};

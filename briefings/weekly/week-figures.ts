/** The figures of a weekly briefing: the dashboard's charts on the week's own data. */
import { mondayOf } from '../../base/week.ts';
import { drawBalance } from '../../dashboard/charts/balance.ts';
import { drawDimensions } from '../../dashboard/charts/dimensions.ts';
import { drawGauge } from '../../dashboard/charts/gauge.ts';
import type { Block } from '../document.ts';
import { drawPicture } from '../figures.ts';
import type { Language } from '../language.ts';
import type { WeeklyHeadings } from '../words/headings-en.ts';
import { nameOfCode } from '../words/names.ts';
import { type WeekMaterial, WINDOWS } from './material.ts';
import type { WeekReading } from './reading.ts';

const WIDTH = 680;

/** Figures of the balance, none where there is none; and of the dimensions, none in a week without polar stories. */
export function drawWeekFigures(
  { week, balances }: WeekMaterial,
  { balance, changes, dimensions, pastWeeks }: WeekReading,
  { figures, poles }: WeeklyHeadings,
  language: Language,
): { balance: Block[]; dimensions: Block[] } {
  const before = changes.find(({ weeks, found }) => weeks === WINDOWS.long && found > 0);
  const points = balances.map((row) => ({ ...row, period: row.week, date: new Date(mondayOf(row.week)) }));
  const bars = dimensions.map(({ id, cooperation, tension, before: usual }) => ({
    name: nameOfCode(id, language),
    cooperation: cooperation.length,
    tension: tension.length,
    cooperationBefore: pastWeeks > 0 ? usual.cooperation : null,
    tensionBefore: pastWeeks > 0 ? usual.tension : null,
  }));
  const figure = (name: string, title: string, note: string, svg: string): Block => ({
    kind: 'figure',
    ...{ name, title, note, svg },
  });
  return {
    balance: [
      ...(balance === null
        ? []
        : [
            figure(
              'gauge',
              figures.gauge,
              figures.gaugeNote,
              drawPicture(figures.gauge, WIDTH, language, (options) =>
                drawGauge({ ...balance, before: before?.mean ?? null }, options, poles),
              ),
            ),
          ]),
      ...(points.length < 2
        ? []
        : [
            figure(
              'balance',
              figures.line,
              figures.lineNote,
              drawPicture(figures.line, WIDTH, language, (options) =>
                drawBalance(points, week, options, poles),
              ),
            ),
          ]),
    ],
    dimensions: bars.every(({ cooperation, tension }) => cooperation + tension === 0)
      ? []
      : [
          figure(
            'dimensions',
            figures.dimensions,
            figures.dimensionsNote,
            drawPicture(figures.dimensions, WIDTH, language, (options) =>
              drawDimensions(bars, options, poles),
            ),
          ),
        ],
  };
}

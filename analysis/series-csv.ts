/** All values of a state as one CSV, the same to the byte for the same values in any order: what a snapshot is checked by. */
import type { PeriodValue } from './indicators/series-value.ts';
import type { SeriesValues } from './series.ts';

const columns = [
  ...(['series', 'class', 'press', 'period', 'value', 'lower', 'upper'] as const),
  ...(['items', 'stories', 'outlets', 'cooperative', 'status'] as const),
];

/** Weeks, then months; sorted by series, press and period. Numbers in their shortest exact form. */
export function renderSeriesCsv({ weeks, months }: SeriesValues): string {
  const lines = [
    ...sorted(weeks.map(({ week, ...value }) => ({ ...value, period: week }))),
    ...sorted(months.map(({ month, ...value }) => ({ ...value, period: month }))),
  ].map((row) => columns.map((column) => row[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function sorted<Row extends PeriodValue & { period: string }>(rows: Row[]): Row[] {
  const keyOf = ({ series, press, period }: Row) => `${series} ${press} ${period}`;
  return rows.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** `rendezvous series import NAME FILE`: a weekly series from elsewhere; days and months are brought to ISO weeks. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Config } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { weeksOfMonth } from '../base/month.ts';
import { mondayOf, weekOf } from '../base/week.ts';
import { openStore } from '../compose.ts';
import type { ImportedWeek } from '../store/imported-series.ts';

/** Faults told at once. */
const FAULTS = 5;

export async function seriesImportCommand(
  config: Config,
  name: string,
  file: string,
  options: { note?: string },
): Promise<void> {
  const values = readWeeklySeries(file);
  const opened = await openStore(config);
  try {
    await opened.store.importedSeries.replace(name, options.note ?? null, values);
  } finally {
    await opened.close();
  }
  process.stdout.write(`${name}: ${values.length} weeks, ${values[0]!.week} to ${values.at(-1)!.week}\n`);
}

/** Means by ISO week of a CSV file with the columns period and value; a month stands for each of its weeks. */
export function readWeeklySeries(file: string): ImportedWeek[] {
  const rows = readRows(file);
  if (rows.length === 0) throw refusal(file, 'it has no line but the header');
  for (const column of ['period', 'value'])
    if (rows[0]![column] === undefined) throw refusal(file, `it has no column "${column}"`);
  const sums = new Map<string, { total: number; count: number }>();
  const faults: string[] = [];
  rows.forEach(({ period, value }, at) => {
    const weeks = weeksOf(period!);
    const figure = value === '' ? Number.NaN : Number(value);
    if (weeks === null) faults.push(`line ${at + 2}: "${period}" is no week, month or day`);
    else if (!Number.isFinite(figure)) faults.push(`line ${at + 2}: "${value}" is no number`);
    else
      for (const week of weeks) {
        const { total, count } = sums.get(week) ?? { total: 0, count: 0 };
        sums.set(week, { total: total + figure, count: count + 1 });
      }
  });
  if (faults.length > 0) throw refusal(file, faults.slice(0, FAULTS).join('; '));
  return [...sums]
    .map(([week, { total, count }]) => ({ week, value: total / count }))
    .sort((a, b) => (a.week < b.week ? -1 : 1));
}

function readRows(file: string): Record<string, string>[] {
  try {
    return parse(readFileSync(file), { columns: true, bom: true, trim: true });
  } catch (error) {
    throw refusal(file, messageOf(error), error);
  }
}

function refusal(file: string, fault: string, cause?: unknown): RendezvousError {
  return new RendezvousError(
    'bad-input',
    `${file}: ${fault}`,
    'The file is CSV with a header line "period,value"; periods are as 2026-W30, 2026-07 or 2026-07-20.',
    { cause },
  );
}

/** Null where it is none of the three. */
function weeksOf(period: string): string[] | null {
  if (/^\d{4}-W\d{2}$/.test(period)) return isWeek(period) ? [period] : null;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return weeksOfMonth(period);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(period) ? Date.parse(period) : Number.NaN;
  if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(period)) return null;
  return [weekOf(day)];
}

function isWeek(week: string): boolean {
  try {
    return weekOf(mondayOf(week)) === week;
  } catch {
    return false;
  }
}

/** `rendezvous series import NAME FILE`: a weekly series from elsewhere; days and months are brought to ISO weeks. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Config } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { weeksOfMonth } from '../base/month.ts';
import { mondayOf, weekOf } from '../base/week.ts';
import { openStore } from '../compose.ts';
import type { ImportedWeek } from '../store/imported-series.ts';

const Line = z.object({
  period: z
    .string()
    .regex(/^\d{4}-(W\d{2}|\d{2}(-\d{2})?)$/, 'write a week, month or day as 2026-W30, 2026-07, 2026-07-20'),
  value: z.string().trim().min(1).pipe(z.coerce.number()),
});

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
  const sums = new Map<string, { total: number; count: number }>();
  readLines(file).forEach(({ period, value }) => {
    for (const week of weeksOf(period)) {
      const { total, count } = sums.get(week) ?? { total: 0, count: 0 };
      sums.set(week, { total: total + value, count: count + 1 });
    }
  });
  if (sums.size === 0) throw refusal(file, 'it has no line but the header');
  return [...sums]
    .map(([week, { total, count }]) => ({ week, value: total / count }))
    .sort((a, b) => (a.week < b.week ? -1 : 1));
}

function readLines(file: string): z.infer<typeof Line>[] {
  try {
    return z.array(Line).parse(parse(readFileSync(file), { columns: true, bom: true, trim: true }));
  } catch (error) {
    throw refusal(
      file,
      error instanceof z.ZodError ? `\n${z.prettifyError(error)}` : messageOf(error),
      error,
    );
  }
}

function refusal(file: string, fault: string, cause?: unknown): RendezvousError {
  return new RendezvousError(
    'bad-input',
    `${file}: ${fault}`,
    'The file is CSV with a header line "period,value"; periods are weeks, months or days.',
    { cause },
  );
}

function weeksOf(period: string): string[] {
  if (period.includes('W')) return [weekOf(mondayOf(period))];
  if (period.length === 7) return weeksOfMonth(period);
  const day = Date.parse(period);
  if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(period))
    throw new RendezvousError('bad-input', `"${period}" is not a day`, 'Write days as 2026-07-20.');
  return [weekOf(day)];
}

/**
 * Reads the codebook's data files under a zod schema, so that a fault names file, place and mend.
 * It must not know what the files mean.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { messageOf, RendezvousError } from '../base/errors.ts';

/** The codebook's folder, wherever the program was started. */
export const codebookFolder: string = import.meta.dirname;

/** Files of a folder with the given ending, as full paths in alphabetical order. */
export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** A YAML list under a schema. Throws `bad-input` naming the file and the first faulty entry. */
export function readYamlList<T>(file: string, schema: z.ZodType<T>): T[] {
  return checkList(
    file,
    parseOrExplain(file, () => parseYaml(readFileSync(file, 'utf8')) ?? []),
    schema,
  );
}

/** Rows under a schema. Throws `bad-input` naming the file that they came from and the first faulty entry. */
export function checkList<T>(file: string, rows: unknown, schema: z.ZodType<T>): T[] {
  if (!Array.isArray(rows)) throw fault(file, 'it is not a list', 'Write a YAML list.');
  return rows.map((row, index) => checked(file, `entry ${index + 1}`, row, schema));
}

/** An RFC 4180 file with a header row under a schema. Throws `bad-input` naming the file and line. */
export function readCsv<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows: { record: unknown; info: { lines: number } }[] = parseOrExplain(file, () =>
    parseCsv(readFileSync(file), { columns: true, bom: true, info: true, skip_empty_lines: true }),
  );
  return rows.map(({ record, info }) =>
    checked(file, `the record that ends on line ${info.lines}`, record, schema),
  );
}

function checked<T>(file: string, place: string, value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const id = (value as { id?: unknown } | null)?.id;
  throw fault(
    file,
    `${place}${id ? ` (${id})` : ''}: ${issue?.path.join('.')}: ${issue?.message}`,
    'Mend the entry.',
  );
}

/** What a parser makes of a file; its error becomes `bad-input` with the file’s name. */
export function parseOrExplain<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw fault(file, messageOf(error), 'Mend the syntax at that place.', error);
  }
}

function fault(file: string, what: string, mend: string, cause?: unknown): RendezvousError {
  return new RendezvousError('bad-input', `${basename(file)}: ${what}`, mend, { cause });
}

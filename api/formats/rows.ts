/**
 * Rows as CSV (RFC 4180), JSON lines or Parquet. Text forms are streamed batch by batch, so that memory stays flat
 * however long a table is; Parquet, which ends with its index, is built up to a cap.
 */
import { stringify } from 'csv-stringify/sync';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { RendezvousError } from '../../base/errors.ts';
import { type Column, cellOf, type Table } from './columns.ts';

export type Row = Record<string, unknown>;
export type Batches = AsyncIterable<Row[]>;

/** Rows that one Parquet file may have. */
export const MOST_PARQUET_ROWS = 200_000;

/**
 * Lines end with CRLF. The header names units in brackets unless `plain`. A text that a spreadsheet would run as a formula
 * is led by an apostrophe.
 */
export async function* renderCsv(
  table: Table,
  batches: Batches,
  header: 'units' | 'plain',
): AsyncGenerator<string> {
  const names = table.columns.map(({ name, unit }) =>
    unit === null || header === 'plain' ? name : `${name} [${unit}]`,
  );
  let head = csvLines([names]);
  for await (const rows of batches) {
    yield head + csvLines(rows.map((row) => table.columns.map(({ name }) => csvCell(row[name]))));
    head = '';
  }
  if (head !== '') yield head;
}

function csvLines(rows: unknown[][]): string {
  return stringify(rows, { record_delimiter: '\r\n', cast: { boolean: String } });
}

function csvCell(value: unknown): string | number | boolean | null {
  const cell = cellOf(value);
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

export async function* renderJsonLines(table: Table, batches: Batches): AsyncGenerator<string> {
  for await (const rows of batches) {
    const lines = rows.map(
      (row) => `${JSON.stringify(Object.fromEntries(table.columns.map(({ name }) => [name, row[name]])))}\n`,
    );
    yield lines.join('');
  }
}

/** Throws `bad-input` where there are more rows than the cap. `facts` become key-value metadata of the file. */
export async function renderParquet(
  table: Table,
  batches: Batches,
  facts: Record<string, string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const dictionary = { columns: JSON.stringify(table.columns) };
  const kvMetadata = Object.entries({ ...facts, ...dictionary }).map(([key, value]) => ({ key, value }));
  const schema = schemaFromColumnData({ columnData: columnData(table, []) });
  const file = new ByteWriter();
  const writer = new ParquetWriter({ writer: file, schema, kvMetadata });
  let count = 0;
  for await (const rows of batches) {
    count += rows.length;
    if (count > MOST_PARQUET_ROWS) {
      throw new RendezvousError(
        'bad-input',
        `there are more than ${MOST_PARQUET_ROWS} rows, the most for one Parquet file`,
        'Ask for a part of them (from, to), or for CSV or JSON lines.',
      );
    }
    if (rows.length > 0) await writer.write({ columnData: columnData(table, rows) });
  }
  await writer.finish();
  return new Uint8Array(file.getBuffer());
}

const parquetTypes = {
  ...{ boolean: 'BOOLEAN', integer: 'INT64', number: 'DOUBLE', time: 'TIMESTAMP' },
  ...{ text: 'STRING', list: 'STRING', structure: 'STRING' },
} as const satisfies Record<Column['type'], ColumnSource['type']>;

function columnData(table: Table, rows: Row[]): ColumnSource[] {
  return table.columns.map((column) => ({
    name: column.name,
    data: rows.map((row) => parquetValue(column, row[column.name])),
    type: parquetTypes[column.type],
    nullable: true,
  }));
}

function parquetValue({ type }: Column, value: unknown) {
  if (value === null || value === undefined) return null;
  if (type === 'time') return new Date(value as string);
  if (type === 'integer') return BigInt(value as number);
  return cellOf(value);
}

/** Rows of a result on standard output, as CSV with named columns or as JSON. */
import { stringify } from 'csv-stringify/sync';

/** Prints the named fields of each row; JSON keeps all fields. */
export function printRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  format: 'csv' | 'json',
): void {
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(rows, null, 2)}\n`
      : stringify(rows as Row[], { header: true, columns: [...columns] }),
  );
}

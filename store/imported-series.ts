/** Weekly series that others publish, kept as they were imported: what the hypotheses hold the news against. */
import type { Sql } from './database.ts';
import { markReadings } from './stale-readings.ts';

export interface ImportedWeek {
  /** ISO week. */
  week: string;
  value: number;
}

export type ImportedSeriesStore = ReturnType<typeof createImportedSeriesStore>;

export function createImportedSeriesStore(sql: Sql) {
  return {
    /** Puts a series in the place of one of the same name; the hypotheses are to be read anew. */
    async replace(name: string, note: string | null, values: ImportedWeek[]): Promise<void> {
      await sql.begin(async (tx) => {
        await tx`delete from imported_series where name = ${name}`;
        await tx`insert into imported_series (name, note) values (${name}, ${note})`;
        await tx`
          insert into imported_values (name, week, value)
          select ${name}, week, value from jsonb_to_recordset(${tx.json(values as never)}) as new(week text, value float8)`;
        for (const itemClass of ['live', 'backfill'] as const)
          await markReadings(tx, ['hypotheses'], itemClass);
      });
    },

    /** A series in the order of its weeks; undefined where none of that name was imported. */
    async read(name: string): Promise<ImportedWeek[] | undefined> {
      const [known] = await sql`select from imported_series where name = ${name}`;
      if (known === undefined) return undefined;
      return await sql<
        ImportedWeek[]
      >`select week, value from imported_values where name = ${name} order by week`;
    },
  };
}

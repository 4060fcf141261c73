/** The last validation report of each class, and what the next is made from beyond the series. */
import type { ValidationReport } from '../analysis/validation/report.ts';
import type { ItemClass } from '../base/records.ts';
import type { Sql } from './database.ts';
import { presentTables } from './tables.ts';
import { createValidatedStoriesReader, readAudited } from './validation-reader.ts';

export interface StoredValidation {
  report: ValidationReport;
  versions: Record<string, string>;
  computedAt: Date;
}

export type ValidationStore = ReturnType<typeof createValidationStore>;

export function createValidationStore(sql: Sql) {
  return {
    ...createValidatedStoriesReader(sql, presentTables(sql)),
    audited: (itemClass: ItemClass) => readAudited(sql, itemClass),

    async replace(report: ValidationReport, versions: Record<string, string>): Promise<void> {
      await sql`
        insert into validation_reports (class, through, report, versions)
        values (${report.class}, ${report.to}, ${sql.json(report as never)}, ${sql.json(versions)})
        on conflict (class) do update set (through, report, versions, computed_at)
          = (excluded.through, excluded.report, excluded.versions, now())`;
    },

    /** Undefined before the first. */
    async read(itemClass: ItemClass): Promise<StoredValidation | undefined> {
      const [row] = await sql<StoredValidation[]>`
        select report, versions, computed_at as "computedAt" from validation_reports where class = ${itemClass}`;
      return row;
    },
  };
}

/**
 * Which readings no longer follow from the series: the board of hypotheses, and alerts. Marked in the transaction that
 * changes the series, settled in the one that writes the readings, so that a lost job loses nothing.
 */
import type { ItemClass } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';

export type ReadingKind = 'hypotheses' | 'alerts';

export interface StaleReading {
  class: ItemClass;
  /** Grows when the mark is set anew. */
  marks: number;
}

export type StaleReadingStore = ReturnType<typeof createStaleReadingStore>;

export function createStaleReadingStore(sql: Sql) {
  return {
    /** Classes whose readings of a kind are to be made anew. */
    async waiting(kind: ReadingKind): Promise<StaleReading[]> {
      return await sql<
        StaleReading[]
      >`select class, marks from stale_readings where kind = ${kind} order by class`;
    },

    async mark(kind: ReadingKind, itemClass: ItemClass): Promise<void> {
      await markReadings(sql, [kind], itemClass);
    },

    /** Marks the classes whose board was read by other rules. */
    async markOtherBoards(board: string): Promise<void> {
      await sql`
        insert into stale_readings (kind, class)
        select distinct 'hypotheses', class from hypothesis_readings where versions ->> 'board' is distinct from ${board}
        on conflict (kind, class) do update set marks = stale_readings.marks + 1`;
    },
  };
}

/** Marks readings of a class from within any transaction. */
export async function markReadings(
  sql: Sql | Transaction,
  kinds: readonly ReadingKind[],
  itemClass: ItemClass,
): Promise<void> {
  await sql`
    insert into stale_readings (kind, class) select unnest(${kinds as string[]}::text[]), ${itemClass}
    on conflict (kind, class) do update set marks = stale_readings.marks + 1`;
}

/** Takes a mark away, but not one set anew since it was seen. */
export async function settleReading(
  tx: Transaction,
  kind: ReadingKind,
  { class: itemClass, marks }: StaleReading,
): Promise<void> {
  await tx`delete from stale_readings where kind = ${kind} and class = ${itemClass} and marks = ${marks}`;
}

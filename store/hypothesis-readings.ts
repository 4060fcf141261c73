/** The board of hypotheses as it was last read: one row for each hypothesis and class, replaced whole. */
import type { HypothesisReading, Reading, Verdict } from '../analysis/hypotheses/board.ts';
import type { ItemClass } from '../base/records.ts';
import type { HypothesisId } from '../codebook/hypotheses.ts';
import type { Sql } from './database.ts';
import { type StaleReading, settleReading } from './stale-readings.ts';

export interface StoredReading extends HypothesisReading {
  /** The last ISO week that any series had; null while there was none. */
  through: string | null;
  versions: Record<string, string>;
  computedAt: Date;
}

export interface NewBoard {
  /** The mark that asked for it. */
  mark: StaleReading;
  readings: readonly HypothesisReading[];
  through: string | null;
  versions: Record<string, string>;
}

export type HypothesisReadingStore = ReturnType<typeof createHypothesisReadingStore>;

export function createHypothesisReadingStore(sql: Sql) {
  return {
    /** Puts a board in the place of the one before and settles its mark. */
    async replace({ mark, readings, through, versions }: NewBoard): Promise<void> {
      const rows = readings.map(({ fewestWeeks, ...reading }) => ({ ...reading, fewest_weeks: fewestWeeks }));
      await sql.begin(async (tx) => {
        await tx`delete from hypothesis_readings where class = ${mark.class}`;
        await tx`
          insert into hypothesis_readings (id, class, verdict, weeks, fewest_weeks, missing, readings, through, versions)
          select id, ${mark.class}, verdict, weeks, fewest_weeks, missing, readings, ${through}, ${tx.json(versions)}
          from jsonb_to_recordset(${tx.json(rows as never)}) as new(id text, verdict text, weeks integer, fewest_weeks integer,
            missing text, readings jsonb)`;
        await settleReading(tx, 'hypotheses', mark);
      });
    },

    /** The board of a class, by hypothesis; empty before it was first read. */
    async read(itemClass: ItemClass): Promise<Map<HypothesisId, StoredReading>> {
      const rows = await sql<
        {
          id: HypothesisId;
          verdict: Verdict;
          weeks: number;
          fewestWeeks: number;
          missing: string | null;
          readings: Reading[];
          through: string | null;
          versions: Record<string, string>;
          computedAt: Date;
        }[]
      >`
        select id, verdict, weeks, fewest_weeks as "fewestWeeks", missing, readings, through, versions, computed_at as "computedAt"
        from hypothesis_readings where class = ${itemClass}`;
      return new Map(rows.map((row) => [row.id, row]));
    },
  };
}

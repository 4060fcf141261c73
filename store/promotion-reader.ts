/** The chronology with the events that analysts added, in the present or as a snapshot has it. */
import { type ChronologyEvent, loadChronology } from '../codebook/chronology.ts';
import type { Sql } from './database.ts';
import type { Tables } from './tables.ts';

export interface Promotion {
  event: ChronologyEvent;
  /** Null where the event came from a file. */
  storyId: number | null;
  by: string;
  at: Date;
}

export type PromotionReader = ReturnType<typeof createPromotionReader>;

let own: ChronologyEvent[] | undefined;

export function createPromotionReader(sql: Sql, tables: Pick<Tables, 'promotions'>) {
  return {
    /** The codebook's events and those that analysts added, in the order of their dates. */
    async chronology(): Promise<ChronologyEvent[]> {
      own ??= loadChronology();
      const added = await this.list();
      return [...own, ...added.map(({ event }) => event)].sort((one, other) =>
        one.date.localeCompare(other.date),
      );
    },

    /** Events that stand, in the order of their dates. */
    async list(): Promise<Promotion[]> {
      return await sql<Promotion[]>`
        select event, story_id as "storyId", promoted_by as by, promoted_at as at from ${tables.promotions} added
        where withdrawn_at is null order by event ->> 'date', id`;
    },
  };
}

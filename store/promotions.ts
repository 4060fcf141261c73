/** Events that analysts added to the chronology: from stories, or from a file. Nothing is deleted, only withdrawn. */
import { RendezvousError } from '../base/errors.ts';
import type { ChronologyEvent } from '../codebook/chronology.ts';
import type { Sql } from './database.ts';
import { createPromotionReader } from './promotion-reader.ts';
import { presentTables } from './tables.ts';

export type PromotionStore = ReturnType<typeof createPromotionStore>;

export function createPromotionStore(sql: Sql) {
  return {
    ...createPromotionReader(sql, presentTables(sql)),

    /** Which of these stories are events already. */
    async promotedStories(ids: number[]): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select story_id as id from chronology_promotions where withdrawn_at is null and story_id = any(${ids})`;
      return rows.map(({ id }) => id);
    },

    /** Adds an event. Throws `conflict` where its id or its story is taken. */
    async add(event: ChronologyEvent, storyId: number | null, by: string): Promise<void> {
      const taken = storyId === null ? [] : await this.promotedStories([storyId]);
      const added =
        taken.length > 0
          ? []
          : await sql`
            insert into chronology_promotions (id, event, story_id, promoted_by)
            values (${event.id}, ${sql.json(event as never)}, ${storyId}, ${by})
            on conflict (id) do update set event = excluded.event, story_id = excluded.story_id,
              promoted_by = excluded.promoted_by, promoted_at = now(), withdrawn_by = null, withdrawn_at = null
            where chronology_promotions.withdrawn_at is not null
            returning id`;
      if (added.length === 1) return;
      throw new RendezvousError(
        'conflict',
        taken.length > 0 ? `story ${storyId} is an event already` : `there is an event "${event.id}"`,
        'Withdraw that event first, or choose another name.',
      );
    },

    /** Puts another wording or coding in the place of a standing event, which keeps its story. Throws `not-found`. */
    async replace(event: ChronologyEvent, by: string): Promise<void> {
      const rows = await sql`
        update chronology_promotions set event = ${sql.json(event as never)}, promoted_by = ${by}, promoted_at = now()
        where id = ${event.id} and withdrawn_at is null returning id`;
      if (rows.length === 0) throw noSuchEvent(event.id);
    },

    /** Takes an event out of the chronology; it stays in the table. Throws `not-found`. */
    async withdraw(id: string, by: string): Promise<void> {
      const rows = await sql`
        update chronology_promotions set withdrawn_by = ${by}, withdrawn_at = now()
        where id = ${id} and withdrawn_at is null returning id`;
      if (rows.length === 0) throw noSuchEvent(id);
    },
  };
}

function noSuchEvent(id: string): RendezvousError {
  return new RendezvousError(
    'not-found',
    `there is no added event "${id}"`,
    'Events of the codebook’s own files are changed in the codebook.',
  );
}

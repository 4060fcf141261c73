/**
 * Stories of the present, the turn in which they are grouped, and corrections by hand, which are kept as events.
 * How items come together is not decided here.
 */
import type { Sql } from './database.ts';
import { createStoryReader } from './story-reader.ts';
import { createStoryShelf, type StoryShelf } from './story-shelf.ts';
import { presentTables } from './tables.ts';

/** A correction by hand: who stands with whom. An item that is its own anchor begins a story. */
export interface StoryEvent {
  kind: 'merge' | 'split';
  by: string;
  note: string | null;
  anchors: { item: number; anchor: number }[];
}

export interface GroupingProgress {
  /** Version of the method that the stories stand under; undefined before the first grouping. */
  version: string | undefined;
  /** Items waiting to be grouped. */
  waiting: number;
}

/** Stories are grouped by one process at a time: any fixed number, the same everywhere. */
const TURN = 7_201_977;

export type StoryStore = ReturnType<typeof createStoryStore>;

export function createStoryStore(sql: Sql) {
  return {
    ...createStoryReader(sql, presentTables(sql)),

    /** Runs grouping in a transaction that no other grouping shares; what it throws undoes all of it. */
    async takeTurn<Result>(work: (shelf: StoryShelf) => Promise<Result>): Promise<Result> {
      const result = await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${TURN})`;
        const shelf = createStoryShelf(tx);
        const value = await work(shelf);
        await shelf.markTouched();
        return { value };
      });
      return (result as { value: Result }).value;
    },

    /** How many items wait to be grouped, and under which version of the method the others were. */
    async progress(): Promise<GroupingProgress> {
      const [row] = await sql<{ version: string | null; waiting: number }[]>`
        select (select version from story_method) as version, (select count(*) from ungrouped_items) as waiting`;
      return { version: row!.version ?? undefined, waiting: row!.waiting };
    },

    async isAnyWaiting(): Promise<boolean> {
      return (await sql`select from ungrouped_items limit 1`).length > 0;
    },

    async count(): Promise<number> {
      const [row] = await sql<{ count: number }[]>`select count(*) as count from stories`;
      return row!.count;
    },

    /** Corrections by hand, newest first. */
    async events(limit: number): Promise<(StoryEvent & { id: number; madeAt: Date })[]> {
      return await sql`
        select e.id, e.kind, e.made_by as by, e.note, e.made_at as "madeAt",
          (select jsonb_agg(jsonb_build_object('item', item_id, 'anchor', anchor_id) order by item_id)
            from story_anchors where event_id = e.id) as anchors
        from story_events e order by e.id desc limit ${limit}`;
    },
  };
}

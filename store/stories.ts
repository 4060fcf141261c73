/**
 * Stories as they are read, the turn in which they are grouped, and corrections by hand, which are kept as events.
 * How items come together is not decided here.
 */
import type { ItemClass, LabelProbability, Orientation, Press, Relevance, Side } from '../base/records.ts';
import type { Sql } from './database.ts';
import { createStoryShelf, type StoryShelf } from './story-shelf.ts';

/** A story as it is shown and counted; see `StorySummary` for what its figures mean. */
export interface StoryRow {
  /** The id of its first item. */
  id: number;
  class: ItemClass;
  /** ISO week of its first item. */
  week: string;
  title: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  items: number;
  outlets: string[];
  families: string[];
  presses: Press[];
  relevance: Exclude<Relevance, 'none'>;
  cooperation: number;
  tension: number;
  label: Orientation;
  categories: LabelProbability[];
  factors: LabelProbability[];
  sides: Partial<Record<Side, number>>;
}

export interface StoryFilter {
  class?: ItemClass | undefined;
  week?: string | undefined;
  label?: Orientation | undefined;
  /** Only stories that at least so many families report. */
  families?: number | undefined;
  /** The families' votes name both sides of one of these pairs, at least by half. */
  dyad?: readonly (readonly [Side, Side])[] | undefined;
  /** An item of it names an actor under one of these terms. */
  actorTerm?: number[] | undefined;
  /** Only stories whose id is smaller: the cursor of newest-first lists. */
  before?: number | undefined;
}

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
  const columns = sql`
    id, class, week, title, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", items, outlets, families, presses,
    relevance, cooperation, tension, label, categories, factors, sides`;

  return {
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

    async byId(id: number): Promise<StoryRow | undefined> {
      const [row] = await sql<StoryRow[]>`select ${columns} from stories where id = ${id}`;
      return row;
    },

    /** Actors that a story names by at least half of its families' votes, those most named first; ids of the codebook. */
    async actorsOf(id: number): Promise<string[]> {
      const rows = await sql<{ id: string }[]>`
        select named.key as id from stories, jsonb_each_text(actors) as named
        where stories.id = ${id} and named.value::float8 >= .5 order by named.value::float8 desc, named.key`;
      return rows.map((row) => row.id);
    },

    /** Stories of weeks, for counting; in the order of their first items. */
    async ofWeeks(itemClass: ItemClass, weeks: string[]): Promise<StoryRow[]> {
      return await sql<StoryRow[]>`
        select ${columns} from stories where class = ${itemClass} and week = any(${weeks}) order by first_seen_at, id`;
    },

    /** Newest first by id. */
    async list(filter: StoryFilter, limit: number): Promise<StoryRow[]> {
      return await sql<StoryRow[]>`
        select ${columns} from stories where true
          ${filter.class ? sql`and class = ${filter.class}` : sql``}
          ${filter.week ? sql`and week = ${filter.week}` : sql``}
          ${filter.label ? sql`and label = ${filter.label}` : sql``}
          ${filter.families ? sql`and cardinality(families) >= ${filter.families}` : sql``}
          ${
            filter.dyad
              ? sql`and exists (select from jsonb_array_elements(${sql.json(filter.dyad as never)}) as pair
                  where (sides ->> (pair ->> 0))::float8 >= .5 and (sides ->> (pair ->> 1))::float8 >= .5)`
              : sql``
          }
          ${
            filter.actorTerm
              ? sql`and exists (select from story_items named where named.story_id = stories.id and named.terms && ${filter.actorTerm}::integer[])`
              : sql``
          }
          ${filter.before ? sql`and id < ${filter.before}` : sql``}
        order by id desc limit ${limit}`;
    },

    /** Ids of a story's items in their order. */
    async itemIds(id: number): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select item_id as id from story_items where story_id = ${id} order by at, item_id`;
      return rows.map((row) => row.id);
    },

    /** The items of several stories, story by story in their order. */
    async membersOf(ids: number[]): Promise<{ story: number; item: number }[]> {
      if (ids.length === 0) return [];
      return await sql<{ story: number; item: number }[]>`
        select story_id as story, item_id as item from story_items where story_id = any(${ids})
        order by story_id, at, item_id`;
    },

    /** The story that an item belongs to; undefined where it is in none. */
    async ofItem(itemId: number): Promise<StoryRow | undefined> {
      const [row] = await sql<StoryRow[]>`
        select ${columns} from stories where id = (select story_id from story_items where item_id = ${itemId})`;
      return row;
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

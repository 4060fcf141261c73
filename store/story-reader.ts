/** Stories as they are read, in the present or as a snapshot has them. */
import { COUNTS_FROM } from '../analysis/indicators/counted-story.ts';
import type { ItemClass, LabelProbability, Orientation, Press, Relevance, Side } from '../base/records.ts';
import type { Sql } from './database.ts';
import type { Tables } from './tables.ts';

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
  /** First and last ISO week. */
  from?: string | undefined;
  to?: string | undefined;
  label?: Orientation | undefined;
  /** It counts as one of these categories, or factors. */
  category?: readonly string[] | undefined;
  factor?: readonly string[] | undefined;
  /** Told by one of these presses. */
  press?: readonly Press[] | undefined;
  /** Only stories that at least so many families report. */
  families?: number | undefined;
  /** The families' votes name both sides of one of these pairs, at least by half. */
  dyad?: readonly (readonly [Side, Side])[] | undefined;
  /** An item of it names an actor under one of these terms. */
  actorTerm?: number[] | undefined;
  /** Only stories whose id is smaller: the cursor of newest-first lists. */
  before?: number | undefined;
}

export type StoryReader = ReturnType<typeof createStoryReader>;

export function createStoryReader(sql: Sql, tables: Pick<Tables, 'stories' | 'storyItems'>) {
  const columns = sql`
    id, class, week, title, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", items, outlets, families, presses,
    relevance, cooperation, tension, label, categories, factors, sides`;

  const counts = (labels: 'categories' | 'factors', wanted: readonly string[] | undefined) =>
    wanted
      ? sql`and exists (select from jsonb_to_recordset(${sql(labels)}) as given(id text, probability float8)
          where given.id = any(${wanted as string[]}) and given.probability >= ${COUNTS_FROM}::float8)`
      : sql``;

  return {
    async byId(id: number): Promise<StoryRow | undefined> {
      const [row] = await sql<StoryRow[]>`select ${columns} from ${tables.stories} stories where id = ${id}`;
      return row;
    },

    /** Actors that a story names by at least half of its families' votes, those most named first; ids of the codebook. */
    async actorsOf(id: number): Promise<string[]> {
      const rows = await sql<{ id: string }[]>`
        select named.key as id from ${tables.stories} stories, jsonb_each_text(actors) as named
        where stories.id = ${id} and named.value::float8 >= .5 order by named.value::float8 desc, named.key`;
      return rows.map((row) => row.id);
    },

    /** Stories of weeks, for counting; in the order of their first items. */
    async ofWeeks(itemClass: ItemClass, weeks: string[]): Promise<StoryRow[]> {
      return await sql<StoryRow[]>`
        select ${columns} from ${tables.stories} stories where class = ${itemClass} and week = any(${weeks}) order by first_seen_at, id`;
    },

    /** Newest first by id. */
    async list(filter: StoryFilter, limit: number): Promise<StoryRow[]> {
      return await sql<StoryRow[]>`
        select ${columns} from ${tables.stories} stories where true
          ${filter.class ? sql`and class = ${filter.class}` : sql``}
          ${filter.week ? sql`and week = ${filter.week}` : sql``}
          ${filter.from ? sql`and week >= ${filter.from}` : sql``}
          ${filter.to ? sql`and week <= ${filter.to}` : sql``}
          ${filter.label ? sql`and label = ${filter.label}` : sql``}
          ${counts('categories', filter.category)} ${counts('factors', filter.factor)}
          ${filter.press ? sql`and presses && ${filter.press as string[]}::text[]` : sql``}
          ${filter.families ? sql`and cardinality(families) >= ${filter.families}` : sql``}
          ${
            filter.dyad
              ? sql`and exists (select from jsonb_array_elements(${sql.json(filter.dyad as never)}) as pair
                  where (sides ->> (pair ->> 0))::float8 >= ${COUNTS_FROM}::float8 and (sides ->> (pair ->> 1))::float8 >= ${COUNTS_FROM}::float8)`
              : sql``
          }
          ${
            filter.actorTerm
              ? sql`and exists (select from ${tables.storyItems} named where named.story_id = stories.id and named.terms && ${filter.actorTerm}::integer[])`
              : sql``
          }
          ${filter.before ? sql`and id < ${filter.before}` : sql``}
        order by id desc limit ${limit}`;
    },

    /** Ids of a story's items in their order. */
    async itemIds(id: number): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select item_id as id from ${tables.storyItems} members where story_id = ${id} order by at, item_id`;
      return rows.map((row) => row.id);
    },

    /** The items of several stories, story by story in their order. */
    async membersOf(ids: number[]): Promise<{ story: number; item: number }[]> {
      if (ids.length === 0) return [];
      return await sql<{ story: number; item: number }[]>`
        select story_id as story, item_id as item from ${tables.storyItems} members where story_id = any(${ids})
        order by story_id, at, item_id`;
    },

    /** The story that an item belongs to; undefined where it is in none. */
    async ofItem(itemId: number): Promise<StoryRow | undefined> {
      const [row] = await sql<StoryRow[]>`
        select ${columns} from ${tables.stories} stories where id = (select story_id from ${tables.storyItems} members where item_id = ${itemId})`;
      return row;
    },
  };
}

/**
 * Which items a question means, as conditions over `items i`: one for each property that is asked for, all of which
 * must hold. A list of values means any of them.
 */
import type postgres from 'postgres';
import type { ItemClass, Orientation, Press, Relevance, Side } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';

/** Words to find, in the syntax of `websearch_to_tsquery`: words, "phrases", or, minus. */
export interface ItemSearch {
  /** In title or excerpt; empty where only the title is searched. */
  anywhere: string;
  /** Each in the title. */
  title: string[];
}

export interface ItemFilter {
  class?: ItemClass | undefined;
  week?: string | undefined;
  /** Published at or after, and before; fetched, where a live item has no date. An undated archive item fits neither. */
  since?: Date | undefined;
  before?: Date | undefined;
  relevance?: Relevance[] | undefined;
  orientation?: Orientation[] | undefined;
  /** Any of these codes. */
  category?: string[] | undefined;
  /** At least one code of each list. */
  categorySets?: string[][] | undefined;
  factor?: string[] | undefined;
  /** Names both sides of one of these pairs. */
  dyad?: readonly (readonly [Side, Side])[] | undefined;
  /** Names an actor under one of these terms, as grouping reads them. */
  actorTerm?: number[] | undefined;
  outlet?: string[] | undefined;
  withoutOutlet?: string[] | undefined;
  country?: string[] | undefined;
  press?: Press[] | undefined;
  feed?: number | undefined;
  language?: string[] | undefined;
  /** Least probability, 0–1: of one of the categories asked for, else of relevance. */
  probability?: number | undefined;
  /** Who gave the current coding. */
  coder?: 'person' | 'model' | undefined;
  search?: ItemSearch | undefined;
}

type Fragment = postgres.PendingQuery<postgres.Row[]>;

/**
 * When `items i` were published; fetched, where a live item has no date; before all time for an undated archive item.
 * Lists in order of time rest on an index of just this expression.
 */
export function itemTime(sql: Sql | Transaction): Fragment {
  return sql`coalesce(i.published_at, case when i.class = 'live' then i.fetched_at else '-infinity'::timestamptz end)`;
}

/** The query of a search as a whole, for ranking and for marking what was found. */
export function searchQuery(sql: Sql, { anywhere, title }: ItemSearch): Fragment {
  return sql`websearch_to_tsquery('russian', ${[anywhere, ...title].join(' ')}::text)`;
}

/** `and …` for every property of a filter. Never an empty list, which the driver would take for a value. */
export function itemConditions(sql: Sql, filter: ItemFilter): Fragment[] {
  const { search } = filter;
  const conditions: (Fragment | false | undefined)[] = [
    sql``,
    filter.class && sql`and i.class = ${filter.class}`,
    filter.week !== undefined && sql`and i.week = ${filter.week}`,
    (filter.since || filter.before) && sql`and i.week is not null`,
    filter.since && sql`and ${itemTime(sql)} >= ${filter.since}`,
    filter.before && sql`and ${itemTime(sql)} < ${filter.before}`,
    filter.relevance && sql`and i.relevance = any(${filter.relevance})`,
    filter.orientation && sql`and i.orientation = any(${filter.orientation})`,
    filter.category && sql`and i.categories && ${filter.category}::text[]`,
    ...(filter.categorySets ?? []).map((codes) => sql`and i.categories && ${codes}::text[]`),
    filter.factor && sql`and i.factors && ${filter.factor}::text[]`,
    filter.dyad &&
      sql`and exists (select from story_items named, jsonb_array_elements(${sql.json(filter.dyad as never)}) as pair
        where named.item_id = i.id and named.sides @> array(select jsonb_array_elements_text(pair)))`,
    filter.actorTerm &&
      sql`and exists (select from story_items named where named.item_id = i.id and named.terms && ${filter.actorTerm}::integer[])`,
    filter.language && sql`and i.language = any(${filter.language})`,
    filter.feed !== undefined && sql`and i.feed_id = ${filter.feed}`,
    filter.outlet && sql`and i.feed_id in (select id from feeds where outlet = any(${filter.outlet}))`,
    filter.withoutOutlet &&
      sql`and i.feed_id not in (select id from feeds where outlet = any(${filter.withoutOutlet}))`,
    filter.country && sql`and i.feed_id in (select id from feeds where country = any(${filter.country}))`,
    filter.press && sql`and i.feed_id in (select id from feeds where press = any(${filter.press}))`,
    (filter.probability !== undefined || filter.coder) && codingCondition(sql, filter),
    search && sql`and i.search @@ ${searchQuery(sql, search)}`,
    ...(search?.title ?? []).map(
      (words) => sql`and ts_filter(i.search, '{a}') @@ websearch_to_tsquery('russian', ${words}::text)`,
    ),
  ];
  return conditions.filter((condition) => condition !== false && condition !== undefined);
}

function codingCondition(sql: Sql, { probability, category, coder }: ItemFilter): Fragment {
  const least =
    probability === undefined
      ? sql``
      : category === undefined
        ? sql`and c.relevant_probability >= ${probability}::float4`
        : sql`and exists (select from jsonb_to_recordset(c.categories) as given(id text, probability float8)
            where given.id = any(${category}) and given.probability >= ${probability}::float8)`;
  const who =
    coder === undefined
      ? sql``
      : coder === 'model'
        ? sql`and c.coder like 'model:%'`
        : sql`and c.coder not like 'model:%'`;
  return sql`and exists (select from codings c where c.id = i.coding_id ${least} ${who})`;
}

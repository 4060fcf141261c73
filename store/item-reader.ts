/** Single items as they are read, in the present or as a snapshot has them. */
import type { ItemClass, Orientation, Press, Relevance } from '../base/records.ts';
import type { Sql } from './database.ts';
import type { Tables } from './tables.ts';

/** An item without its full text, which is for analysis and stays in. */
export interface ItemRow {
  id: number;
  class: ItemClass;
  title: string;
  excerpt: string;
  link: string | null;
  outlet: string;
  country: string | null;
  press: Press | null;
  language: string | null;
  publishedAt: Date | null;
  fetchedAt: Date;
  week: string | null;
  revision: number;
  relevance: Relevance | null;
  orientation: Orientation | null;
  categories: string[];
  factors: string[];
}

/** The columns of an `ItemRow`, of items `i` and their feeds `f`. */
export function itemColumns(sql: Sql) {
  return sql`
    i.id, i.class, i.title, i.excerpt, i.link, f.outlet, f.country, f.press, i.language, i.published_at as "publishedAt",
    i.fetched_at as "fetchedAt", i.week, i.revision, i.relevance, i.orientation, i.categories, i.factors`;
}

export type ItemReader = ReturnType<typeof createItemReader>;

export function createItemReader(sql: Sql, tables: Pick<Tables, 'items' | 'feeds'>) {
  const columns = itemColumns(sql);
  const joined = sql`${tables.items} i join ${tables.feeds} f on f.id = i.feed_id`;

  return {
    /** In the order of the ids; those unknown are left out. */
    async byIds(ids: number[]): Promise<ItemRow[]> {
      if (ids.length === 0) return [];
      return await sql<ItemRow[]>`
        select ${columns} from ${joined}
        where i.id = any(${ids}) order by array_position(${ids}::bigint[], i.id)`;
    },

    /** Relevant items of a week, newest first by arrival. */
    async relevantOfWeek(itemClass: ItemClass, week: string, limit: number): Promise<ItemRow[]> {
      return await sql<ItemRow[]>`
        select ${columns} from ${joined}
        where i.class = ${itemClass} and i.week = ${week} and i.relevance in ('core', 'context') order by i.id desc limit ${limit}`;
    },
  };
}

/** Items as they are shown: pages by filter and order, and one with all that is known of it. */
import type { Sql } from './database.ts';
import { type ItemFilter, itemConditions, itemTime, searchQuery } from './item-filter.ts';
import { createItemReader, type ItemRow, itemColumns } from './item-reader.ts';
import { presentTables } from './tables.ts';

/** A row of a page. `sortKey` is what the page was ordered by, exact, for the cursor. */
export interface ListedItem extends ItemRow {
  sortKey: string;
  /** Where words were searched: texts with what was found between MARK_START and MARK_END. */
  markedTitle: string | null;
  markedExcerpt: string | null;
}

export const MARK_START = '\u0002';
export const MARK_END = '\u0003';

export interface ItemDetail extends ItemRow {
  authors: string[];
  tags: string[];
  mentions: { outlet: string; link: string | null; seenAt: Date }[];
  /** Earlier texts; `reason` says what put an end to each. */
  revisions: { revision: number; title: string; excerpt: string; seenAt: Date; reason: 'edit' | 'article' }[];
}

/** By arrival, by publication (see `itemTime`), by how well words fit. A minus means falling. */
export const itemOrders = ['-added', 'added', '-published', 'published', '-rank'] as const;
export type ItemOrder = (typeof itemOrders)[number];

export interface ItemPageQuestion {
  filter: ItemFilter;
  order: ItemOrder;
  limit: number;
  /** The last row of the page before. */
  after?: { sortKey: string; id: number } | undefined;
  /** Only items up to this id: a ranked list is of what was there when it was first asked for. */
  upTo?: number | undefined;
}

export interface StoreTotals {
  items: number;
  coded: number;
  relevant: number;
  undated: number;
}

/** Words that fit more items than this are ranked among the newest of them. */
export const MOST_RANKED = 400;

export type ItemStore = ReturnType<typeof createItemStore>;

export function createItemStore(sql: Sql) {
  const columns = itemColumns(sql);
  const marks = `StartSel="${MARK_START}", StopSel="${MARK_END}"`;

  /** The ids of a page in its order, with their sort keys. */
  function pageOf({ filter, order, limit, after, upTo }: ItemPageQuestion) {
    const conditions = itemConditions(sql, filter);
    const falling = order.startsWith('-');
    if (order === '-rank') {
      // The planner takes a phrase to be as frequent as its words together, and would walk the whole table for it.
      const newest = `${filter.search!.anywhere} ${filter.search!.title}`.includes('"')
        ? sql`i.id + 0`
        : sql`i.id`;
      const later = after && sql`and (rank, id) < (${after.sortKey}::text::float4, ${after.id}::bigint)`;
      return sql`
        select id, rank::text as key, row_number() over (order by rank desc, id desc) as place from (
          select i.id, ts_rank_cd(i.search, ${searchQuery(sql, filter.search!)}) as rank from (
            select i.id, i.search from items i where true ${conditions} ${upTo === undefined ? sql`` : sql`and i.id <= ${upTo}`}
            order by ${newest} desc limit ${MOST_RANKED}) as i) as ranked
        where true ${later ?? sql``} order by rank desc, id desc limit ${limit}`;
    }
    const byTime = order.endsWith('published');
    const direction = falling ? sql`desc` : sql`asc`;
    const key = byTime ? itemTime(sql) : sql`i.id`;
    const orderBy = byTime ? sql`${key} ${direction}, i.id ${direction}` : sql`i.id ${direction}`;
    const reached =
      after && byTime ? sql`(${after.sortKey}::text::timestamptz, ${after.id}::bigint)` : undefined;
    const later =
      after === undefined
        ? sql``
        : byTime
          ? sql`and (${key}, i.id) ${falling ? sql`<` : sql`>`} ${reached!}`
          : sql`and i.id ${falling ? sql`<` : sql`>`} ${after.id}`;
    return sql`
      select i.id, ${key}::text as key, row_number() over (order by ${orderBy}) as place from items i
      where true ${conditions} ${later} order by ${orderBy} limit ${limit}`;
  }

  return {
    ...createItemReader(sql, presentTables(sql)),

    /** Newest first by arrival. */
    async list(filter: ItemFilter, limit: number): Promise<ItemRow[]> {
      return await this.page({ filter, order: '-added', limit });
    },

    /** One page. Order `-rank` needs a search in the filter. */
    async page(question: ItemPageQuestion): Promise<ListedItem[]> {
      const { search } = question.filter;
      const marked = search
        ? sql`
          ts_headline('russian', i.title, ${searchQuery(sql, search)}, ${`HighlightAll=true, ${marks}`}) as "markedTitle",
          ts_headline('russian', i.excerpt, ${searchQuery(sql, search)},
            ${`MaxFragments=2, MinWords=8, MaxWords=30, FragmentDelimiter=" … ", ${marks}`}) as "markedExcerpt"`
        : sql`null as "markedTitle", null as "markedExcerpt"`;
      return await sql<ListedItem[]>`
        with page as materialized (${pageOf(question)})
        select ${columns}, page.key as "sortKey", ${marked}
        from page join items i on i.id = page.id join feeds f on f.id = i.feed_id order by page.place`;
    },

    /**
     * What a search needs to know beforehand: how many of its words say something (0 where all are as common as "the" or
     * "и"), and the newest id, 0 in an empty store.
     */
    async surveySearch(words: string): Promise<{ telling: number; newestId: number }> {
      const [row] = await sql<{ telling: number; newestId: number }[]>`
        select numnode(websearch_to_tsquery('russian', ${words}::text)) as telling,
          (select coalesce(max(id), 0) from items) as "newestId"`;
      return row!;
    },

    async detail(id: number): Promise<ItemDetail | undefined> {
      const [row] = await sql<(ItemRow & { authors: string[]; tags: string[] })[]>`
        select ${columns}, i.authors, i.tags from items i join feeds f on f.id = i.feed_id where i.id = ${id}`;
      if (row === undefined) return undefined;
      const mentions = await sql<ItemDetail['mentions']>`
        select f.outlet, m.link, m.seen_at as "seenAt" from mentions m join feeds f on f.id = m.feed_id
        where m.item_id = ${id} order by m.seen_at`;
      const revisions = await sql<ItemDetail['revisions']>`
        select revision, title, excerpt, seen_at as "seenAt", reason from revisions where item_id = ${id} order by revision`;
      return { ...row, mentions: [...mentions], revisions: [...revisions] };
    },

    /** What a feed delivered last, for judging how well its identifiers hold. */
    async recentOfFeed(
      feedId: number,
      limit: number,
    ): Promise<{ guid: string | null; link: string | null; title: string; summary: string }[]> {
      return await sql`
        select guid, link, title, excerpt as summary from items where feed_id = ${feedId} order by id desc limit ${limit}`;
    },

    async totals(): Promise<StoreTotals> {
      const [row] = await sql<StoreTotals[]>`
        select count(*) as items, count(coding_id) as coded, count(*) filter (where relevance in ('core', 'context')) as relevant,
          count(*) filter (where week is null) as undated from items`;
      return row!;
    },
  };
}

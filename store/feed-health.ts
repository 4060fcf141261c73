/** What feeds' health is judged by: their records over the last weeks, their polls, their parts of each category. */
import type { CategoryShare, FeedRecord } from '../analysis/feed-health.ts';
import { addWeeks, weekOf } from '../base/week.ts';
import type { Sql } from './database.ts';

/** Weeks that health looks back on. */
export const HEALTH_WEEKS = 26;

/** One poll of a feed's history. */
export interface PollRow {
  startedAt: Date;
  durationMs: number;
  outcome: string;
  status: number | null;
  bytes: number | null;
  entries: number;
  newItems: number;
  revisedItems: number;
  error: string | null;
  repaired: boolean;
  truncated: boolean;
}

export type FeedHealthStore = ReturnType<typeof createFeedHealthStore>;

export function createFeedHealthStore(sql: Sql) {
  return {
    /** The records of all live feeds. @param now milliseconds since the epoch. */
    async records(now: number): Promise<FeedRecord[]> {
      const rows = await sql<
        (Omit<FeedRecord, 'followedAt' | 'lastSuccessAt' | 'lastItemAt' | 'weeks'> &
          Record<'followedAt' | 'lastSuccessAt' | 'lastItemAt', Date | null>)[]
      >`
        select f.id, f.address, f.outlet, f.state, f.created_at as "followedAt", f.last_success_at as "lastSuccessAt",
          coalesce(w.items, 0) as items, coalesce(i.relevant, 0) as relevant, i.last_item_at as "lastItemAt", i.lag as "lagHours"
        from feeds f
        left join (select feed_id, sum(delivered) as items from feed_weeks where week >= ${firstWeek(now)} group by 1) w
          on w.feed_id = f.id
        left join (
          select i.feed_id, max(i.fetched_at) as last_item_at, count(*) filter (where i.relevance in ('core', 'context')) as relevant,
            (percentile_cont(0.5) within group (order by extract(epoch from i.fetched_at - i.published_at)::float8 / 3600)
              filter (where i.published_at <= i.fetched_at and i.fetched_at > own.created_at + interval '1 day')) as lag
          from items i join feeds own on own.id = i.feed_id
          where i.week >= ${firstWeek(now)} and i.class = 'live' group by 1) i on i.feed_id = f.id
        where f.class = 'live' order by f.outlet, f.address`;
      return rows.map((row) => ({
        ...row,
        weeks: HEALTH_WEEKS,
        followedAt: row.followedAt!.getTime(),
        lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
        lastItemAt: row.lastItemAt?.getTime() ?? null,
      }));
    },

    /** How many live items of each category each feed delivered over the same weeks. */
    async categoryShares(now: number): Promise<CategoryShare[]> {
      return await sql<CategoryShare[]>`
        select category, i.feed_id as "feedId", count(*) as items from items i, unnest(i.categories) as category
        where i.week >= ${firstWeek(now)} and i.class = 'live' group by 1, 2`;
    },

    /** A feed's last polls, newest first. */
    async polls(feedId: number, limit: number): Promise<PollRow[]> {
      return await sql<PollRow[]>`
        select started_at as "startedAt", duration_ms as "durationMs", outcome, status, bytes, entries,
          new_items as "newItems", revised_items as "revisedItems", error, repaired, truncated
        from fetches where feed_id = ${feedId} order by started_at desc limit ${limit}`;
    },

    /** Polls of the last day by outcome and by whose press the outlet is. */
    async pollsOfLastDay(): Promise<{ outcome: string; press: string; count: number }[]> {
      return await sql<{ outcome: string; press: string; count: number }[]>`
        select p.outcome, coalesce(f.press, 'unknown') as press, count(*) as count from fetches p join feeds f on f.id = p.feed_id
        where p.started_at > now() - interval '1 day' group by 1, 2 order by 1, 2`;
    },
  };
}

function firstWeek(now: number): string {
  return addWeeks(weekOf(now), -HEALTH_WEEKS);
}

/** The history of a feed: one row for each time that it was asked. */
import type { Sql } from './database.ts';

export interface FetchRow {
  id: number;
  startedAt: Date;
  durationMs: number;
  outcome: string;
  status: number | null;
  bytes: number | null;
  entries: number;
  newItems: number;
  revisedItems: number;
  errorCode: string | null;
  error: string | null;
  encoding: string | null;
  repaired: boolean;
  truncated: boolean;
}

export type FetchStore = ReturnType<typeof createFetchStore>;

export function createFetchStore(sql: Sql) {
  return {
    /** Newest first; `before` is the id that the page before ended with. */
    async ofFeed(feedId: number, limit: number, before?: number): Promise<FetchRow[]> {
      return await sql<FetchRow[]>`
        select id, started_at as "startedAt", duration_ms as "durationMs", outcome, status, bytes, entries,
          new_items as "newItems", revised_items as "revisedItems", error_code as "errorCode", error, encoding, repaired, truncated
        from fetches where feed_id = ${feedId} ${before === undefined ? sql`` : sql`and id < ${before}`}
        order by id desc limit ${limit}`;
    },
  };
}

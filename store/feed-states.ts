/** Which feeds could not be read last, in the present or as a snapshot has it. */
import type { Sql } from './database.ts';
import type { Tables } from './tables.ts';

export interface UnreadFeed {
  id: number;
  outlet: string;
}

export type FeedStateReader = ReturnType<typeof createFeedStateReader>;

export function createFeedStateReader(sql: Sql, tables: Pick<Tables, 'feeds'>) {
  return {
    /** Live feeds that are followed, but failing, blocked or retired. */
    async unread(): Promise<UnreadFeed[]> {
      return await sql<UnreadFeed[]>`
        select id, outlet from ${tables.feeds} feeds where class = 'live' and state not in ('active', 'paused')
        order by outlet, address`;
    },
  };
}

/** Feeds: who is followed, when each is next due, how it fares. */
import type { Press } from '../base/records.ts';
import type { Sql } from './database.ts';

export type FeedState = 'active' | 'failing' | 'blocked' | 'retired' | 'paused' | 'archive';

/** What a feed is followed as; from the catalogue, a person, or an imported archive. */
export interface NewFeed {
  address: string;
  class: 'live' | 'backfill';
  title: string | null;
  outlet: string;
  /** Syndication family: outlets of one family have one vote. */
  family: string;
  country: string | null;
  press: Press | null;
  language: string | null;
  kind: string | null;
  note: string | null;
}

export interface FeedRow extends NewFeed {
  id: number;
  state: FeedState;
  nextFetchAt: Date | null;
  lastFetchAt: Date | null;
  lastSuccessAt: Date | null;
  consecutiveFailures: number;
  lastErrorCode: string | null;
  lastError: string | null;
  lastMend: string | null;
  /** What fetching remembers between polls; opaque here. */
  schedule: unknown;
  items: number;
  relevant: number;
}

export type FeedStore = ReturnType<typeof createFeedStore>;

export function createFeedStore(sql: Sql) {
  const columns = sql`
    f.id, f.address, f.class, f.title, f.outlet, f.family, f.country, f.press, f.language, f.kind, f.note, f.state,
    f.next_fetch_at as "nextFetchAt", f.last_fetch_at as "lastFetchAt", f.last_success_at as "lastSuccessAt",
    f.consecutive_failures as "consecutiveFailures", f.last_error_code as "lastErrorCode", f.last_error as "lastError",
    f.last_mend as "lastMend", f.schedule`;

  return {
    /** Follows feeds not yet known by their address; a live one is due at once. Returns how many were new. */
    async follow(feeds: NewFeed[]): Promise<number> {
      const added = await sql`
        insert into feeds (address, class, title, outlet, family, country, press, language, kind, note, state, next_fetch_at)
        select address, class, title, outlet, family, country, press, language, kind, note,
          case class when 'live' then 'active' else 'archive' end, case class when 'live' then now() end
        from jsonb_to_recordset(${sql.json(feeds as never)}) as new(address text, class text, title text, outlet text,
          family text, country text, press text, language text, kind text, note text)
        on conflict (address) do nothing returning id`;
      return added.length;
    },

    async byAddress(addresses: string[]): Promise<FeedRow[]> {
      return await sql<
        FeedRow[]
      >`select ${columns}, 0 as items, 0 as relevant from feeds f where f.address = any(${addresses})`;
    },

    async byId(id: number): Promise<FeedRow | undefined> {
      const [row] = await sql<
        FeedRow[]
      >`select ${columns}, 0 as items, 0 as relevant from feeds f where f.id = ${id}`;
      return row;
    },

    /** Every feed with how many items it delivered first, and how many of them are relevant. */
    async list(): Promise<FeedRow[]> {
      return await sql<FeedRow[]>`
        select ${columns}, coalesce(i.items, 0) as items, coalesce(i.relevant, 0) as relevant
        from feeds f left join (
          select feed_id, count(*) as items, count(*) filter (where relevance in ('core', 'context')) as relevant
          from items group by feed_id) i on i.feed_id = f.id
        order by f.outlet, f.address`;
    },

    /** Ids of feeds that are due, the longest overdue first. */
    async due(limit: number): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select id from feeds where next_fetch_at <= now() order by next_fetch_at limit ${limit}`;
      return rows.map((row) => row.id);
    },

    /** Stops polling a live feed, or has it polled again at once. */
    async setPaused(id: number, paused: boolean): Promise<void> {
      await sql`
        update feeds set state = ${paused ? 'paused' : 'active'}, next_fetch_at = ${paused ? null : new Date()}
        where id = ${id} and class = 'live'`;
    },

    async countByState(): Promise<Record<string, number>> {
      const rows = await sql<
        { state: string; count: number }[]
      >`select state, count(*) as count from feeds group by state`;
      return Object.fromEntries(rows.map((row) => [row.state, row.count]));
    },
  };
}

/**
 * Events: what happened in the store, noted by triggers in the transaction that did it, so that none can be forgotten.
 * Read by polling, which works on the embedded database and with any number of processes.
 */
import type { Sql } from './database.ts';

export interface StoredEvent {
  /** Place in the order of events: `transaction-id`. */
  place: string;
  kind: string;
  payload: unknown;
}

/** Ids that a late commit may still add below the newest one; a stamp looks back so far. */
const STAMP_LOOKS_BACK = 1000;

export type EventStore = ReturnType<typeof createEventStore>;

export function createEventStore(sql: Sql) {
  return {
    /**
     * Events after a place, in order. Those of transactions before which one is still open are held back until it
     * has ended, so that a reader who goes on from the last place misses nothing.
     */
    async after(place: string, limit: number): Promise<StoredEvent[]> {
      const [transaction, id] = place.split('-');
      return await sql<StoredEvent[]>`
        select transaction || '-' || id as place, kind, payload from events
        where (transaction, id) > (${transaction!}::text::xid8, ${id!}::text::bigint)
          and transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction, id limit ${limit}`;
    },

    /** The place from which only what happens from now on is read. */
    async end(): Promise<string> {
      const [row] = await sql<{ place: string }[]>`
        select coalesce((select transaction || '-' || id from events where transaction < pg_snapshot_xmin(pg_current_snapshot())
          order by transaction desc, id desc limit 1), '0-0') as place`;
      return row!.place;
    },

    /** Whether every event after a place is still kept: false after a long absence, or when the database was replaced. */
    async keeps(place: string): Promise<boolean> {
      const [transaction, id] = place.split('-');
      const [row] = await sql<{ kept: boolean }[]>`
        select exists (select from events where transaction = ${transaction!}::text::xid8 and id = ${id!}::text::bigint)
          or ${place} = '0-0' and coalesce((select min(id) from events), 1) = 1 as kept`;
      return row!.kept;
    },

    /** A short text that is another one after every change of the store. */
    async stamp(): Promise<string> {
      const [row] = await sql<{ stamp: string }[]>`
        select coalesce(max(id), 0) || '.' || count(*) as stamp from events
        where id > (select coalesce(max(id), 0) - ${STAMP_LOOKS_BACK} from events)`;
      return row!.stamp;
    },

    /** Forgets events older than some days, all but the newest one, which marks the place. */
    async prune(days: number): Promise<void> {
      await sql`
        delete from events where happened_at < now() - make_interval(days => ${days})
          and id < (select max(id) from events)`;
    },
  };
}

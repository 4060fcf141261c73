/** Messages on their way to receivers: what waits, what was sent, and why something was not. */
import type { Sql } from './database.ts';

export type Channel = 'email' | 'webhook';

export interface MailingRow {
  id: number;
  /** What it tells of: one of the two. */
  briefingId: number | null;
  subscriptionId: number | null;
  channel: Channel;
  /** An e-mail address, or the address of a webhook. */
  target: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  nextTryAt: Date;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

export type MailingStore = ReturnType<typeof createMailingStore>;

export function createMailingStore(sql: Sql) {
  const columns = sql`
    id, briefing_id as "briefingId", subscription_id as "subscriptionId", channel, target, state, attempts, next_try_at as "nextTryAt", last_error as "lastError",
    created_at as "createdAt", sent_at as "sentAt"`;

  return {
    /** Notes whom a briefing goes to; a receiver that is noted already is not noted twice. Returns how many are new. */
    async add(briefingId: number, receivers: { channel: Channel; target: string }[]): Promise<number> {
      const added = await sql`
        insert into mailings (briefing_id, channel, target)
        select ${briefingId}, channel, target
        from jsonb_to_recordset(${sql.json(receivers as never)}) as new(channel text, target text)
        on conflict do nothing returning id`;
      return added.length;
    },

    /** Ids of messages that are due, oldest first. */
    async due(limit: number): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select id from mailings where state = 'waiting' and next_try_at <= now() order by next_try_at, id limit ${limit}`;
      return rows.map(({ id }) => id);
    },

    async byId(id: number): Promise<MailingRow | undefined> {
      const [row] = await sql<MailingRow[]>`select ${columns} from mailings where id = ${id}`;
      return row;
    },

    /** Newest first. */
    async ofBriefing(briefingId: number): Promise<MailingRow[]> {
      return await sql<MailingRow[]>`
        select ${columns} from mailings where briefing_id = ${briefingId} order by id desc`;
    },

    async noteSent(id: number): Promise<void> {
      await sql`
        update mailings set state = 'sent', attempts = attempts + 1, sent_at = now(), last_error = null where id = ${id}`;
    },

    /** Notes a failure; the message is tried again after so many seconds, or given up and kept where that is null. */
    async noteFailure(id: number, error: string, retrySeconds: number | null): Promise<void> {
      await sql`
        update mailings set attempts = attempts + 1, last_error = ${error.slice(0, 1000)},
          state = ${retrySeconds === null ? 'failed' : 'waiting'},
          next_try_at = now() + make_interval(secs => ${retrySeconds ?? 0})
        where id = ${id}`;
    },

    /** Has everything that was given up tried once more. Returns how many. */
    async tryAgain(briefingId: number): Promise<number> {
      const rows = await sql`
        update mailings set state = 'waiting', next_try_at = now() where briefing_id = ${briefingId} and state = 'failed'
        returning id`;
      return rows.length;
    },
  };
}

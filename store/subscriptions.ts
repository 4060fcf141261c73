/** Saved questions whose answers are sent, and what each has found: every find is told once. */
import { RendezvousError } from '../base/errors.ts';
import type { Sql } from './database.ts';
import type { Channel } from './mailings.ts';

export const subscriptionSubjects = ['items', 'alerts'] as const;
export const rhythms = ['at-once', 'daily', 'weekly'] as const;

/** When a subscription may be told; hours are 0–23 in the zone. */
export interface TellingHours {
  rhythm: (typeof rhythms)[number];
  /** Hour of a digest; a weekly one comes on Mondays. */
  hour: number;
  /** From this hour up to, not including, that one nothing is sent; over midnight where it is later. */
  quietFrom: number | null;
  quietTo: number | null;
  /** IANA name of the time zone. */
  zone: string;
}

export interface NewSubscription extends TellingHours {
  name: string;
  subject: (typeof subscriptionSubjects)[number];
  /** The query of `/v1/items` or `/v1/alerts`, without the question mark. */
  question: string;
  channel: Channel;
  target: string;
}

export interface SubscriptionRow extends NewSubscription {
  id: number;
  paused: boolean;
  /** Only finds above this id are told. */
  afterId: number;
  toldAt: Date;
  /** Why it could not be asked, or why its last message could not be sent. */
  lastError: string | null;
  createdAt: Date;
  /** Finds that no message has taken yet. */
  waiting: number;
  /** Messages on their way, sent, and given up. */
  unsent: number;
  sent: number;
  failed: number;
}

export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>;

export function createSubscriptionStore(sql: Sql) {
  const columns = sql`
    s.id, s.name, s.subject, s.question, s.channel, s.target, s.rhythm, s.hour, s.quiet_from as "quietFrom",
    s.quiet_to as "quietTo", s.zone, s.paused, s.after_id as "afterId", s.told_at as "toldAt", s.created_at as "createdAt",
    coalesce(s.last_error, m.error) as "lastError", f.waiting, m.unsent, m.sent, m.failed`;
  const counted = sql`
    subscriptions s
      cross join lateral (
        select count(*)::int as waiting from subscription_finds where subscription_id = s.id and mailing_id is null) f
      cross join lateral (
        select count(*) filter (where state = 'waiting')::int as unsent, count(*) filter (where state = 'sent')::int as sent,
          count(*) filter (where state = 'failed')::int as failed, max(last_error) filter (where state <> 'sent') as error
        from mailings where subscription_id = s.id) m`;

  return {
    /** Throws `conflict` where the name is taken. */
    async add(made: NewSubscription, now: Date): Promise<SubscriptionRow> {
      const [row] = await sql<{ id: number }[]>`
        insert into subscriptions (name, subject, question, channel, target, rhythm, hour, quiet_from, quiet_to, zone, told_at, after_id)
        select ${made.name}, ${made.subject}, ${made.question}, ${made.channel}, ${made.target}, ${made.rhythm}, ${made.hour},
          ${made.quietFrom}::integer, ${made.quietTo}::integer, ${made.zone}, ${now},
          coalesce((select max(id) from ${made.subject === 'items' ? sql`items` : sql`alerts`}), 0)
        on conflict (name) do nothing returning id`;
      if (row === undefined)
        throw new RendezvousError(
          'conflict',
          `a subscription is called "${made.name}" already`,
          'Choose another name, or remove that one first.',
        );
      return (await this.byId(row.id))!;
    },

    /** By name. */
    async list(): Promise<SubscriptionRow[]> {
      return await sql<SubscriptionRow[]>`select ${columns} from ${counted} order by s.name`;
    },

    async byId(id: number): Promise<SubscriptionRow | undefined> {
      const [row] = await sql<SubscriptionRow[]>`select ${columns} from ${counted} where s.id = ${id}`;
      return row;
    },

    async setPaused(id: number, paused: boolean): Promise<void> {
      await sql`update subscriptions set paused = ${paused} where id = ${id}`;
    },

    /** With its finds and messages. */
    async remove(id: number): Promise<void> {
      await sql`delete from subscriptions where id = ${id}`;
    },

    /** Why its question could not be asked; null where it could. */
    async noteError(id: number, error: string | null): Promise<void> {
      await sql`update subscriptions set last_error = ${error} where id = ${id}`;
    },

    /** Notes what was found; what is noted already is not noted twice. */
    async noteFinds(id: number, found: readonly number[]): Promise<void> {
      await sql`
        insert into subscription_finds (subscription_id, found_id)
        select ${id}, found from unnest(${found as number[]}::bigint[]) as found on conflict do nothing`;
    },

    /** Its time has come: all that waits goes into one message. Returns whether there was anything. */
    async handOver(id: number, now: Date): Promise<boolean> {
      return await sql.begin(async (tx) => {
        await tx`update subscriptions set told_at = ${now} where id = ${id}`;
        const [mailing] = await tx<{ id: number }[]>`
          insert into mailings (subscription_id, channel, target)
          select id, channel, target from subscriptions s where id = ${id}
            and exists (select from subscription_finds where subscription_id = s.id and mailing_id is null)
          returning id`;
        if (mailing === undefined) return false;
        await tx`
          update subscription_finds set mailing_id = ${mailing.id} where subscription_id = ${id} and mailing_id is null`;
        return true;
      });
    },

    /** What a message tells of, newest first. */
    async findsOf(mailing: number): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select found_id as id from subscription_finds where mailing_id = ${mailing} order by found_id desc`;
      return rows.map(({ id }) => id);
    },

    /** Has messages that were given up tried once more. Returns how many. */
    async tryAgain(id: number): Promise<number> {
      const rows = await sql`
        update mailings set state = 'waiting', next_try_at = now() where subscription_id = ${id} and state = 'failed'
        returning id`;
      return rows.length;
    },
  };
}

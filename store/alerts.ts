/** Alerts and what analysts made of them. An alert is never deleted; verdicts are only ever added, the last one counts. */
import type { Alert, AlertKind } from '../analysis/alerts/alert.ts';
import type { FeedChange } from '../analysis/alerts/feed-gate.ts';
import type { ItemClass } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';
import { type StaleReading, settleReading } from './stale-readings.ts';

export const alertVerdicts = ['confirmed', 'dismissed', 'duplicate'] as const;
export type AlertVerdict = (typeof alertVerdicts)[number];

/** An alert with what it rests on. */
export interface NewAlert extends Alert {
  stories: { id: number; title: string; outlets: string[] }[];
  words: string[];
}

export interface AlertRow extends NewAlert {
  id: number;
  class: ItemClass;
  raisedAt: Date;
  /** When its series ceased to call for it; null while they do. */
  withdrawnAt: Date | null;
  verdict: AlertVerdict | null;
  judgedBy: string | null;
  note: string | null;
  judgedAt: Date | null;
  versions: Record<string, string>;
}

export interface AlertFilter {
  class?: ItemClass | undefined;
  kind?: AlertKind | undefined;
  subject?: string | undefined;
  verdict?: AlertVerdict | 'open' | undefined;
  /** First and last ISO week. */
  from?: string | undefined;
  to?: string | undefined;
  /** Whether withdrawn ones are listed too. */
  withdrawn?: boolean | undefined;
  /** Only below this id. */
  before?: number | undefined;
}

export type AlertCounts = Record<AlertVerdict | 'open', number>;
export type FeedChangeRow = FeedChange & { outlet: string };

export type AlertStore = ReturnType<typeof createAlertStore>;

export function createAlertStore(sql: Sql) {
  const columns = sql`
    a.id, a.class, a.kind, a.subject, a.week, a.direction, a.observed, a.expected, a.p, a.stories, a.words, a.versions,
    a.raised_at as "raisedAt", a.withdrawn_at as "withdrawnAt", v.verdict, v.made_by as "judgedBy", v.note, v.made_at as "judgedAt"`;
  const judged = sql`
    alerts a left join lateral (
      select verdict, made_by, note, made_at from alert_verdicts where alert_id = a.id order by id desc limit 1) v on true`;

  return {
    /** Kind, subject and week of every alert that was ever raised from the series of a class. */
    async decided(itemClass: ItemClass): Promise<Pick<Alert, 'kind' | 'subject' | 'week'>[]> {
      return await sql`
        select kind, subject, week from alerts where class = ${itemClass} and kind <> 'threat'
        order by week, subject`;
    },

    /**
     * Brings the alerts of a class in line with its series: new ones are raised, those no longer called for withdrawn,
     * and changes of feeds written anew; settles the mark.
     */
    async settle(
      mark: StaleReading,
      standing: readonly Alert[],
      raised: readonly NewAlert[],
      changes: readonly FeedChange[],
      versions: Record<string, string>,
    ): Promise<void> {
      await sql.begin(async (tx) => {
        const keys = standing.map(({ kind, subject, week }) => ({ kind, subject, week }));
        await tx`
          update alerts a set withdrawn_at = case when kept.week is null then coalesce(a.withdrawn_at, now()) end
          from alerts own left join jsonb_to_recordset(${tx.json(keys as never)}) as kept(kind text, subject text, week text)
            on kept.kind = own.kind and kept.subject = own.subject and kept.week = own.week
          where a.id = own.id and own.class = ${mark.class} and own.kind <> 'threat'
            and (kept.week is null) = (own.withdrawn_at is null)`;
        await insertAlerts(tx, mark.class, raised, versions);
        await tx`delete from alert_gates where class = ${mark.class}`;
        await tx`
          insert into alert_gates (class, subject, week, feed_id, share, reason)
          select ${mark.class}, subject, week, feed, share, reason
          from jsonb_to_recordset(${tx.json(changes as never)}) as new(subject text, week text, feed bigint, share float8, reason text)
          on conflict do nothing`;
        await settleReading(tx, 'alerts', mark);
      });
    },

    /** Raises threats, but not one that was raised within the last `quietDays` days. */
    async raiseThreats(
      itemClass: ItemClass,
      threats: readonly NewAlert[],
      quietDays: number,
      versions: Record<string, string>,
    ): Promise<void> {
      await sql.begin(async (tx) => {
        const recent = await tx<{ subject: string }[]>`
          select subject from alerts where class = ${itemClass} and kind = 'threat'
            and raised_at > now() - make_interval(days => ${quietDays})`;
        const quiet = new Set(recent.map(({ subject }) => subject));
        const fresh = threats.filter(({ subject }) => !quiet.has(subject));
        await insertAlerts(tx, itemClass, fresh, versions);
      });
    },

    /** Newest first by id. */
    async list(filter: AlertFilter, limit: number): Promise<AlertRow[]> {
      return await sql<AlertRow[]>`
        select ${columns} from ${judged} where true
          ${filter.class ? sql`and a.class = ${filter.class}` : sql``}
          ${filter.kind ? sql`and a.kind = ${filter.kind}` : sql``}
          ${filter.subject ? sql`and a.subject = ${filter.subject}` : sql``}
          ${filter.from ? sql`and a.week >= ${filter.from}` : sql``}
          ${filter.to ? sql`and a.week <= ${filter.to}` : sql``}
          ${filter.withdrawn ? sql`` : sql`and a.withdrawn_at is null`}
          ${filter.verdict === undefined ? sql`` : filter.verdict === 'open' ? sql`and v.verdict is null` : sql`and v.verdict = ${filter.verdict}`}
          ${filter.before ? sql`and a.id < ${filter.before}` : sql``}
        order by a.id desc limit ${limit}`;
    },

    async byId(id: number): Promise<AlertRow | undefined> {
      const [row] = await sql<AlertRow[]>`select ${columns} from ${judged} where a.id = ${id}`;
      return row;
    },

    /** Adds a verdict; false where there is no such alert. */
    async judge(id: number, verdict: AlertVerdict, by: string, note: string | null): Promise<boolean> {
      const added = await sql`
        insert into alert_verdicts (alert_id, verdict, made_by, note)
        select id, ${verdict}, ${by}, ${note} from alerts where id = ${id} returning id`;
      return added.length > 0;
    },

    /** How many alerts of a class were judged which way, and how many not yet. */
    async counts(itemClass: ItemClass): Promise<AlertCounts> {
      const rows = await sql<{ verdict: AlertVerdict | 'open'; count: number }[]>`
        select coalesce(v.verdict, 'open') as verdict, count(*) as count from ${judged}
        where a.class = ${itemClass} and (a.withdrawn_at is null or v.verdict is not null) group by 1`;
      const counts: AlertCounts = { confirmed: 0, dismissed: 0, duplicate: 0, open: 0 };
      for (const { verdict, count } of rows) counts[verdict] = count;
      return counts;
    },

    /** Changes of feeds that stood in the way of an alert, newest week first. */
    async feedChanges(itemClass: ItemClass, limit: number): Promise<FeedChangeRow[]> {
      return await sql<FeedChangeRow[]>`
        select g.subject, g.week, g.feed_id as feed, g.share, g.reason, f.outlet from alert_gates g join feeds f on f.id = g.feed_id
        where g.class = ${itemClass} order by g.week desc, g.subject, g.feed_id limit ${limit}`;
    },
  };
}

async function insertAlerts(
  tx: Transaction,
  itemClass: ItemClass,
  alerts: readonly NewAlert[],
  versions: Record<string, string>,
): Promise<void> {
  await tx`
    insert into alerts (class, kind, subject, week, direction, observed, expected, p, stories, words, versions)
    select ${itemClass}, kind, subject, week, direction, observed, expected, p, stories,
      array(select jsonb_array_elements_text(words)), ${tx.json(versions)}
    from jsonb_to_recordset(${tx.json(alerts as never)}) as new(kind text, subject text, week text, direction text, observed float8,
      expected float8, p float8, stories jsonb, words jsonb)
    order by week, subject, kind on conflict (class, kind, subject, week) do nothing`;
}

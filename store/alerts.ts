/** Alerts and what analysts made of them. An alert is never deleted; verdicts are only ever added, the last one counts. */
import type { Alert } from '../analysis/alerts/alert.ts';
import type { FeedChange } from '../analysis/alerts/feed-gate.ts';
import type { ItemClass } from '../base/records.ts';
import { type AlertVerdict, createAlertReader, type NewAlert } from './alert-reader.ts';
import type { Sql, Transaction } from './database.ts';
import { type StaleReading, settleReading } from './stale-readings.ts';
import { presentTables } from './tables.ts';

export type AlertStore = ReturnType<typeof createAlertStore>;

export function createAlertStore(sql: Sql) {
  return {
    ...createAlertReader(sql, presentTables(sql)),

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

    /** Adds a verdict; false where there is no such alert. */
    async judge(id: number, verdict: AlertVerdict, by: string, note: string | null): Promise<boolean> {
      const added = await sql`
        insert into alert_verdicts (alert_id, verdict, made_by, note)
        select id, ${verdict}, ${by}, ${note} from alerts where id = ${id} returning id`;
      return added.length > 0;
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

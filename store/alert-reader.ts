/** Alerts with their last verdicts as they are read, in the present or as a snapshot has them. */
import type { Alert, AlertKind } from '../analysis/alerts/alert.ts';
import type { FeedChange } from '../analysis/alerts/feed-gate.ts';
import type { ItemClass } from '../base/records.ts';
import type { Sql } from './database.ts';
import type { Tables } from './tables.ts';

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

export type AlertReader = ReturnType<typeof createAlertReader>;

export function createAlertReader(
  sql: Sql,
  tables: Pick<Tables, 'alerts' | 'alertVerdicts' | 'alertGates' | 'feeds'>,
) {
  const columns = sql`
    a.id, a.class, a.kind, a.subject, a.week, a.direction, a.observed, a.expected, a.p, a.stories, a.words, a.versions,
    a.raised_at as "raisedAt", a.withdrawn_at as "withdrawnAt", v.verdict, v.made_by as "judgedBy", v.note, v.made_at as "judgedAt"`;
  const judged = sql`
    ${tables.alerts} a left join lateral (
      select verdict, made_by, note, made_at from ${tables.alertVerdicts} given where alert_id = a.id order by id desc limit 1) v on true`;

  return {
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
    async feedChanges(
      { class: itemClass, from, to }: Pick<AlertFilter, 'from' | 'to'> & { class: ItemClass },
      limit: number,
    ): Promise<FeedChangeRow[]> {
      return await sql<FeedChangeRow[]>`
        select g.subject, g.week, g.feed_id as feed, g.share, g.reason, f.outlet from ${tables.alertGates} g join ${tables.feeds} f on f.id = g.feed_id
        where g.class = ${itemClass} ${from ? sql`and g.week >= ${from}` : sql``} ${to ? sql`and g.week <= ${to}` : sql``}
        order by g.week desc, g.subject, g.share desc, g.feed_id limit ${limit}`;
    },
  };
}

/** What alerts are found in and explained by: watched series, feeds behind a subject, late reports, deciding words. */
import type { Alert } from '../analysis/alerts/alert.ts';
import { categoriesOf, type FeedPart, GATE_WEEKS } from '../analysis/alerts/feed-gate.ts';
import type { Report } from '../analysis/alerts/threats.ts';
import type { SeriesValue } from '../analysis/indicators/series-value.ts';
import type { Evidence, ItemClass } from '../base/records.ts';
import { addWeeks } from '../base/week.ts';
import type { Sql } from './database.ts';
import { itemTime } from './item-filter.ts';

/** A coded item's text and the evidence of its coding. */
export interface ExplainedItem {
  id: number;
  title: string;
  summary: string;
  evidence: Evidence[] | null;
}

export type AlertMaterialStore = ReturnType<typeof createAlertMaterialStore>;

export function createAlertMaterialStore(sql: Sql) {
  return {
    /** Weekly values of some series for all press. */
    async values(itemClass: ItemClass, series: readonly string[]): Promise<SeriesValue[]> {
      return await sql<SeriesValue[]>`
        select series, class, press, week, value, lower, upper, items, stories, outlets, cooperative, status
        from series_values where class = ${itemClass} and press = 'all' and series = any(${series as string[]})
        order by series, week`;
    },

    /** What each feed brought to an alert's subject in its week and in the 28 before. */
    async feedParts(itemClass: ItemClass, { subject, week }: Alert): Promise<FeedPart[]> {
      const categories = categoriesOf(subject);
      return await sql<FeedPart[]>`
        select part.feed, part.now, part.before, coalesce(d.delivered, 0) as delivered,
          (select min(week) from feed_weeks where feed_id = part.feed) as first
        from (
          select feed_id as feed, count(*) filter (where week = ${week}) as now, count(*) filter (where week < ${week}) as before
          from items where class = ${itemClass} and week between ${addWeeks(week, -GATE_WEEKS)} and ${week}
            and relevance in ('core', 'context') ${categories === null ? sql`` : sql`and categories && ${categories}::text[]`}
          group by 1) part
        left join feed_weeks d on d.feed_id = part.feed and d.week = ${week}
        order by part.feed`;
    },

    /** Relevant live items published after an instant. */
    async reportsSince(since: Date): Promise<Report[]> {
      const rows = await sql<(Omit<Report, 'at'> & { at: Date })[]>`
        select i.id, i.week, coalesce(i.published_at, i.fetched_at) as at, f.family, i.title, i.excerpt as summary
        from items i join feeds f on f.id = i.feed_id
        where ${itemTime(sql)} > ${since} and i.class = 'live' and i.week is not null
          and i.relevance in ('core', 'context')
        order by 3, 1`;
      return rows.map((row) => ({ ...row, at: row.at.getTime() }));
    },

    /** Titles and outlets of items, in the order of the ids. */
    async titles(ids: readonly number[]): Promise<{ id: number; title: string; outlets: string[] }[]> {
      return await sql`
        select i.id, i.title, array[f.outlet] as outlets from items i join feeds f on f.id = i.feed_id
        where i.id = any(${ids as number[]}) order by array_position(${ids as number[]}::bigint[], i.id)`;
    },

    /** The evidence of the current codings of items. */
    async evidence(ids: readonly number[]): Promise<ExplainedItem[]> {
      return await sql<ExplainedItem[]>`
        select i.id, i.title, i.excerpt as summary, c.evidence from items i join codings c on c.id = i.coding_id
        where i.id = any(${ids as number[]}) order by i.id`;
    },
  };
}

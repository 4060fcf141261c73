/**
 * Weekly and monthly series: which weeks no longer tell the truth, what they are counted from, and the values published.
 * A mark on a stale week is locked by whoever sets it until its items are visible, so no refresh can miss them.
 */

import type { OutletPeriod } from '../analysis/indicators/attention.ts';
import { REACH_WEEKS } from '../analysis/indicators/balance-prior.ts';
import type { CountedStory } from '../analysis/indicators/counted-story.ts';
import type { CountedItem, DeliveredWeek } from '../analysis/indicators/period-values.ts';
import type { MonthValue, SeriesPress, SeriesValue } from '../analysis/indicators/series-value.ts';
import type { SeriesMaterial, SeriesValues } from '../analysis/series.ts';
import { monthOf, weeksOfMonth } from '../base/month.ts';
import type { ItemClass } from '../base/records.ts';
import { addWeeks } from '../base/week.ts';
import type { Sql, Transaction } from './database.ts';
import { noteRevision } from './series-revisions.ts';
import { markReadings } from './stale-readings.ts';

export type StoredValue = SeriesValue;

/** A value with the versions that made it. */
export type MadeValue = SeriesValue & Made;
export type MadeMonth = MonthValue & Made;

interface Made {
  /** Of codebook, lexicon, model and method, and what the coding errors are known from. */
  versions: Record<string, string>;
}

export interface SeriesQuestion {
  series: string;
  class: ItemClass;
  press: SeriesPress;
  from?: string | undefined;
  to?: string | undefined;
}

/** A balance changes with those before it, so refreshes take turns: any fixed number, the same everywhere. */
const TURN = 7_201_978;

export type SeriesStore = ReturnType<typeof createSeriesStore>;

export function createSeriesStore(sql: Sql) {
  const columns = sql`series, class, press, value, lower, upper, items, stories, outlets, cooperative, status`;

  return {
    /**
     * Takes up to `limit` stale weeks of one class, has `compute` turn their material into values, and puts these in the
     * place of the old, all in one transaction. Returns how many weeks were refreshed; 0 when none is stale.
     */
    async refresh(
      limit: number,
      versions: object,
      compute: (material: SeriesMaterial) => SeriesValues,
    ): Promise<number> {
      return await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${TURN})`;
        const taken = await tx<{ class: ItemClass; week: string }[]>`
          delete from stale_weeks where (class, week) in (
            select class, week from stale_weeks
            where class = (select class from stale_weeks order by marked_at limit 1)
            order by week limit ${limit} for update skip locked)
          returning class, week`;
        const first = taken[0];
        if (first === undefined) return 0;
        const weeks = taken.map((row) => row.week).sort();
        const values = compute(await readMaterial(tx, first.class, weeks));
        await replaceWeeks(tx, first.class, weeks, versions, values.weeks);
        await replaceMonths(tx, first.class, [...new Set(weeks.map(monthOf))], versions, values.months);
        await markReadings(tx, ['hypotheses', 'alerts'], first.class);
        return weeks.length;
      });
    },

    /** What these weeks are counted from, in one reading, with the values that stand. Nothing is changed. */
    async recountable(
      itemClass: ItemClass,
      weeks: string[],
    ): Promise<{ material: SeriesMaterial; standing: SeriesValue[] }> {
      return await sql.begin('isolation level repeatable read read only', async (tx) => ({
        material: { ...(await readMaterial(tx, itemClass, weeks)), waiting: [] },
        standing: await tx<SeriesValue[]>`
          select ${columns}, week from series_values where class = ${itemClass} and week = any(${weeks})`,
      }));
    },

    async countStale(): Promise<number> {
      const [row] = await sql<{ count: number }[]>`select count(*) as count from stale_weeks`;
      return row!.count;
    },

    /** One weekly series in the order of its weeks. */
    async read(question: SeriesQuestion): Promise<MadeValue[]> {
      return await sql<MadeValue[]>`
        select ${columns}, versions, week from series_values
        where series = ${question.series} and class = ${question.class} and press = ${question.press}
          and week >= ${question.from ?? ''} and week <= ${question.to ?? '9999'}
        order by week`;
    },

    /** One monthly series in the order of its months; `from` and `to` are months, as `2026-07`. */
    async readMonths(question: SeriesQuestion): Promise<MadeMonth[]> {
      return await sql<MadeMonth[]>`
        select ${columns}, versions, month from month_values
        where series = ${question.series} and class = ${question.class} and press = ${question.press}
          and month >= ${question.from ?? ''} and month <= ${question.to ?? '9999'}
        order by month`;
    },

    /** What each outlet delivered week by week, and how many of its relevant items are of a category. */
    async outletWeeks(itemClass: ItemClass, press: SeriesPress, category: string): Promise<OutletPeriod[]> {
      return await sql<OutletPeriod[]>`
        select f.outlet, w.week as period, sum(w.delivered)::integer as delivered, coalesce(sum(found.counted), 0)::integer as counted
        from feed_weeks w join feeds f on f.id = w.feed_id
        left join (
          select feed_id, week, count(*) as counted from items
          where class = ${itemClass} and categories @> ${[category]} and relevance in ('core', 'context') group by 1, 2
        ) found on found.feed_id = w.feed_id and found.week = w.week
        where f.class = ${itemClass} ${press === 'all' ? sql`` : sql`and f.press = ${press}`}
        group by 1, 2 order by 1, 2`;
    },

    /** The class to show where none is asked for: live feeds once they have values, until then the imported archive. */
    async publishedClass(): Promise<ItemClass> {
      const [row] = await sql`select from series_values where class = 'live' limit 1`;
      return row === undefined ? 'backfill' : 'live';
    },

    /** Marks weeks that are still called provisional although they ended before `lastFrozen` did. */
    async markAged(lastFrozen: string): Promise<void> {
      await sql`
        insert into stale_weeks (class, week)
        select distinct class, week from series_values where status = 'provisional' and week <= ${lastFrozen}
        order by 1, 2 on conflict do nothing`;
    },

    /** Marks every week that has a value or a delivery: all series are computed anew. */
    async markAll(): Promise<void> {
      await sql`
        insert into stale_weeks (class, week)
        select class, week from series_values
        union select f.class, w.week from feed_weeks w join feeds f on f.id = w.feed_id
        order by 1, 2 on conflict do nothing`;
    },

    /** Marks every week where values of another method still stand. */
    async markOtherMethods(method: string): Promise<void> {
      const [other] = await sql`select from series_values where versions ->> 'method' <> ${method} limit 1`;
      if (other !== undefined) await this.markAll();
    },

    /** First and last week that any series of a class has; undefined while there is none. */
    async span(itemClass: ItemClass): Promise<{ from: string; to: string } | undefined> {
      const [row] = await sql<{ from: string | null; to: string | null }[]>`
        select min(week) as from, max(week) as to from series_values where class = ${itemClass}`;
      return row?.from && row.to ? { from: row.from, to: row.to } : undefined;
    },
  };
}

async function readMaterial(tx: Transaction, itemClass: ItemClass, weeks: string[]): Promise<SeriesMaterial> {
  const months = [...new Set(weeks.map(monthOf))];
  const counted = months.flatMap(weeksOfMonth);
  const from = addWeeks(weeks[0]!, -REACH_WEEKS);
  const to = addWeeks(weeks.at(-1)!, REACH_WEEKS);
  const balances = await tx<SeriesValue[]>`
    select series, class, press, week, value, lower, upper, items, stories, outlets, cooperative, status
    from series_values where class = ${itemClass} and week between ${from} and ${to} and cooperative is not null`;
  return {
    class: itemClass,
    weeks,
    items: await tx<CountedItem[]>`
      select i.week, f.press, f.outlet, i.relevance, i.orientation, i.categories, i.factors
      from items i join feeds f on f.id = i.feed_id
      where i.week = any(${counted}) and i.class = ${itemClass} and i.relevance in ('core', 'context')`,
    stories: await tx<CountedStory[]>`
      select week, presses, outlets, items, relevance, label, cooperation, tension, categories, factors, sides, actors
      from stories where class = ${itemClass} and week = any(${counted})`,
    delivered: await tx<DeliveredWeek[]>`
      select w.week, f.press, f.outlet, sum(w.delivered) as delivered
      from feed_weeks w join feeds f on f.id = w.feed_id
      where w.week = any(${counted}) and f.class = ${itemClass} group by 1, 2, 3`,
    balances: balances.filter(({ week }) => !weeks.includes(week)),
    replaced: balances.filter(({ week }) => weeks.includes(week)),
    monthlyBalances: await tx<MonthValue[]>`
      select series, class, press, month, value, lower, upper, items, stories, outlets, cooperative, status
      from month_values where class = ${itemClass} and month between ${monthOf(weeks[0]!)} and ${monthOf(to)}
        and cooperative is not null and not month = any(${months})`,
    waiting: (await tx<{ week: string }[]>`select week from stale_weeks where class = ${itemClass}`).map(
      ({ week }) => week,
    ),
  };
}

/** Only rows that say something new are written: what leans on a changed week mostly stays as it is. What was frozen is noted. */
async function replaceWeeks(
  tx: Transaction,
  itemClass: ItemClass,
  weeks: string[],
  versions: object,
  values: SeriesValue[],
): Promise<void> {
  const rows = tx.json(values as never);
  const given = tx`jsonb_to_recordset(${rows}) as new(series text, class text, press text, week text, value float8, lower float8,
    upper float8, items integer, stories integer, outlets integer, cooperative integer, status text)`;
  await tx`
    with new as materialized (select * from ${given}),
    standing as (
      select * from series_values
      where class = ${itemClass} and week in (select week from new union select unnest(${weeks}::text[]))
    ), outdated as (
      select old.series, old.press, old.week from standing old left join new using (series, press, week)
      where case when new.series is null then old.week = any(${weeks}) else
        (new.value, new.lower, new.upper, new.items, new.stories, new.outlets, new.cooperative, new.status, ${tx.json(versions as never)}::jsonb)
          is distinct from (old.value, old.lower, old.upper, old.items, old.stories, old.outlets, old.cooperative, old.status, old.versions) end
    ), ${noteRevision(tx, itemClass, weeks, versions)}
    delete from series_values old using outdated
    where old.class = ${itemClass} and old.series = outdated.series and old.press = outdated.press and old.week = outdated.week`;
  await tx`
    insert into series_values (series, class, press, week, value, lower, upper, items, stories, outlets, cooperative, status, versions, computed_at)
    select series, class, press, week, value, lower, upper, items, stories, outlets, cooperative, status, ${tx.json(versions as never)}, now()
    from ${given} on conflict do nothing`;
}

async function replaceMonths(
  tx: Transaction,
  itemClass: ItemClass,
  months: string[],
  versions: object,
  values: MonthValue[],
): Promise<void> {
  const rows = tx.json(values as never);
  await tx`delete from month_values where class = ${itemClass} and month = any(${months})`;
  await tx`
    delete from month_values old using jsonb_to_recordset(${rows}) as new(series text, press text, month text)
    where old.class = ${itemClass} and old.series = new.series and old.press = new.press and old.month = new.month`;
  await tx`
    insert into month_values (series, class, press, month, value, lower, upper, items, stories, outlets, cooperative, status, versions, computed_at)
    select series, class, press, month, value, lower, upper, items, stories, outlets, cooperative, status, ${tx.json(versions as never)}, now()
    from jsonb_to_recordset(${rows}) as new(series text, class text, press text, month text, value float8, lower float8, upper float8,
      items integer, stories integer, outlets integer, cooperative integer, status text)`;
}

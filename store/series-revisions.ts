/**
 * The journal of frozen weeks: whenever a refresh changes what stood there, it is noted in the same transaction, so that no
 * published number changes in silence.
 */
import type { ItemClass } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';

export interface SeriesRevision {
  id: number;
  class: ItemClass;
  revisedAt: Date;
  /** ISO weeks whose own data or codings changed. */
  weeks: string[];
  /** Frozen weeks of which any value changed; a balance leans on weeks before it. */
  affected: number;
  values: number;
  /** Items, texts, codings or stories; or versions of codebook, lexicon, model or method. */
  because: 'data' | 'versions';
  /** The balance of all press where it moved by .005 or more, at most the fifty largest moves, in the order of weeks; null where there is none. */
  balances: { week: string; before: number | null; after: number | null }[];
}

export interface RevisionFilter {
  class?: ItemClass | undefined;
  /** Revisions that changed the data of this ISO week, or its balance. */
  week?: string | undefined;
  /** Only those whose id is smaller. */
  before?: number | undefined;
}

const LEAST_MOVE = 0.005;
const MOST_BALANCES = 50;

export type RevisionStore = ReturnType<typeof createRevisionStore>;

export function createRevisionStore(sql: Sql) {
  return {
    /** Newest first. */
    async list(filter: RevisionFilter, limit: number): Promise<SeriesRevision[]> {
      return await sql<SeriesRevision[]>`
        select id, class, revised_at as "revisedAt", weeks, affected, values, because, balances from series_revisions where true
          ${filter.class ? sql`and class = ${filter.class}` : sql``}
          ${filter.week ? sql`and (${filter.week} = any(weeks) or balances @> ${sql.json([{ week: filter.week }])})` : sql``}
          ${filter.before ? sql`and id < ${filter.before}` : sql``}
        order by id desc limit ${limit}`;
    },

    async countSince(itemClass: ItemClass, instant: Date): Promise<number> {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::integer as count from series_revisions where class = ${itemClass} and revised_at > ${instant}`;
      return row!.count;
    },
  };
}

/**
 * The part of a refresh that notes what it changes of frozen weeks: common table expressions that read `new`, the values
 * computed, and `standing`, those of the same weeks that they are to replace.
 * @param weeks those computed in full; of other weeks only the values given are new.
 */
export function noteRevision(tx: Transaction, itemClass: ItemClass, weeks: string[], versions: object) {
  return tx`
    revised as (
      select week, series, press, old.value as before, new.value as after,
        old.versions is distinct from ${tx.json(versions as never)}::jsonb and old.value is not null as anew
      from standing old full join new using (series, press, week)
      where week in (select week from standing where status <> 'provisional') and case
        when old.value is null then true
        when new.value is null then week = any(${weeks})
        else (new.value, new.lower, new.upper, new.items, new.stories, new.outlets, new.cooperative)
          is distinct from (old.value, old.lower, old.upper, old.items, old.stories, old.outlets, old.cooperative) end
    ), moved as (
      select week, before, after from revised
      where series = 'balance' and press = 'all' and coalesce(abs(after - before) >= ${LEAST_MOVE}::float8, true)
      order by abs(after - before) desc nulls first limit ${MOST_BALANCES}
    ), noted as (
      insert into series_revisions (class, weeks, affected, values, because, balances)
      select ${itemClass}, array(select distinct week from revised where week = any(${weeks}) order by week),
        count(distinct week), count(*), case when bool_or(anew) then 'versions' else 'data' end,
        (select coalesce(jsonb_agg(jsonb_build_object('week', week, 'before', before, 'after', after) order by week), '[]') from moved)
      from revised having count(*) > 0
    )`;
}

/** The tables that readers read: those of the present, or their rows as a snapshot keeps them. */
import type postgres from 'postgres';
import type { ItemClass } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';

type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Each stands where a query names a table, and is given an alias there. */
export interface Tables {
  feeds: Fragment;
  items: Fragment;
  stories: Fragment;
  storyItems: Fragment;
  alerts: Fragment;
  alertVerdicts: Fragment;
  alertGates: Fragment;
  promotions: Fragment;
}

export function presentTables(sql: Sql): Tables {
  return {
    feeds: sql`feeds`,
    items: sql`items`,
    stories: sql`stories`,
    storyItems: sql`story_items`,
    alerts: sql`alerts`,
    alertVerdicts: sql`alert_verdicts`,
    alertGates: sql`alert_gates`,
    promotions: sql`chronology_promotions`,
  };
}

/** Of a snapshot that is whole; its items are the relevant ones, with what lists show of them. */
export function snapshotTables(sql: Sql, snapshotId: number): Tables {
  const of = (table: string) => sql`(select * from ${sql(table)} where snapshot_id = ${snapshotId})`;
  return {
    feeds: of('snapshot_feeds'),
    items: of('snapshot_items'),
    stories: of('snapshot_stories'),
    storyItems: of('snapshot_story_items'),
    alerts: of('snapshot_alerts'),
    alertVerdicts: of('snapshot_alert_verdicts'),
    alertGates: of('snapshot_alert_gates'),
    promotions: of('snapshot_chronology_promotions'),
  };
}

/** Keeps under a snapshot all that is read of a class beside its series. An item edited since it was coded keeps the coding it counts with. */
export async function copyTables(tx: Transaction, snapshotId: number, itemClass: ItemClass): Promise<void> {
  await tx`
    insert into snapshot_feeds (snapshot_id, id, address, class, outlet, family, country, press, state)
    select ${snapshotId}, id, address, class, outlet, family, country, press, state from feeds`;
  await tx`
    insert into snapshot_items (snapshot_id, id, class, feed_id, title, excerpt, link, language, published_at, fetched_at, week,
      revision, relevance, orientation, categories, factors, coding_id)
    select ${snapshotId}, id, class, feed_id, title, excerpt, link, language, published_at, fetched_at, week, revision, relevance,
      orientation, categories, factors, coalesce(coding_id, (select max(c.id) from codings c where c.item_id = items.id))
    from items where class = ${itemClass} and week is not null and relevance in ('core', 'context')`;
  await tx`insert into snapshot_stories select ${snapshotId}, stories.* from stories where class = ${itemClass}`;
  await tx`
    insert into snapshot_story_items (snapshot_id, item_id, story_id, at, sides, terms)
    select ${snapshotId}, item_id, story_id, at, sides, terms from story_items where class = ${itemClass}`;
  await tx`insert into snapshot_alerts select ${snapshotId}, alerts.* from alerts where class = ${itemClass}`;
  await tx`
    insert into snapshot_alert_verdicts
    select ${snapshotId}, v.* from alert_verdicts v join alerts a on a.id = v.alert_id where a.class = ${itemClass}`;
  await tx`insert into snapshot_alert_gates select ${snapshotId}, alert_gates.* from alert_gates where class = ${itemClass}`;
  await tx`insert into snapshot_chronology_promotions select ${snapshotId}, chronology_promotions.* from chronology_promotions`;
}

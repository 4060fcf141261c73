/**
 * What one poll or one import brought, stored whole or not at all: new items, edits as revisions, copies as mentions,
 * the weekly totals, the history of the feed and when it is next due.
 */
import type { DeliveredItem, ItemClass } from '../base/records.ts';
import type { Sql, Transaction } from './database.ts';
import type { FeedState } from './feeds.ts';

/** One row of a feed's history, and the feed as it stands after it. */
export interface FetchReport {
  startedAt: Date;
  durationMs: number;
  outcome: string;
  status: number | null;
  bytes: number;
  errorCode: string | null;
  error: string | null;
  mend: string | null;
  encoding: string | null;
  repaired: boolean;
  truncated: boolean;
  state: FeedState;
  schedule: unknown;
  nextFetchAt: Date | null;
  adoptedAddress: string | null;
}

export interface Delivery {
  feedId: number;
  class: ItemClass;
  fetchedAt: Date;
  items: DeliveredItem[];
}

export interface DeliveryResult {
  /** Ids of new and of revised items: these want coding. */
  newIds: number[];
  revisedIds: number[];
  mentioned: number;
  unchanged: number;
}

interface Known {
  key: string;
  itemId: number;
  feedId: number;
  contentHash: string;
}

interface Sorted {
  fresh: DeliveredItem[];
  edits: { id: number; item: DeliveredItem }[];
  copies: { id: number; item: DeliveredItem }[];
  /** Further keys under which a known item has now been seen. */
  keys: { key: string; id: number }[];
  unchanged: number;
}

/**
 * Two deliveries of one article must not both find it new, so storing takes turns over all processes. The turn is
 * some milliseconds long; fetching, reading and coding stay parallel.
 */
const TURN = 7_201_976;

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore(sql: Sql) {
  return {
    /** Stores a delivery and, where a poll brought it, the poll's report. Storing the same again changes nothing. */
    async deliver(delivery: Delivery, report?: FetchReport): Promise<DeliveryResult> {
      return await sql.begin(async (tx) => {
        const result =
          delivery.items.length > 0
            ? await storeItems(tx, delivery)
            : { newIds: [], revisedIds: [], mentioned: 0, unchanged: 0 };
        if (report) await storeReport(tx, delivery, report, result);
        return result;
      });
    },
  };
}

async function storeItems(tx: Transaction, delivery: Delivery): Promise<DeliveryResult> {
  await tx`select pg_advisory_xact_lock(${TURN})`;
  const keys = [...new Set(delivery.items.flatMap((item) => item.keys))];
  const known = await tx<Known[]>`
    select k.key, i.id as "itemId", i.feed_id as "feedId", i.content_hash as "contentHash"
    from item_keys k join items i on i.id = k.item_id where k.key = any(${keys})`;
  const sorted = sortDelivery(delivery, known);
  const newIds = await insertItems(tx, delivery, sorted);
  const revisedIds = await reviseItems(tx, delivery, sorted.edits);
  const mentioned = await insertMentions(tx, delivery, sorted.copies);
  await countDelivered(tx, delivery, [...sorted.fresh, ...mentioned]);
  return { newIds, revisedIds, mentioned: mentioned.length, unchanged: sorted.unchanged };
}

/** Decides for each item of a delivery what it is; the first of its keys that is known decides. */
function sortDelivery(delivery: Delivery, known: Known[]): Sorted {
  const sorted: Sorted = { fresh: [], edits: [], copies: [], keys: [], unchanged: 0 };
  const byKey = new Map(known.map((row) => [row.key, row]));
  const seen = new Set<string>();
  const settled = new Set<number>();
  for (const item of delivery.items) {
    const twice = item.keys.some((key) => seen.has(key));
    for (const key of item.keys) seen.add(key);
    if (twice) continue;
    const match = item.keys.map((key) => byKey.get(key)).find((row) => row !== undefined);
    if (match === undefined) {
      sorted.fresh.push(item);
      continue;
    }
    if (settled.has(match.itemId)) continue;
    settled.add(match.itemId);
    sorted.keys.push(...item.keys.filter((key) => !byKey.has(key)).map((key) => ({ key, id: match.itemId })));
    if (match.feedId !== delivery.feedId) sorted.copies.push({ id: match.itemId, item });
    else if (match.contentHash !== item.contentHash) sorted.edits.push({ id: match.itemId, item });
    else sorted.unchanged += 1;
  }
  return sorted;
}

async function insertItems(tx: Transaction, delivery: Delivery, sorted: Sorted): Promise<number[]> {
  if (sorted.fresh.length === 0) {
    await addKeys(tx, sorted.keys);
    return [];
  }
  const rows = tx.json(sorted.fresh.map((item, position) => ({ ...item, position })) as never);
  const inserted = await tx<{ id: number }[]>`
    with new as materialized (
      select nextval('items_id_seq') as id, r.* from (
        select * from jsonb_to_recordset(${rows}) as r(position integer, keys text[], guid text, link text, title text,
          excerpt text, body text, language text, authors text[], tags text[], published timestamptz, precision text,
          updated timestamptz, week text, "contentHash" text) order by position) r
    ), added as (
      insert into items (id, feed_id, class, guid, link, title, excerpt, body, language, authors, tags, published_at,
        published_precision, updated_at, fetched_at, week, content_hash)
      overriding system value
      select id, ${delivery.feedId}, ${delivery.class}, guid, link, title, excerpt, body, language, authors, tags,
        published, precision, updated, ${delivery.fetchedAt}, week, "contentHash" from new
    ), known as (
      insert into item_keys (key, item_id) select key, id from new, unnest(keys) as key on conflict (key) do nothing
    )
    select id from new order by position`;
  await addKeys(tx, sorted.keys);
  return inserted.map((row) => row.id);
}

async function addKeys(tx: Transaction, keys: Sorted['keys']): Promise<void> {
  if (keys.length === 0) return;
  await tx`
    insert into item_keys (key, item_id)
    select key, id from jsonb_to_recordset(${tx.json(keys as never)}) as new(key text, id bigint)
    on conflict (key) do nothing`;
}

/** Keeps the text as it was, then puts the new one in its place; the coding of the old text no longer stands. */
async function reviseItems(tx: Transaction, delivery: Delivery, edits: Sorted['edits']): Promise<number[]> {
  if (edits.length === 0) return [];
  const rows = tx.json(edits.map(({ id, item }) => ({ ...item, id, keys: undefined })) as never);
  await tx`
    insert into revisions (item_id, revision, title, excerpt, content_hash, seen_at)
    select id, revision, title, excerpt, content_hash, coalesce(updated_at, fetched_at) from items
    where id in (select id from jsonb_to_recordset(${rows}) as new(id bigint))`;
  await tx`
    insert into stale_weeks (class, week)
    select distinct class, week from items where week is not null and coding_id is not null
      and id in (select id from jsonb_to_recordset(${rows}) as new(id bigint)) order by 1, 2
    on conflict (class, week) do update set marked_at = now()`;
  await tx`
    update items set title = new.title, link = coalesce(new.link, items.link), excerpt = new.excerpt, body = coalesce(new.body, items.body),
      updated_at = coalesce(new.updated, ${delivery.fetchedAt}), content_hash = new."contentHash",
      revision = revision + 1, coding_id = null
    from jsonb_to_recordset(${rows}) as new(id bigint, link text, title text, excerpt text, body text, updated timestamptz, "contentHash" text)
    where items.id = new.id`;
  return edits.map((edit) => edit.id);
}

async function insertMentions(
  tx: Transaction,
  delivery: Delivery,
  copies: Sorted['copies'],
): Promise<DeliveredItem[]> {
  if (copies.length === 0) return [];
  const rows = tx.json(copies.map(({ id, item }) => ({ id, link: item.link })) as never);
  const inserted = await tx<{ id: number }[]>`
    insert into mentions (item_id, feed_id, link, seen_at)
    select id, ${delivery.feedId}, link, ${delivery.fetchedAt} from jsonb_to_recordset(${rows}) as new(id bigint, link text)
    on conflict do nothing returning item_id as id`;
  const first = new Set(inserted.map((row) => row.id));
  return copies.filter((copy) => first.has(copy.id)).map((copy) => copy.item);
}

async function countDelivered(tx: Transaction, delivery: Delivery, items: DeliveredItem[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { week } of items) if (week !== null) counts.set(week, (counts.get(week) ?? 0) + 1);
  if (counts.size === 0) return;
  const rows = tx.json([...counts].map(([week, delivered]) => ({ week, delivered })) as never);
  await tx`
    with counted as (
      select week, delivered from jsonb_to_recordset(${rows}) as new(week text, delivered integer)
    ), marked as (
      insert into stale_weeks (class, week) select ${delivery.class}, week from counted order by week
      on conflict (class, week) do update set marked_at = now()
    )
    insert into feed_weeks (feed_id, week, delivered) select ${delivery.feedId}, week, delivered from counted
    on conflict (feed_id, week) do update set delivered = feed_weeks.delivered + excluded.delivered`;
}

async function storeReport(
  tx: Transaction,
  delivery: Delivery,
  report: FetchReport,
  result: DeliveryResult,
): Promise<void> {
  const succeeded = report.errorCode === null;
  await tx`
    with kept as (
      insert into fetches (feed_id, started_at, duration_ms, outcome, status, bytes, entries, new_items, revised_items,
        error_code, error, encoding, repaired, truncated)
      values (${delivery.feedId}, ${report.startedAt}, ${report.durationMs}, ${report.outcome}, ${report.status},
        ${report.bytes}, ${delivery.items.length}, ${result.newIds.length}, ${result.revisedIds.length},
        ${report.errorCode}, ${report.error}, ${report.encoding}, ${report.repaired}, ${report.truncated})
    )
    update feeds set state = case when state in ('paused', 'archive') then state else ${report.state} end,
      schedule = ${tx.json(report.schedule as never)}, next_fetch_at = ${report.nextFetchAt},
      last_fetch_at = ${report.startedAt}, consecutive_failures = ${succeeded ? 0 : tx`consecutive_failures + 1`},
      last_success_at = ${succeeded ? report.startedAt : tx`last_success_at`},
      last_error_code = ${report.errorCode}, last_error = ${report.error}, last_mend = ${report.mend},
      address = ${report.adoptedAddress === null ? tx`address` : tx`case when exists (select from feeds other where other.address = ${report.adoptedAddress}) then address else ${report.adoptedAddress} end`}
    where id = ${delivery.feedId}`;
}

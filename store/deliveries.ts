/**
 * What one poll or one import brought, stored whole or not at all: new items, edits as revisions, copies as mentions,
 * the weekly totals, the history of the feed and when it is next due.
 */
import type { DeliveredItem, ItemClass, Versions } from '../base/records.ts';
import type { NewCoding } from './codings.ts';
import type { Sql, Transaction } from './database.ts';
import { type FetchReport, storeReport } from './fetch-reports.ts';

/** What a coder says of a text that is not stored yet. */
export type FreshCoding = Omit<NewCoding, 'itemId' | 'revision'>;

export interface Delivery {
  feedId: number;
  class: ItemClass;
  fetchedAt: Date;
  items: DeliveredItem[];
  /** Codings of items that were unknown beforehand, stored with those that still are. */
  codings?: { coder: string; versions: Versions; byItem: Map<DeliveredItem, FreshCoding> };
}

export interface DeliveryResult {
  /** Ids of new and of revised items: these want coding, but for new ones whose coding came with them. */
  newIds: number[];
  /** The new items, in the order of `newIds`. */
  newItems: DeliveredItem[];
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

const NOT_CODED = {
  coder: '',
  versions: { codebook: '', lexicon: '', model: '' },
  byItem: new Map<DeliveredItem, FreshCoding>(),
};

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore(sql: Sql) {
  return {
    /** The items of which no key is known, so that they can be coded before they take their turn at storing. */
    async unknown(items: DeliveredItem[]): Promise<DeliveredItem[]> {
      if (items.length === 0) return [];
      const keys = [...new Set(items.flatMap((item) => item.keys))];
      const rows = await sql<{ key: string }[]>`select key from item_keys where key = any(${keys})`;
      const known = new Set(rows.map((row) => row.key));
      return items.filter((item) => !item.keys.some((key) => known.has(key)));
    },

    /** Stores a delivery and, where a poll brought it, the poll's report. Storing the same again changes nothing. */
    async deliver(delivery: Delivery, report?: FetchReport): Promise<DeliveryResult> {
      return await sql.begin(async (tx) => {
        const sorted = sortDelivery(delivery, await knownOf(tx, delivery));
        const [newIds, revisedIds, mentioned] = await Promise.all([
          insertItems(tx, delivery, sorted),
          reviseItems(tx, delivery, sorted.edits),
          storeMentions(tx, delivery, sorted),
          report &&
            storeReport(tx, delivery.feedId, report, {
              entries: delivery.items.length,
              fresh: sorted.fresh.length,
              revised: sorted.edits.length,
            }),
        ]);
        return { newIds, newItems: sorted.fresh, revisedIds, mentioned, unchanged: sorted.unchanged };
      });
    },
  };
}

/** Takes the turn, then looks up what is known. */
async function knownOf(tx: Transaction, delivery: Delivery): Promise<Known[]> {
  if (delivery.items.length === 0) return [];
  const keys = [...new Set(delivery.items.flatMap((item) => item.keys))];
  const [, known] = await Promise.all([
    tx`select pg_advisory_xact_lock(${TURN})`,
    tx<Known[]>`
      select k.key, i.id as "itemId", i.feed_id as "feedId", i.content_hash as "contentHash"
      from item_keys k join items i on i.id = k.item_id where k.key = any(${keys})`,
  ]);
  return known;
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
  const keysAdded = addKeys(tx, sorted.keys);
  if (sorted.fresh.length === 0) return await keysAdded.then(() => []);
  const { coder, versions, byItem } = delivery.codings ?? NOT_CODED;
  const rows = tx.json(
    sorted.fresh.map((item, position) => ({ ...item, position, coding: byItem.get(item) })) as never,
  );
  const inserting = tx<{ id: number }[]>`
    with new as materialized (
      select nextval('items_id_seq') as id, case when coding is not null then nextval('codings_id_seq') end as coding_id, r.*
      from (
        select * from jsonb_to_recordset(${rows}) as r(position integer, keys text[], guid text, link text, title text,
          excerpt text, body text, language text, authors text[], tags text[], published timestamptz, precision text,
          updated timestamptz, week text, "contentHash" text, coding jsonb) order by position) r
    ), added as (
      insert into items (id, feed_id, class, guid, link, title, excerpt, body, language, authors, tags, published_at,
        published_precision, updated_at, fetched_at, week, content_hash, coding_id, relevance, orientation, categories, factors)
      overriding system value
      select id, ${delivery.feedId}, ${delivery.class}, guid, link, title, excerpt, body, language, authors, tags,
        published, precision, updated, ${delivery.fetchedAt}, week, "contentHash", coding_id, coding ->> 'relevance',
        coding ->> 'orientation', array(select jsonb_path_query(coding, '$.categories[*].id') #>> '{}'),
        array(select jsonb_path_query(coding, '$.factors[*].id') #>> '{}') from new
    ), known as (
      insert into item_keys (key, item_id) select key, id from new, unnest(keys) as key on conflict (key) do nothing
    ), coded as (
      insert into codings (id, item_id, revision, coder, codebook_version, lexicon_version, model_version, language,
        relevance, orientation, relevant_probability, core_probability, categories, factors, evidence, coded_at)
      overriding system value
      select coding_id, new.id, 1, ${coder}, ${versions.codebook}, ${versions.lexicon}, ${versions.model}, lang,
        c.relevance, c.orientation, "relevantProbability", "coreProbability", c.categories, c.factors,
        nullif(c.evidence, 'null'), now()
      from new, jsonb_to_record(coding) as c(lang text, relevance text, orientation text, "relevantProbability" real,
        "coreProbability" real, categories jsonb, factors jsonb, evidence jsonb)
      where coding_id is not null
    )
    select id from new order by position`;
  const [inserted] = await Promise.all([inserting, keysAdded]);
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

/** Stores copies as mentions, then counts what the feed brought in each week; returns the number of new mentions. */
async function storeMentions(
  tx: Transaction,
  delivery: Delivery,
  { fresh, copies }: Sorted,
): Promise<number> {
  const mentioned = await insertMentions(tx, delivery, copies);
  await countDelivered(tx, delivery, [...fresh, ...mentioned]);
  return mentioned.length;
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

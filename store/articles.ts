/**
 * Article pages: which are wanted and when, what came of each, and the pages themselves, kept compressed. A good text
 * becomes the item's body and has the item coded again; it never leaves through a public interface.
 */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Sql, Transaction } from './database.ts';

/** An item whose page is due. */
export interface WantedArticle {
  itemId: number;
  address: string;
  attempts: number;
}

/** What a page said of its article; the text only where it is good. */
export interface StoredArticle {
  title: string;
  byline: string[];
  publishedAt: string | null;
  modifiedAt: string | null;
  language: string | null;
  canonical: string | null;
  image: string | null;
  quality: number;
  refusal: string | null;
  extractor: string;
  /** Null where it is not good enough to stand for the article. */
  text: string | null;
  /** The identity key of the canonical address, null where the page names none. */
  key: string | null;
}

export interface ArticlePage {
  address: string;
  contentType: string | null;
  bytes: Uint8Array;
}

/** Why a page could not be had, and when to ask again; null for never. */
export interface MissedArticle {
  outcome: string;
  error: string;
  mend: string;
  nextTryAt: Date | null;
}

export interface PageToReadAgain extends ArticlePage {
  itemId: number;
}

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** Quality 5 packs news pages to a seventh, in some 15 ms each. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};
/** A feed that carries this many characters carries the article: its page is left alone. */
const WHOLE_ARTICLE = 2_000;

export type ArticleStore = ReturnType<typeof createArticleStore>;

export function createArticleStore(sql: Sql) {
  return {
    /** Asks for the pages of live items that have a link and no full text yet; returns the ids now wanted. */
    async want(itemIds: number[]): Promise<number[]> {
      if (itemIds.length === 0) return [];
      const rows = await sql<{ id: number }[]>`
        insert into articles (item_id, address)
        select id, link from items
        where id = any(${itemIds}) and class = 'live' and link ~* '^https?://' and coalesce(length(body), 0) < ${WHOLE_ARTICLE}
        on conflict do nothing returning item_id as id`;
      return rows.map((row) => row.id);
    },

    /** Ids of items whose page is due, the longest overdue first. */
    async due(limit: number): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select item_id as id from articles where next_try_at <= now() order by next_try_at limit ${limit}`;
      return rows.map((row) => row.id);
    },

    /** The page to fetch for an item; undefined where none is due. */
    async wanted(itemId: number): Promise<WantedArticle | undefined> {
      const [row] = await sql<WantedArticle[]>`
        select item_id as "itemId", address, attempts from articles where item_id = ${itemId} and next_try_at <= now()`;
      return row;
    },

    async miss(itemId: number, missed: MissedArticle): Promise<void> {
      await sql`
        update articles set attempts = attempts + 1, state = ${missed.nextTryAt === null ? 'failed' : 'wanted'},
          outcome = ${missed.outcome}, error = ${missed.error}, mend = ${missed.mend}, next_try_at = ${missed.nextTryAt}
        where item_id = ${itemId}`;
    },

    /** Keeps a page and what was read from it; returns whether the item has another text now and wants coding. */
    async keep(itemId: number, page: ArticlePage, article: StoredArticle): Promise<boolean> {
      const packed = await compress(page.bytes, BROTLI);
      return await sql.begin(async (tx) => {
        await tx`
          update articles set attempts = attempts + 1, outcome = 'ok', error = null, mend = null, next_try_at = null,
            fetched_at = now(), page_address = ${page.address}, content_type = ${page.contentType}, page = ${packed}
          where item_id = ${itemId}`;
        return await storeReading(tx, itemId, article);
      });
    },

    /** Up to `limit` kept pages that another extractor than this one read last. */
    async readByOthers(extractor: string, limit: number): Promise<PageToReadAgain[]> {
      const rows = await sql<
        { itemId: number; address: string; contentType: string | null; page: Uint8Array }[]
      >`
        select item_id as "itemId", page_address as address, content_type as "contentType", page from articles
        where page is not null and extractor <> ${extractor} order by item_id limit ${limit}`;
      return await Promise.all(
        rows.map(async ({ page, ...row }) => ({ ...row, bytes: await decompress(page) })),
      );
    },

    /** Replaces what an earlier extractor read; returns whether the item has another text now and wants coding. */
    async readAgain(itemId: number, article: StoredArticle): Promise<boolean> {
      return await sql.begin((tx) => storeReading(tx, itemId, article));
    },

    /** How many kept pages another extractor read last. */
    async countReadByOthers(extractor: string): Promise<number> {
      const [row] = await sql<{ count: number }[]>`
        select count(*) as count from articles where page is not null and extractor <> ${extractor}`;
      return row!.count;
    },

    async countByState(): Promise<Record<string, number>> {
      const rows = await sql<
        { state: string; count: number }[]
      >`select state, count(*) as count from articles group by state`;
      return Object.fromEntries(rows.map((row) => [row.state, row.count]));
    },
  };
}

async function storeReading(tx: Transaction, itemId: number, article: StoredArticle): Promise<boolean> {
  const copyOf =
    article.text === null || article.key === null ? null : await joinIdentity(tx, itemId, article.key);
  await tx`
    update articles set state = ${article.text === null ? 'poor' : 'good'}, extractor = ${article.extractor},
      quality = ${article.quality}, refusal = ${article.refusal}, title = ${article.title}, byline = ${article.byline},
      published_at = ${article.publishedAt}, modified_at = ${article.modifiedAt}, language = ${article.language},
      canonical = ${article.canonical}, image = ${article.image}, copy_of = ${copyOf}
    where item_id = ${itemId}`;
  return article.text !== null && (await replaceBody(tx, itemId, article.text, article.byline));
}

/**
 * Has the item known by its canonical address too. Where another item is, that one is returned, and remembers this one's
 * feed as a mention.
 */
async function joinIdentity(tx: Transaction, itemId: number, key: string): Promise<number | null> {
  await tx`insert into item_keys (key, item_id) values (${key}, ${itemId}) on conflict (key) do nothing`;
  const [holder] = await tx<{ id: number }[]>`
    select k.item_id as id from item_keys k join items other on other.id = k.item_id join items own on own.id = ${itemId}
    where k.key = ${key} and k.item_id <> ${itemId} and other.class = own.class`;
  if (holder === undefined) return null;
  await tx`
    insert into mentions (item_id, feed_id, link, seen_at)
    select ${holder.id}, own.feed_id, own.link, own.fetched_at from items own join items other on other.id = ${holder.id}
    where own.id = ${itemId} and own.feed_id <> other.feed_id on conflict do nothing`;
  return holder.id;
}

/** The text as it was coded so far stays as a revision; the item's coding no longer stands. */
async function replaceBody(
  tx: Transaction,
  itemId: number,
  text: string,
  byline: string[],
): Promise<boolean> {
  const changed = await tx`
    with before as (
      select id, revision, title, excerpt, content_hash, fetched_at, updated_at, class, week from items
      where id = ${itemId} and body is distinct from ${text} for update
    ), kept as (
      insert into revisions (item_id, revision, title, excerpt, content_hash, seen_at, reason)
      select id, revision, title, excerpt, content_hash, coalesce(updated_at, fetched_at), 'article' from before
    ), marked as (
      insert into stale_weeks (class, week) select class, week from before where week is not null
      on conflict (class, week) do update set marked_at = now()
    )
    update items set body = ${text}, revision = items.revision + 1, coding_id = null,
      authors = case when items.authors = '{}' then ${byline} else items.authors end
    from before where items.id = before.id returning items.id`;
  return changed.length > 0;
}

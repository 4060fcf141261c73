/**
 * Codings: what a coder, model or person, said of an item; and which items still want one.
 * A coding is never overwritten; the current one is repeated on its item for lists and counts.
 */
import type { Coding, Evidence, Versions } from '../base/records.ts';
import type { Sql } from './database.ts';

export interface ItemToCode {
  id: number;
  revision: number;
  title: string;
  excerpt: string;
  body: string | null;
  language: string | null;
}

export interface NewCoding extends Coding {
  itemId: number;
  revision: number;
  /** Kept where the item is relevant; it can be made again from the versions where it is not. */
  evidence: Evidence[] | null;
}

export interface StoredCoding extends Coding {
  id: number;
  revision: number;
  coder: string;
  versions: Versions;
  evidence: Evidence[] | null;
  codedAt: Date;
}

/** A coding in a list: without its evidence, with its versions side by side. */
export interface ListedCoding extends Coding {
  id: number;
  itemId: number;
  revision: number;
  coder: string;
  codebookVersion: string;
  lexiconVersion: string;
  modelVersion: string;
  codedAt: Date;
}

export interface CodingFilter {
  itemId?: number | undefined;
  coder?: 'person' | 'model' | undefined;
}

/** What a person said of a text. */
export interface PersonalCoding extends Pick<Coding, 'relevance'> {
  title: string;
  summary: string;
  language: 'en' | 'ru';
  categories: string[];
  factors: string[];
}

export type CodingStore = ReturnType<typeof createCodingStore>;

const isModel = (coder: string) => coder.startsWith('model:');

export function createCodingStore(sql: Sql) {
  const isOutdated = ({ codebook, lexicon, model }: Versions) => sql`coder like 'model:%'
    and (codebook_version, lexicon_version, model_version) is distinct from (${codebook}, ${lexicon}, ${model})`;

  return {
    /** Ids of items without a current coding, oldest first. */
    async uncoded(limit: number): Promise<number[]> {
      const rows = await sql<
        { id: number }[]
      >`select id from items where coding_id is null order by id limit ${limit}`;
      return rows.map((row) => row.id);
    },

    async toCode(ids: number[]): Promise<ItemToCode[]> {
      return await sql<ItemToCode[]>`
        select id, revision, title, excerpt, body, language from items
        where id = any(${ids}) and coding_id is null order by id`;
    },

    /** Items whose current coding is a model's under other versions, by rising id from beyond `after`. */
    async outdated(versions: Versions, after: number, limit: number): Promise<ItemToCode[]> {
      return await sql<ItemToCode[]>`
        select items.id, items.revision, title, excerpt, body, items.language
        from items join codings on codings.id = items.coding_id
        where items.id > ${after} and ${isOutdated(versions)} order by items.id limit ${limit}`;
    },

    async countOutdated(versions: Versions): Promise<number> {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::integer as count from items join codings on codings.id = items.coding_id
        where ${isOutdated(versions)}`;
      return row!.count;
    },

    /**
     * Stores codings of one coder, makes them current, and marks their weeks stale. An item edited meanwhile stays
     * uncoded, and a model's coding never takes the place of a person's.
     */
    async add(coder: string, versions: Versions, codings: NewCoding[]): Promise<void> {
      if (codings.length === 0) return;
      await sql`
        with new as (
          select * from jsonb_to_recordset(${sql.json(codings as never)}) as new("itemId" bigint, revision integer,
            lang text, relevance text, orientation text, "relevantProbability" real, "coreProbability" real,
            categories jsonb, factors jsonb, evidence jsonb)
        ), added as (
          insert into codings (item_id, revision, coder, codebook_version, lexicon_version, model_version, language,
            relevance, orientation, relevant_probability, core_probability, categories, factors, evidence, coded_at)
          select "itemId", revision, ${coder}, ${versions.codebook}, ${versions.lexicon}, ${versions.model}, lang,
            relevance, orientation, "relevantProbability", "coreProbability", categories, factors, evidence, now()
          from new
          on conflict (item_id, revision, coder, codebook_version, lexicon_version, model_version)
            do update set coder = excluded.coder
          returning id, item_id, revision, relevance, orientation, categories, factors
        ), made_current as (
          update items set coding_id = added.id, relevance = added.relevance, orientation = added.orientation,
            categories = array(select jsonb_path_query(added.categories, '$[*].id') #>> '{}'),
            factors = array(select jsonb_path_query(added.factors, '$[*].id') #>> '{}')
          from added where items.id = added.item_id and items.revision = added.revision and (${!isModel(coder)}
            or not exists (select from codings where id = items.coding_id and coder not like 'model:%'))
          returning items.class, items.week
        )
        insert into stale_weeks (class, week) select distinct class, week from made_current where week is not null
        order by 1, 2 on conflict (class, week) do update set marked_at = now()`;
    },

    /**
     * The newest coding by a person of every item in its present wording, as training takes it: English and Russian
     * only, ordered by text, so that the same codings give the same list in any database.
     */
    async byPeople(): Promise<PersonalCoding[]> {
      return await sql<PersonalCoding[]>`
        select * from (
          select distinct on (item_id) title, excerpt as summary, codings.language, codings.relevance,
            array(select jsonb_path_query(codings.categories, '$[*].id') #>> '{}') as categories,
            array(select jsonb_path_query(codings.factors, '$[*].id') #>> '{}') as factors
          from codings join items on items.id = item_id and items.revision = codings.revision
          where coder not like 'model:%' and codings.language in ('en', 'ru')
          order by item_id, codings.id desc
        ) as newest
        order by title collate "C", summary collate "C", relevance, categories, factors, language`;
    },

    /** Newest first; `before` is the id that the page before ended with. */
    async list({ itemId, coder }: CodingFilter, limit: number, before?: number): Promise<ListedCoding[]> {
      return await sql<ListedCoding[]>`
        select id, item_id as "itemId", revision, coder, codebook_version as "codebookVersion",
          lexicon_version as "lexiconVersion", model_version as "modelVersion", language as lang, relevance, orientation,
          relevant_probability as "relevantProbability", core_probability as "coreProbability", categories, factors,
          coded_at as "codedAt"
        from codings where true
          ${itemId === undefined ? sql`` : sql`and item_id = ${itemId}`}
          ${coder === undefined ? sql`` : coder === 'model' ? sql`and coder like 'model:%'` : sql`and coder not like 'model:%'`}
          ${before === undefined ? sql`` : sql`and id < ${before}`}
        order by id desc limit ${limit}`;
    },

    /** Every coding of an item, newest first. */
    async ofItem(itemId: number): Promise<StoredCoding[]> {
      return await sql<StoredCoding[]>`
        select id, revision, coder, jsonb_build_object('codebook', codebook_version, 'lexicon', lexicon_version, 'model', model_version) as versions,
          language as lang, relevance, orientation, relevant_probability as "relevantProbability",
          core_probability as "coreProbability", categories, factors, evidence, coded_at as "codedAt"
        from codings where item_id = ${itemId} order by id desc`;
    },
  };
}

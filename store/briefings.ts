/** Briefings as they are kept: versions of a week, what persons changed in them, and who signed. */

import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import type { Sql } from './database.ts';

export type BriefingState = 'draft' | 'signed' | 'superseded';
export type BriefingReason = 'scheduled' | 'demand' | 'late-data';

/** What tells one briefing of a week from another. */
export interface BriefingKey {
  week: string;
  class: ItemClass;
  language: 'en' | 'ru';
}

export interface BriefingRow extends BriefingKey {
  id: number;
  /** From 1, for each week, class and language. */
  version: number;
  state: BriefingState;
  reason: BriefingReason;
  materialHash: string;
  /** Sentences written anew by their id; null takes one out. */
  edits: Record<string, string | null>;
  /** What a person has to say beside the text. */
  comment: string | null;
  madeAt: Date;
  changedAt: Date;
  changedBy: string | null;
  signedBy: string | null;
  signedAt: Date | null;
}

/** With the document as it was made, before edits. */
export interface StoredBriefing extends BriefingRow {
  document: unknown;
}

export interface NewBriefing extends BriefingKey {
  reason: BriefingReason;
  materialHash: string;
  document: unknown;
}

export interface BriefingFilter extends Partial<BriefingKey> {
  state?: BriefingState | undefined;
  /** Only ids below this one: the cursor of newest-first lists. */
  before?: number | undefined;
}

export type BriefingStore = ReturnType<typeof createBriefingStore>;

export function createBriefingStore(sql: Sql) {
  const columns = sql`
    id, week, class, language, version, state, reason, material_hash as "materialHash", edits, comment, made_at as "madeAt",
    changed_at as "changedAt", changed_by as "changedBy", signed_by as "signedBy", signed_at as "signedAt"`;

  async function changed(rows: BriefingRow[], id: number): Promise<BriefingRow> {
    if (rows[0] !== undefined) return rows[0];
    const [row] = await sql<{ state: BriefingState }[]>`select state from briefings where id = ${id}`;
    if (row === undefined)
      throw new RendezvousError('not-found', `there is no briefing ${id}`, 'Ids come from /v1/briefings.');
    throw new RendezvousError(
      'conflict',
      `briefing ${id} is ${row.state}, so it stays as it is`,
      'Open the newest draft of the week; /v1/briefings?state=draft lists them.',
    );
  }

  return {
    /**
     * Keeps a new version, unless the newest was made from the same material; returns what then is newest, and whether it
     * is new. An older draft is superseded; a signed version stays.
     */
    async keep(made: NewBriefing): Promise<{ briefing: StoredBriefing; isNew: boolean }> {
      const kept = await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtext(${`briefing ${made.week} ${made.class} ${made.language}`}))`;
        const [newest] = await tx<StoredBriefing[]>`
          select ${columns}, document from briefings
          where week = ${made.week} and class = ${made.class} and language = ${made.language} order by version desc limit 1`;
        if (newest?.materialHash === made.materialHash) return { briefing: newest, isNew: false };
        await tx`
          update briefings set state = 'superseded', changed_at = now()
          where week = ${made.week} and class = ${made.class} and language = ${made.language} and state = 'draft'`;
        const [briefing] = await tx<StoredBriefing[]>`
          insert into briefings (week, class, language, version, state, reason, material_hash, document)
          values (${made.week}, ${made.class}, ${made.language}, ${(newest?.version ?? 0) + 1}, 'draft',
            ${newest === undefined ? made.reason : 'late-data'}, ${made.materialHash}, ${tx.json(made.document as never)})
          returning ${columns}, document`;
        return { briefing: briefing!, isNew: true };
      });
      return kept as { briefing: StoredBriefing; isNew: boolean };
    },

    /** Newest first, without their documents. */
    async list(filter: BriefingFilter, limit: number): Promise<BriefingRow[]> {
      return await sql<BriefingRow[]>`
        select ${columns} from briefings where true
          ${filter.week ? sql`and week = ${filter.week}` : sql``}
          ${filter.class ? sql`and class = ${filter.class}` : sql``}
          ${filter.language ? sql`and language = ${filter.language}` : sql``}
          ${filter.state ? sql`and state = ${filter.state}` : sql``}
          ${filter.before ? sql`and id < ${filter.before}` : sql``}
        order by id desc limit ${limit}`;
    },

    async byId(id: number): Promise<StoredBriefing | undefined> {
      const [row] = await sql<StoredBriefing[]>`select ${columns}, document from briefings where id = ${id}`;
      return row;
    },

    /** The weeks that have briefings, with class and language: those that late data may change. */
    async keysSince(week: string): Promise<BriefingKey[]> {
      return await sql<BriefingKey[]>`
        select distinct week, class, language from briefings where week >= ${week} order by 1, 2, 3`;
    },

    /** Ids of briefings that were signed, or made as drafts, less than two days ago: those that are sent. */
    async freshly(state: 'signed' | 'draft'): Promise<number[]> {
      const rows = await sql<{ id: number }[]>`
        select id from briefings where changed_at > now() - interval '2 days'
          and state ${state === 'signed' ? sql`= 'signed'` : sql`in ('signed', 'draft')`} order by id`;
      return rows.map(({ id }) => id);
    },

    /** Changes a draft. Throws `not-found`, and `conflict` where it is no draft. */
    async edit(
      id: number,
      by: string,
      {
        edits,
        comment,
      }: { edits?: Record<string, string | null> | undefined; comment?: string | null | undefined },
    ): Promise<BriefingRow> {
      const rows = await sql<BriefingRow[]>`
        update briefings set changed_at = now(), changed_by = ${by}
          ${edits === undefined ? sql`` : sql`, edits = ${sql.json(edits)}`}
          ${comment === undefined ? sql`` : sql`, comment = ${comment}`}
        where id = ${id} and state = 'draft' returning ${columns}`;
      return await changed(rows, id);
    },

    /** Signs a draft, for good. Throws `not-found`, and `conflict` where it is no draft. */
    async sign(id: number, by: string): Promise<BriefingRow> {
      const rows = await sql<BriefingRow[]>`
        update briefings set state = 'signed', signed_by = ${by}, signed_at = now(), changed_at = now(), changed_by = ${by}
        where id = ${id} and state = 'draft' returning ${columns}`;
      return await changed(rows, id);
    },
  };
}

/** Backfill runs: what stretch of the past was asked for, how far it has come, why it ended. Cursors are opaque here. */
import type { Sql } from './database.ts';

export interface BackfillKey {
  /** The address or file that the past is taken from. */
  source: string;
  outlet: string;
  method: string;
  /** `2024-11-28`; both days included. */
  since: string;
  until: string;
}

export interface BackfillRow extends BackfillKey {
  id: number;
  state: 'running' | 'done' | 'stopped';
  cursor: unknown;
  requests: number;
  /** Entries seen within the stretch, and those of them that were new. */
  found: number;
  stored: number;
  /** Steps in a row that brought nothing new. */
  barren: number;
  stopReason: string | null;
  startedAt: Date;
  updatedAt: Date;
}

export type BackfillProgress = Pick<
  BackfillRow,
  'state' | 'cursor' | 'requests' | 'found' | 'stored' | 'barren' | 'stopReason'
>;

export type BackfillStore = ReturnType<typeof createBackfillStore>;

export function createBackfillStore(sql: Sql) {
  const columns = sql`
    id, source, outlet, method, since::text as since, until::text as until, state, cursor, requests, found, stored, barren,
    stop_reason as "stopReason", started_at as "startedAt", updated_at as "updatedAt"`;
  return {
    /** The run of this key, begun now or before; a stopped one goes on from where it was. */
    async begin({ source, outlet, method, since, until }: BackfillKey): Promise<BackfillRow> {
      const [row] = await sql<BackfillRow[]>`
        insert into backfills (source, outlet, method, since, until) values (${source}, ${outlet}, ${method}, ${since}, ${until})
        on conflict (source, method, since, until) do update set updated_at = now() returning ${columns}`;
      return row!;
    },

    /** The unfinished run of a source that began last, whatever its method; undefined where there is none. */
    async unfinished(source: string, since: string): Promise<BackfillRow | undefined> {
      const [row] = await sql<BackfillRow[]>`
        select ${columns} from backfills where source = ${source} and since = ${since} and state <> 'done'
        order by started_at desc limit 1`;
      return row;
    },

    async save(id: number, progress: BackfillProgress): Promise<void> {
      await sql`
        update backfills set state = ${progress.state}, cursor = ${sql.json((progress.cursor ?? null) as never)},
          requests = ${progress.requests}, found = ${progress.found}, stored = ${progress.stored},
          barren = ${progress.barren}, stop_reason = ${progress.stopReason}, updated_at = now()
        where id = ${id}`;
    },

    async list(): Promise<BackfillRow[]> {
      return await sql<BackfillRow[]>`select ${columns} from backfills order by started_at desc`;
    },

    /** Which of these identity keys are known. */
    async knownKeys(keys: string[]): Promise<Set<string>> {
      const rows = await sql<{ key: string }[]>`select key from item_keys where key = any(${keys})`;
      return new Set(rows.map((row) => row.key));
    },
  };
}

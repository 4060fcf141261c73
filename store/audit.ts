/** The audit log: every write, by whom, from where, to what end. Rows are only ever added. */
import type { Sql } from './database.ts';

export interface AuditEntry {
  actor: string;
  role: string;
  /** What was done, as a method and a route: `PATCH /v1/feeds/{id}`; or a command of the command line. */
  action: string;
  target: string | null;
  /** HTTP status of the answer; null outside HTTP. */
  status: number | null;
  address: string | null;
  detail: unknown;
}

export interface AuditRow extends AuditEntry {
  id: number;
  happenedAt: Date;
}

export type AuditStore = ReturnType<typeof createAuditStore>;

export function createAuditStore(sql: Sql) {
  return {
    async add(entry: AuditEntry): Promise<void> {
      await sql`
        insert into audit (actor, role, action, target, status, address, detail)
        values (${entry.actor}, ${entry.role}, ${entry.action}, ${entry.target}, ${entry.status}, ${entry.address},
          ${sql.json((entry.detail ?? null) as never)})`;
    },

    /** Newest first; `before` is the id that the page before ended with. */
    async list(limit: number, before?: number): Promise<AuditRow[]> {
      return await sql<AuditRow[]>`
        select id, happened_at as "happenedAt", actor, role, action, target, status, address, detail from audit
        ${before === undefined ? sql`` : sql`where id < ${before}`} order by id desc limit ${limit}`;
    },
  };
}

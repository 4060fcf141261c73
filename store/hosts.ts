/**
 * Turns at a host, shared by all processes: one request at a time, a pause between two. Who comes too early is told
 * when to come again, each at a time of its own, so that fifty feeds of one host do not all ask at once.
 */
import type { Sql } from './database.ts';

/** What a visit takes at least, for reckoning when the next in line may come. */
const SHORTEST_VISIT_MS = 50;

export type HostStore = ReturnType<typeof createHostStore>;

/** @param spacingMs least time between two requests to one host. */
export function createHostStore(sql: Sql, spacingMs: number) {
  const step = spacingMs + SHORTEST_VISIT_MS;
  return {
    /** 0 when the turn is taken, for at most `holdSeconds`; else the milliseconds after which to ask again. */
    async enter(host: string, holdSeconds: number): Promise<number> {
      const taken = await sql`
        insert into hosts (host, held_until) values (${host}, now() + ${holdSeconds} * interval '1 second')
        on conflict (host) do update set held_until = excluded.held_until
          where hosts.free_at <= now() and (hosts.held_until is null or hosts.held_until <= now())
        returning host`;
      if (taken.length > 0) return 0;
      const [row] = await sql<{ wait: number }[]>`
        update hosts set line_ends_at = greatest(line_ends_at, free_at, now()) + ${step} * interval '1 millisecond'
        where host = ${host} returning (extract(epoch from line_ends_at - now()) * 1000)::float8 as wait`;
      return Math.max(1, Math.ceil(row?.wait ?? step));
    },

    /** Gives the turn back; the next may start after the spacing, or after `pauseSeconds` where that is longer. */
    async leave(host: string, pauseSeconds = 0): Promise<void> {
      await sql`
        update hosts set held_until = null,
          free_at = now() + ${Math.max(spacingMs, pauseSeconds * 1000)} * interval '1 millisecond'
        where host = ${host}`;
    },
  };
}

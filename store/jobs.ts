/**
 * The jobs table of the embedded queue: taking in, handing out, putting back, counting.
 * Knows rows and times only; what a job means is the business of workers.
 */
import type { Sql } from './database.ts';

/** Failed jobs that are kept to be seen. */
const KEPT_FAILURES = 1000;

export interface JobRow {
  id: number;
  name: string;
  payload: unknown;
  attempts: number;
}

export interface NewJob {
  name: string;
  payload: unknown;
  key: string | null;
  /** 0 starts first. */
  priority: number;
  delaySeconds: number;
}

export type JobStore = ReturnType<typeof createJobStore>;

/** Jobs of one named queue. */
export function createJobStore(sql: Sql, queue: string) {
  return {
    /** False where a job of the same name and key waits or runs. */
    async add(job: NewJob): Promise<boolean> {
      const added = await sql`
        insert into jobs (queue, name, key, payload, priority, run_at)
        values (${queue}, ${job.name}, ${job.key}, ${sql.json(job.payload as never)}, ${job.priority},
          now() + ${job.delaySeconds} * interval '1 second')
        on conflict (queue, name, key) where state in ('waiting', 'active') do nothing
        returning id`;
      return added.length > 0;
    },

    /** Hands out up to `limit` due jobs of these names, each to one caller, for `lockSeconds`. */
    async take(names: string[], limit: number, lockSeconds: number): Promise<JobRow[]> {
      return await sql<JobRow[]>`
        update jobs set state = 'active', attempts = attempts + 1, locked_until = now() + ${lockSeconds} * interval '1 second'
        where id in (
          select id from jobs
          where queue = ${queue} and state = 'waiting' and run_at <= now() and name = any(${names})
          order by priority, run_at, id limit ${limit} for update skip locked)
        returning id, name, payload, attempts`;
    },

    /** Jobs of processes that vanished wait again. */
    async releaseExpired(): Promise<void> {
      await sql`
        update jobs set state = 'waiting', locked_until = null
        where queue = ${queue} and state = 'active' and locked_until < now()`;
    },

    async extend(ids: number[], lockSeconds: number): Promise<void> {
      await sql`update jobs set locked_until = now() + ${lockSeconds} * interval '1 second' where id = any(${ids}) and state = 'active'`;
    },

    async complete(job: JobRow): Promise<void> {
      await sql`
        with done as (delete from jobs where id = ${job.id} returning name)
        insert into job_counts (queue, name, outcome, count) select ${queue}, name, 'completed', 1 from done
        on conflict (queue, name, outcome) do update set count = job_counts.count + 1`;
    },

    /** Puts a job back; `counted` false takes the try off the count again. */
    async postpone(job: JobRow, seconds: number, error: string, counted: boolean): Promise<void> {
      await sql`
        update jobs set state = 'waiting', locked_until = null, error = ${error},
          attempts = attempts - ${counted ? 0 : 1}, run_at = now() + ${seconds} * interval '1 second'
        where id = ${job.id}`;
    },

    async fail(job: JobRow, error: string): Promise<void> {
      await sql`update jobs set state = 'failed', locked_until = null, error = ${error} where id = ${job.id}`;
      await sql`
        delete from jobs where queue = ${queue} and state = 'failed' and id <= (
          select id from jobs where queue = ${queue} and state = 'failed' order by id desc offset ${KEPT_FAILURES} limit 1)`;
    },

    async failed(
      limit: number,
    ): Promise<{ name: string; payload: unknown; error: string; attempts: number }[]> {
      return await sql`
        select name, payload, error, attempts from jobs
        where queue = ${queue} and state = 'failed' order by id desc limit ${limit}`;
    },

    async statistics() {
      const [row] = await sql<
        { waiting: number; delayed: number; active: number; failed: number; completed: number }[]
      >`
        select count(*) filter (where state = 'waiting' and run_at <= now()) as waiting,
          count(*) filter (where state = 'waiting' and run_at > now()) as delayed,
          count(*) filter (where state = 'active') as active,
          count(*) filter (where state = 'failed') as failed,
          (select coalesce(sum(count), 0)::bigint from job_counts where queue = ${queue} and outcome = 'completed') as completed
        from jobs where queue = ${queue}`;
      return row!;
    },

    /** Milliseconds until the next job of these names falls due; null where none waits. */
    async untilNext(names: string[]): Promise<number | null> {
      const [row] = await sql<{ wait: number | null }[]>`
        select (extract(epoch from min(run_at) - now()) * 1000)::float8 as wait
        from jobs where queue = ${queue} and state = 'waiting' and name = any(${names})`;
      return row?.wait ?? null;
    },

    /** Declares a repeating job; it first falls due at once. */
    async declareRepeat(name: string): Promise<void> {
      await sql`
        insert into job_repeats (queue, name, next_at) values (${queue}, ${name}, now())
        on conflict (queue, name) do nothing`;
    },

    /** True for the one caller that finds the repeating job due; the next turn is then a period ahead. */
    async claimRepeat(name: string, everySeconds: number): Promise<boolean> {
      const claimed = await sql`
        update job_repeats set next_at = now() + ${everySeconds} * interval '1 second'
        where queue = ${queue} and name = ${name}
          and (next_at <= now() or next_at > now() + ${everySeconds} * interval '1 second')
        returning name`;
      return claimed.length > 0;
    },
  };
}

/**
 * The queue driver of embedded mode: jobs wait in the database's jobs table and run in this process.
 * It must not know what any job does.
 */
import { setMaxListeners } from 'node:events';
import { messageOf, RendezvousError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { JobRow, JobStore } from '../store/jobs.ts';
import {
  backoffSeconds,
  type EnqueueOptions,
  type JobDefinition,
  NeverRetry,
  type NoPayload,
  PRIORITIES,
  type Queue,
  type Registration,
  RetryAfter,
  runHandler,
} from './queue.ts';

/** How long a process that was killed keeps its jobs from the others. */
const LOCK_SECONDS = 30;
/** How often an idle queue looks whether another process has put something in. */
const POLL_MILLISECONDS = 1000;

const LEAST_PAUSE_MILLISECONDS = 20;

export interface DatabaseQueueOptions {
  log: Log;
  lockSeconds?: number;
  pollMilliseconds?: number;
}

/** A queue on the jobs table; any number of processes may share it. */
export class DatabaseQueue implements Queue {
  readonly #jobs: JobStore;
  readonly #log: Log;
  readonly #lockSeconds: number;
  readonly #pollMilliseconds: number;
  readonly #registrations = new Map<string, Registration>();
  readonly #repeats = new Map<string, { job: JobDefinition<NoPayload>; everySeconds: number }>();
  readonly #running = new Map<number, Promise<void>>();
  readonly #closing = new AbortController();
  #concurrency = 0;
  #loop: Promise<void> | undefined;
  #wake: () => void = () => {};
  #upkeepAt = 0;
  #stopped = false;

  constructor(jobs: JobStore, options: DatabaseQueueOptions) {
    setMaxListeners(0, this.#closing.signal);
    this.#jobs = jobs;
    this.#log = options.log;
    this.#lockSeconds = options.lockSeconds ?? LOCK_SECONDS;
    this.#pollMilliseconds = options.pollMilliseconds ?? POLL_MILLISECONDS;
  }

  async enqueue<Payload>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: EnqueueOptions = {},
  ): Promise<boolean> {
    const parsed = job.payload.safeParse(payload);
    if (!parsed.success) {
      throw new RendezvousError(
        'bad-input',
        `payload of ${job.name}: ${parsed.error.message}`,
        'Pass what the job declares.',
      );
    }
    const added = await this.#jobs.add({
      name: job.name,
      payload: parsed.data,
      key: options.key ?? null,
      priority: PRIORITIES.indexOf(options.priority ?? 'normal'),
      delaySeconds: options.delaySeconds ?? 0,
    });
    this.#wake();
    return added;
  }

  async work(registrations: Registration[], concurrency: number): Promise<void> {
    for (const registration of registrations)
      this.#registrations.set(registration.definition.name, registration);
    this.#concurrency = concurrency;
    this.#loop = this.#run();
  }

  async repeat(job: JobDefinition<NoPayload>, everySeconds: number): Promise<void> {
    await this.#jobs.declareRepeat(job.name);
    this.#repeats.set(job.name, { job, everySeconds });
    this.#upkeepAt = 0;
    this.#wake();
  }

  async drain(): Promise<void> {
    for (;;) {
      const { waiting, active } = await this.#jobs.statistics();
      if (waiting === 0 && active === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async statistics() {
    return await this.#jobs.statistics();
  }

  async failed() {
    return await this.#jobs.failed(100);
  }

  async close(graceSeconds = 3): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#loop;
    const grace = setTimeout(
      () => this.#closing.abort(new Error('the worker is shutting down')),
      graceSeconds * 1000,
    );
    await Promise.all(this.#running.values());
    clearTimeout(grace);
  }

  /** Hands out due jobs as places fall free; one failed query is logged and tried again, never the end of the loop. */
  async #run(): Promise<void> {
    while (!this.#stopped) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      let wait = this.#pollMilliseconds;
      try {
        if (Date.now() >= this.#upkeepAt) {
          this.#upkeepAt = Date.now() + this.#pollMilliseconds;
          await this.#upkeep();
        }
        const free = this.#concurrency - this.#running.size;
        if (free > 0 && (await this.#startDue(free)) < free) wait = await this.#untilNext();
      } catch (error) {
        this.#log.error({ event: 'queue-failed', error: messageOf(error) });
      }
      await pause(Math.min(wait, Math.max(0, this.#upkeepAt - Date.now())), woken);
    }
  }

  /** Keeps the running jobs locked, frees those of processes that vanished, and starts repeating jobs that are due. */
  async #upkeep(): Promise<void> {
    if (this.#running.size > 0) await this.#jobs.extend([...this.#running.keys()], this.#lockSeconds);
    await this.#jobs.releaseExpired();
    for (const { job, everySeconds } of this.#repeats.values()) {
      if (await this.#jobs.claimRepeat(job.name, everySeconds))
        await this.enqueue(job, {}, { key: 'repeat', priority: 'high' });
    }
  }

  /** A job that is due but was not handed out is another process's; it is not asked for again at once. */
  async #untilNext(): Promise<number> {
    const next = await this.#jobs.untilNext([...this.#registrations.keys()]);
    return next === null ? this.#pollMilliseconds : Math.max(LEAST_PAUSE_MILLISECONDS, next);
  }

  /** Starts up to so many jobs; returns how many were due. */
  async #startDue(most: number): Promise<number> {
    if (this.#stopped) return 0;
    const rows = await this.#jobs.take([...this.#registrations.keys()], most, this.#lockSeconds);
    for (const row of rows) {
      const running = this.#handle(row).finally(() => {
        this.#running.delete(row.id);
        this.#wake();
      });
      this.#running.set(row.id, running);
    }
    return rows.length;
  }

  async #handle(row: JobRow): Promise<void> {
    const registration = this.#registrations.get(row.name)!;
    try {
      if (row.attempts > registration.definition.attempts) {
        return await this.#jobs.fail(
          row,
          `the worker died in each of ${registration.definition.attempts} attempts`,
        );
      }
      const error = await runHandler(registration, row.payload, this.#closing.signal).then(
        () => undefined,
        (thrown: unknown) => ({ thrown }),
      );
      if (error === undefined) await this.#jobs.complete(row);
      else await this.#settleError(registration.definition, row, error.thrown);
    } catch (error) {
      this.#log.error({ event: 'job-unsettled', job: row.name, error: messageOf(error) });
    }
  }

  async #settleError(definition: JobDefinition<unknown>, row: JobRow, error: unknown): Promise<void> {
    const message = messageOf(error);
    if (this.#closing.signal.aborted) return await this.#jobs.postpone(row, 0, message, false);
    if (error instanceof RetryAfter) return await this.#jobs.postpone(row, error.seconds, message, false);
    if (error instanceof NeverRetry || row.attempts >= definition.attempts) {
      this.#log.error({ event: 'job-failed', job: row.name, attempts: row.attempts, error: message });
      return await this.#jobs.fail(row, message);
    }
    this.#log.warn({ event: 'job-retried', job: row.name, attempts: row.attempts, error: message });
    await this.#jobs.postpone(row, backoffSeconds(definition, row.attempts, Math.random), message, true);
  }
}

async function pause(milliseconds: number, woken: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([slept, woken]);
  clearTimeout(timer);
}

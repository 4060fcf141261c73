/**
 * The queue driver of server mode: BullMQ on Redis, shared by any number of processes. The only file that knows either.
 * A flushed or restarted Redis loses jobs, never work: the repeating tick is declared again and finds what is due.
 */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Queue as BullQueue, DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { messageOf, RendezvousError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import {
  type EnqueueOptions,
  type FailedJob,
  type JobDefinition,
  NeverRetry,
  type NoPayload,
  PRIORITIES,
  type Queue,
  type QueueStatistics,
  type Registration,
  RetryAfter,
  runHandler,
} from './queue.ts';

const QUEUE_NAME = 'jobs';
/** A worker that dies this often in the middle of one job has the job to blame. */
const MOST_STALLS = 5;
const KEPT_FAILURES = 1000;

export interface BullmqQueueOptions {
  log: Log;
  prefix: string;
  /** How long a process that was killed keeps its jobs from the others; 30 by default. */
  lockSeconds?: number;
}

/** Connects to Redis; throws `queue-unreachable` where it does not answer within five seconds. */
export async function openBullmqQueue(address: string, options: BullmqQueueOptions): Promise<BullmqQueue> {
  const connection = new Redis(address, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: 5000,
  });
  connection.on('error', (error) => options.log.warn({ event: 'redis-error', error: messageOf(error) }));
  try {
    await Promise.race([connection.connect(), refusal(connection)]);
  } catch (error) {
    connection.disconnect();
    throw new RendezvousError(
      'queue-unreachable',
      `Redis does not answer at REDIS_URL: ${messageOf(error)}`,
      'Check the address, the password and that the server runs; unset REDIS_URL to keep jobs in the database.',
      { cause: error },
    );
  }
  return new BullmqQueue(connection, options);
}

function refusal(connection: Redis): Promise<never> {
  return new Promise((_, reject) => connection.once('error', reject));
}

export class BullmqQueue implements Queue {
  readonly #connection: Redis;
  readonly #queue: BullQueue;
  readonly #options: BullmqQueueOptions;
  readonly #closing = new AbortController();
  readonly #registrations = new Map<string, Registration>();
  readonly #repeats = new Map<string, NodeJS.Timeout>();
  #worker: Worker | undefined;

  constructor(connection: Redis, options: BullmqQueueOptions) {
    setMaxListeners(0, this.#closing.signal);
    this.#connection = connection;
    this.#options = options;
    this.#queue = new BullQueue(QUEUE_NAME, { connection, prefix: options.prefix });
    this.#queue.on('error', (error) => options.log.warn({ event: 'queue-failed', error: messageOf(error) }));
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
    const id = randomUUID();
    const added = await this.#queue.add(job.name, parsed.data, {
      ...retention(job),
      jobId: id,
      delay: (options.delaySeconds ?? 0) * 1000,
      priority: PRIORITIES.indexOf(options.priority ?? 'normal') + 1,
      ...(options.key === undefined ? {} : { deduplication: { id: `${job.name}/${options.key}` } }),
    });
    return added.id === id;
  }

  async work(registrations: Registration[], concurrency: number): Promise<void> {
    for (const registration of registrations)
      this.#registrations.set(registration.definition.name, registration);
    const lockDuration = (this.#options.lockSeconds ?? 30) * 1000;
    this.#worker = new Worker(QUEUE_NAME, (job, token) => this.#handle(job, token), {
      connection: this.#connection,
      prefix: this.#options.prefix,
      concurrency,
      lockDuration,
      stalledInterval: lockDuration,
      maxStalledCount: MOST_STALLS,
    });
    this.#worker.on('error', (error) =>
      this.#options.log.warn({ event: 'queue-failed', error: messageOf(error) }),
    );
    this.#worker.on('completed', () => void this.#connection.incr(this.#completedKey()).catch(() => {}));
    this.#worker.on('failed', (job, error) => this.#logFailure(job, error));
  }

  async repeat(job: JobDefinition<NoPayload>, everySeconds: number): Promise<void> {
    const declare = () =>
      this.#queue.upsertJobScheduler(
        job.name,
        { every: everySeconds * 1000 },
        { name: job.name, data: {}, opts: { ...retention(job), priority: 1 } },
      );
    await declare();
    const watch = setInterval(() => {
      this.#declareAgain(job.name, declare).catch((error: unknown) =>
        this.#options.log.warn({ event: 'queue-failed', error: messageOf(error) }),
      );
    }, everySeconds * 1000);
    clearInterval(this.#repeats.get(job.name));
    this.#repeats.set(job.name, watch);
  }

  /** After Redis was flushed the schedule is gone; declaring one that stands would move its next turn. */
  async #declareAgain(name: string, declare: () => Promise<unknown>): Promise<void> {
    if ((await this.#queue.getJobScheduler(name)) !== undefined) return;
    this.#options.log.warn({ event: 'schedule-restored', job: name });
    await declare();
  }

  async drain(): Promise<void> {
    for (;;) {
      const { waiting, active } = await this.statistics();
      if (waiting === 0 && active === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async statistics(): Promise<QueueStatistics> {
    const counts = await this.#queue.getJobCounts('wait', 'prioritized', 'delayed', 'active', 'failed');
    return {
      waiting: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0),
      delayed: counts['delayed'] ?? 0,
      active: counts['active'] ?? 0,
      failed: counts['failed'] ?? 0,
      completed: Number((await this.#connection.get(this.#completedKey())) ?? 0),
    };
  }

  async failed(): Promise<FailedJob[]> {
    const jobs = await this.#queue.getJobs(['failed'], 0, 99);
    return jobs.map((job) => ({
      name: job.name,
      payload: job.data as unknown,
      error: job.failedReason ?? '',
      attempts: job.attemptsMade,
    }));
  }

  async close(graceSeconds = 3): Promise<void> {
    for (const watch of this.#repeats.values()) clearInterval(watch);
    const grace = setTimeout(
      () => this.#closing.abort(new Error('the worker is shutting down')),
      graceSeconds * 1000,
    );
    await this.#worker?.close();
    clearTimeout(grace);
    await this.#queue.close();
    this.#connection.disconnect();
  }

  async #handle(job: Job, token: string | undefined): Promise<void> {
    const registration = this.#registrations.get(job.name);
    if (registration === undefined) throw new UnrecoverableError(`no handler for ${job.name}`);
    try {
      await runHandler(registration, job.data, this.#closing.signal);
    } catch (error) {
      const seconds = this.#closing.signal.aborted
        ? 0
        : error instanceof RetryAfter
          ? error.seconds
          : undefined;
      if (seconds !== undefined) {
        await job.moveToDelayed(Date.now() + seconds * 1000, token);
        throw new DelayedError(messageOf(error));
      }
      if (error instanceof NeverRetry) throw new UnrecoverableError(error.message);
      throw error;
    }
  }

  #logFailure(job: Job | undefined, error: Error): void {
    const final = job?.finishedOn !== undefined;
    const entry = {
      event: final ? 'job-failed' : 'job-retried',
      job: job?.name,
      attempts: job?.attemptsMade,
      error: error.message,
    };
    if (final) this.#options.log.error(entry);
    else this.#options.log.warn(entry);
  }

  #completedKey(): string {
    return `${this.#options.prefix}:completed`;
  }
}

function retention(job: Pick<JobDefinition<unknown>, 'attempts' | 'backoffSeconds'>) {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffSeconds * 1000, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: { count: KEPT_FAILURES },
  };
}

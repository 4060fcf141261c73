/**
 * The queue port: what a job is, and what each of the two drivers promises. `tests/contracts/queue.ts` is the contract.
 *
 * A queue only carries work. What must not be lost is in the database, from which the schedule finds it again; so
 * every job may run twice, and a queue that is lost costs nothing. Jobs of one priority start in the order they fall
 * due; nothing is promised about the order in which they end.
 */
import { z } from 'zod';

/** A kind of job, declared once. */
export interface JobDefinition<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How often a job is tried in all before it fails for good. */
  readonly attempts: number;
  /** Pause before the second try; doubles with every further one, less up to half of it by chance. */
  readonly backoffSeconds: number;
  /** After this long the handler's signal aborts and the try counts as failed. */
  readonly timeoutSeconds: number;
}

/** Declares a job; the payload's type follows from its schema. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

/** What a job that needs nothing carries. */
export const noPayload = z.object({});
export type NoPayload = z.infer<typeof noPayload>;

export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface EnqueueOptions {
  /** While a job of this name and key waits or runs, another is not taken. */
  key?: string;
  delaySeconds?: number;
  priority?: Priority;
}

/** Does one job. Returning means done; throwing speaks: see `NeverRetry` and `RetryAfter`; any other error is a counted retry. */
export type Handler<Payload> = (payload: Payload, signal: AbortSignal) => Promise<void>;

export interface Registration {
  readonly definition: JobDefinition<unknown>;
  readonly handler: Handler<unknown>;
}

/** Joins a declaration and its handler under one payload type. */
export function register<Payload>(
  definition: JobDefinition<Payload>,
  handler: Handler<Payload>,
): Registration {
  return { definition, handler: handler as Handler<unknown> } as Registration;
}

/** Thrown by a handler: the job can never succeed; it fails for good at once and stays to be seen. */
export class NeverRetry extends Error {
  override readonly name = 'NeverRetry';
}

/** Thrown by a handler: not now, but after so many seconds; the try does not count. */
export class RetryAfter extends Error {
  override readonly name = 'RetryAfter';
  readonly seconds: number;

  constructor(seconds: number, message: string) {
    super(message);
    this.seconds = seconds;
  }
}

export interface QueueStatistics {
  waiting: number;
  delayed: number;
  active: number;
  /** Failed for good, and still kept. */
  failed: number;
  /** Since the queue was made, over all processes. */
  completed: number;
}

export interface FailedJob {
  name: string;
  payload: unknown;
  error: string;
  attempts: number;
}

export interface Queue {
  /** Takes a job in; resolves once it is stored. False where its key is taken. Throws `bad-input` on a payload that its schema refuses. */
  enqueue<Payload>(job: JobDefinition<Payload>, payload: Payload, options?: EnqueueOptions): Promise<boolean>;
  /** Starts handling, `concurrency` jobs at a time. At most once a queue object. */
  work(registrations: Registration[], concurrency: number): Promise<void>;
  /** Runs a job without payload every so many seconds, once however many processes ask for it; asking again changes the period. */
  repeat(job: JobDefinition<NoPayload>, everySeconds: number): Promise<void>;
  /** Resolves when nothing is left that could start now; delayed jobs are not waited for. */
  drain(): Promise<void>;
  statistics(): Promise<QueueStatistics>;
  /** Jobs that failed for good, newest first, at most 100. */
  failed(): Promise<FailedJob[]>;
  /** Takes no more jobs, lets the running ones end for at most `graceSeconds` (3), then aborts them; they run again later. */
  close(graceSeconds?: number): Promise<void>;
}

/** Seconds before try `attempt + 1`: doubling, less up to half of it by chance, so that failures do not return in step. */
export function backoffSeconds(job: JobDefinition<unknown>, attempt: number, random: () => number): number {
  return job.backoffSeconds * 2 ** (attempt - 1) * (1 - random() / 2);
}

/** Runs a handler under its time-out; rejects with what the handler threw, or with a time-out error. */
export async function runHandler(
  registration: Registration,
  payload: unknown,
  closing: AbortSignal,
): Promise<void> {
  const { definition, handler } = registration;
  const parsed = definition.payload.safeParse(payload);
  if (!parsed.success)
    throw new NeverRetry(`payload of ${definition.name} is not as declared: ${parsed.error.message}`);
  const signal = AbortSignal.any([closing, AbortSignal.timeout(definition.timeoutSeconds * 1000)]);
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  await Promise.race([handler(parsed.data, signal), ended]);
}

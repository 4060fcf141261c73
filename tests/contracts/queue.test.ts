/** The queue's contract, held against every driver: what `workers/queue.ts` promises, and nothing more. */
import { randomUUID } from 'node:crypto';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../base/log.ts';
import { createJobStore } from '../../store/jobs.ts';
import { defineJob, NeverRetry, noPayload, type Queue, RetryAfter, register } from '../../workers/queue.ts';
import { openBullmqQueue } from '../../workers/queue-bullmq.ts';
import { DatabaseQueue } from '../../workers/queue-database.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';
import { skipWithoutRedis, startRedis, type TestRedis } from '../services/redis.ts';

const log = createLog('silent');
const LOCK_SECONDS = 1;

interface Driver {
  /** Another process's view of the queue of that name. */
  open(name: string): Promise<Queue>;
  /** Takes one job as a worker process does that is then killed: never settled, its lock left to expire. */
  takeAndVanish(name: string): Promise<void>;
  stop(): Promise<void>;
}

const drivers: { name: string; skip: boolean; start: () => Promise<Driver> }[] = [
  { name: 'jobs table on the embedded database', skip: false, start: () => startOnDatabase('embedded') },
  {
    name: 'jobs table on PostgreSQL',
    skip: skipWithoutPostgres('queue on PostgreSQL'),
    start: () => startOnDatabase('postgres'),
  },
  { name: 'BullMQ on Redis', skip: skipWithoutRedis('queue on Redis'), start: startOnRedis },
];

async function startOnDatabase(kind: 'embedded' | 'postgres'): Promise<Driver> {
  const database: TestDatabase = await startDatabase(kind);
  return {
    open: async (name) =>
      new DatabaseQueue(createJobStore(database.sql, name), {
        log,
        lockSeconds: LOCK_SECONDS,
        pollMilliseconds: 50,
      }),
    takeAndVanish: async (name) => {
      expect(await createJobStore(database.sql, name).take(['note'], 1, LOCK_SECONDS)).toHaveLength(1);
    },
    stop: () => database.close(),
  };
}

async function startOnRedis(): Promise<Driver> {
  const redis: TestRedis = await startRedis();
  return {
    open: (name) =>
      openBullmqQueue(redis.address, { log, prefix: `${redis.prefix}-${name}`, lockSeconds: LOCK_SECONDS }),
    takeAndVanish: async (name) => {
      const connection = new Redis(redis.address, { maxRetriesPerRequest: null });
      const worker = new Worker('jobs', null, {
        connection,
        prefix: `${redis.prefix}-${name}`,
        lockDuration: LOCK_SECONDS * 1000,
      });
      expect(await worker.getNextJob('a killed process')).toBeDefined();
      await worker.close(true);
      connection.disconnect();
    },
    stop: () => redis.stop(),
  };
}

const note = defineJob({
  name: 'note',
  payload: z.object({ text: z.string() }),
  attempts: 3,
  backoffSeconds: 0.05,
  timeoutSeconds: 10,
});
const beat = defineJob({
  name: 'beat',
  payload: noPayload,
  attempts: 1,
  backoffSeconds: 1,
  timeoutSeconds: 10,
});

const soon = { timeout: 120_000, interval: 20 };

for (const driver of drivers) {
  describe.skipIf(driver.skip)(`a queue: ${driver.name}`, () => {
    let running: Driver;
    let opened: Queue[] = [];
    let name = '';

    beforeAll(async () => {
      running = await driver.start();
    });
    afterAll(() => running?.stop());
    afterEach(async () => {
      await Promise.all(opened.map((queue) => queue.close(0)));
      opened = [];
      name = '';
    });

    async function open(): Promise<Queue> {
      name ||= `queue-${randomUUID().slice(0, 8)}`;
      const queue = await running.open(name);
      opened.push(queue);
      return queue;
    }

    it('hands a payload to its handler once', async () => {
      const queue = await open();
      const seen: string[] = [];
      await queue.work([register(note, async ({ text }) => void seen.push(text))], 2);
      await queue.enqueue(note, { text: 'a' });
      await queue.enqueue(note, { text: 'b' });
      await expect.poll(() => [...seen].sort(), soon).toEqual(['a', 'b']);
      await queue.drain();
      await expect.poll(async () => (await queue.statistics()).completed, soon).toBe(2);
    });

    it('refuses a payload that the job does not declare', async () => {
      const queue = await open();
      await expect(queue.enqueue(note, { text: 3 } as never)).rejects.toMatchObject({ code: 'bad-input' });
    });

    it('takes one job of a key while it waits or runs, and another afterwards', async () => {
      const queue = await open();
      expect(await queue.enqueue(note, { text: 'first' }, { key: 'k' })).toBe(true);
      expect(await queue.enqueue(note, { text: 'second' }, { key: 'k' })).toBe(false);
      const seen: string[] = [];
      await queue.work([register(note, async ({ text }) => void seen.push(text))], 1);
      await expect.poll(() => seen, soon).toEqual(['first']);
      await queue.drain();
      await expect.poll(() => queue.enqueue(note, { text: 'third' }, { key: 'k' }), soon).toBe(true);
      await expect.poll(() => seen, soon).toEqual(['first', 'third']);
    });

    it('holds a delayed job back', async () => {
      const queue = await open();
      const seen: string[] = [];
      await queue.enqueue(note, { text: 'late' }, { delaySeconds: 0.6 });
      await queue.enqueue(note, { text: 'now' });
      expect(await queue.statistics()).toMatchObject({ delayed: 1 });
      await queue.work([register(note, async ({ text }) => void seen.push(text))], 2);
      await expect.poll(() => seen, soon).toEqual(['now', 'late']);
    });

    it('starts jobs of a higher priority first, and of one priority in the order taken', async () => {
      const queue = await open();
      for (const [text, priority] of [
        ['1', 'low'],
        ['2', 'normal'],
        ['3', 'high'],
        ['4', 'normal'],
      ] as const) {
        await queue.enqueue(note, { text }, { priority });
      }
      const seen: string[] = [];
      await queue.work([register(note, async ({ text }) => void seen.push(text))], 1);
      await expect.poll(() => seen.join(''), soon).toBe('3241');
    });

    it('tries a failing job as often as declared, then keeps it to be seen', async () => {
      const queue = await open();
      let tries = 0;
      await queue.work(
        [
          register(note, async () => {
            tries += 1;
            throw new Error('no luck');
          }),
        ],
        1,
      );
      await queue.enqueue(note, { text: 'x' });
      await expect
        .poll(() => queue.failed(), soon)
        .toMatchObject([{ name: 'note', payload: { text: 'x' }, error: 'no luck', attempts: 3 }]);
      expect(tries).toBe(3);
    });

    it('retries until a job succeeds, and forgets the failures', async () => {
      const queue = await open();
      let tries = 0;
      await queue.work(
        [
          register(note, async () => {
            tries += 1;
            if (tries < 3) throw new Error('not yet');
          }),
        ],
        1,
      );
      await queue.enqueue(note, { text: 'x' });
      await expect.poll(async () => (await queue.statistics()).completed, soon).toBe(1);
      expect(await queue.failed()).toEqual([]);
    });

    it('fails a job for good at once when the handler says never', async () => {
      const queue = await open();
      let tries = 0;
      await queue.work(
        [
          register(note, async () => {
            tries += 1;
            throw new NeverRetry('impossible');
          }),
        ],
        1,
      );
      await queue.enqueue(note, { text: 'x' });
      await expect.poll(() => queue.failed(), soon).toMatchObject([{ error: 'impossible' }]);
      expect(tries).toBe(1);
    });

    it('puts a job off without counting the try when the handler says retry after', async () => {
      const queue = await open();
      let tries = 0;
      await queue.work(
        [
          register(note, async () => {
            tries += 1;
            if (tries <= 5) throw new RetryAfter(0.05, 'busy');
          }),
        ],
        1,
      );
      await queue.enqueue(note, { text: 'x' });
      await expect.poll(async () => (await queue.statistics()).completed, soon).toBe(1);
      expect(tries).toBe(6);
      expect(await queue.failed()).toEqual([]);
    });

    it('aborts a handler at its time-out and counts the try as failed', async () => {
      const queue = await open();
      const slow = defineJob({ ...note, name: 'slow', attempts: 1, timeoutSeconds: 0.1 });
      let aborted = false;
      await queue.work(
        [
          register(slow, async (_, signal) => {
            await new Promise((resolve) => setTimeout(resolve, 500));
            aborted = signal.aborted;
          }),
        ],
        1,
      );
      await queue.enqueue(slow, { text: 'x' });
      await expect.poll(() => queue.failed(), soon).toHaveLength(1);
      await expect.poll(() => aborted, soon).toBe(true);
    });

    it('gives the job of a worker that vanished to another', async () => {
      const queue = await open();
      await queue.enqueue(note, { text: 'orphan' });
      await running.takeAndVanish(name);
      expect(await queue.statistics()).toMatchObject({ active: 1, waiting: 0 });
      const seen: string[] = [];
      const other = await open();
      await other.work([register(note, async ({ text }) => void seen.push(text))], 1);
      await expect.poll(() => seen, soon).toEqual(['orphan']);
    });

    it('lets running jobs end when it closes, and starts no more', async () => {
      name = `queue-${randomUUID().slice(0, 8)}`;
      const queue = await running.open(name);
      const ended: string[] = [];
      const started = new Promise<void>((resolve) => {
        void queue.work(
          [
            register(note, async ({ text }) => {
              resolve();
              await new Promise((wait) => setTimeout(wait, 300));
              ended.push(text);
            }),
          ],
          1,
        );
      });
      await queue.enqueue(note, { text: 'running' });
      await queue.enqueue(note, { text: 'waiting' });
      await started;
      await queue.close(5);
      expect(ended).toEqual(['running']);
      const other = await open();
      expect((await other.statistics()).waiting).toBe(1);
    });

    it('gives back a job that does not end in time, without counting the try', async () => {
      name = `queue-${randomUUID().slice(0, 8)}`;
      const queue = await running.open(name);
      const single = defineJob({ ...note, name: 'single', attempts: 1 });
      const started = new Promise<void>((resolve) => {
        void queue.work([register(single, () => new Promise<void>(() => resolve()))], 1);
      });
      await queue.enqueue(single, { text: 'again' });
      await started;
      await queue.close(0.1);
      const seen: string[] = [];
      const other = await open();
      await other.work([register(single, async ({ text }) => void seen.push(text))], 1);
      await expect.poll(() => seen, soon).toEqual(['again']);
    });

    it('runs a repeating job once a period however many processes ask for it', async () => {
      const queues = [await open(), await open(), await open()];
      const beats: number[] = [];
      const started = Date.now();
      for (const queue of queues)
        await queue.work([register(beat, async () => void beats.push(Date.now()))], 1);
      for (const queue of queues) await queue.repeat(beat, 1);
      await expect.poll(() => beats.length, { timeout: 120_000, interval: 20 }).toBeGreaterThanOrEqual(4);
      const seconds = (Date.now() - started) / 1000;
      expect(beats.length).toBeLessThanOrEqual(seconds + 2);
    });

    it('runs a repeating job for the first time at once, not after its period', async () => {
      const queue = await open();
      let beats = 0;
      await queue.work([register(beat, async () => void beats++)], 1);
      await queue.repeat(beat, 3600);
      await expect.poll(() => beats, soon).toBe(1);
    });

    it('keeps a hundred jobs apart between three workers', async () => {
      const queues = [await open(), await open(), await open()];
      const seen: string[] = [];
      for (const queue of queues)
        await queue.work([register(note, async ({ text }) => void seen.push(text))], 4);
      const texts = Array.from({ length: 100 }, (_, index) => String(index));
      await Promise.all(texts.map((text) => queues[0]!.enqueue(note, { text })));
      await expect.poll(() => seen.length, soon).toBe(100);
      expect(new Set(seen).size).toBe(100);
    });
  });
}

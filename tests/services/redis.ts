/** A Redis for one suite: the address in TEST_REDIS_URL, or a local `redis-server` on a free port. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { findBinary, freePort, temporaryFolder } from './binary.ts';
import { skipWithout } from './require.ts';

export interface TestRedis {
  address: string;
  /** Of this suite alone. */
  prefix: string;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const given = process.env['TEST_REDIS_URL'];
const binary = findBinary('redis-server');

/** True, said in one line, where no Redis can be had. */
export function skipWithoutRedis(suite: string): boolean {
  return skipWithout(given ?? binary, suite, 'no Redis; install redis-server or set TEST_REDIS_URL');
}

export async function startRedis(): Promise<TestRedis> {
  const prefix = `test-${randomUUID().slice(0, 8)}`;
  if (given !== undefined)
    return {
      address: given,
      prefix,
      flush: () => removeKeys(given, prefix),
      stop: () => removeKeys(given, prefix),
    };
  const port = await freePort();
  const folder = await temporaryFolder('redis');
  const server = spawn(
    binary!,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    {
      stdio: 'ignore',
    },
  );
  const address = `redis://127.0.0.1:${port}`;
  await ping(address);
  return {
    address,
    prefix,
    flush: () => withRedis(address, (redis) => redis.flushall()),
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ping(address: string): Promise<void> {
  await withRedis(address, (redis) => redis.ping());
}

async function removeKeys(address: string, prefix: string): Promise<void> {
  await withRedis(address, async (redis) => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.del(...keys);
  });
}

async function withRedis(address: string, use: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(address, {
    retryStrategy: (times) => (times < 100 ? 50 : null),
    maxRetriesPerRequest: 100,
  });
  redis.on('error', () => {});
  await use(redis);
  redis.disconnect();
}

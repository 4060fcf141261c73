/** A PostgreSQL database for one suite: on the server of TEST_DATABASE_URL, or on one started in a temporary folder. */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, rm } from 'node:fs/promises';
import postgres from 'postgres';
import { findBinary, freePort, postgresFolders, temporaryFolder, unprivilegedAccount } from './binary.ts';
import { skipWithout } from './require.ts';

export interface TestPostgres {
  /** Address of a database of this suite alone, empty. */
  address: string;
  stop(): Promise<void>;
}

const given = process.env['TEST_DATABASE_URL'];
const binary = findBinary('postgres', postgresFolders());
const initdb = findBinary('initdb', postgresFolders());

/** True, said in one line, where no PostgreSQL can be had. */
export function skipWithoutPostgres(suite: string): boolean {
  const found =
    given ?? (binary && initdb && (process.getuid?.() !== 0 || unprivilegedAccount()) ? binary : null);
  return skipWithout(
    found,
    suite,
    'no PostgreSQL; install postgresql (15 or newer) or set TEST_DATABASE_URL',
  );
}

export async function startPostgres(): Promise<TestPostgres> {
  if (given !== undefined) return await createDatabase(given, async () => {});
  const account = unprivilegedAccount();
  const folder = await temporaryFolder('postgres');
  if (account) await chown(folder, account.uid, account.gid);
  const made = spawnSync(
    initdb!,
    ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    { ...account, cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const server = spawn(binary!, ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'], {
    ...account,
    cwd: folder,
    stdio: 'ignore',
  });
  return await createDatabase(`postgres://postgres@127.0.0.1:${port}/postgres`, async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
}

async function createDatabase(server: string, stop: () => Promise<void>): Promise<TestPostgres> {
  const name = `rendezvous_test_${randomUUID().slice(0, 8)}`;
  await onServer(server, (sql) => sql.unsafe(`create database ${name}`));
  const address = new URL(server);
  address.pathname = `/${name}`;
  return {
    address: address.href,
    stop: async () => {
      await onServer(server, (sql) => sql.unsafe(`drop database ${name} with (force)`));
      await stop();
    },
  };
}

async function onServer(address: string, use: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const sql = postgres(address, { max: 1, onnotice: () => {} });
    try {
      await use(sql);
      return;
    } catch (error) {
      if (attempt === 100 || (error as { code?: string }).code === '42P04') throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await sql.end();
    }
  }
}

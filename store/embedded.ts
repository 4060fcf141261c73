/**
 * Starts and stops the embedded database, one process to a data folder.
 * A Unix socket that this process listens on is the lock: the system frees it however the process ends.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { contentHash } from '../base/hash.ts';

/** The longest socket path that every system takes. */
const LONGEST_SOCKET_PATH = 100;

export interface EmbeddedDatabase {
  /** Path of the Unix socket that speaks the PostgreSQL protocol. */
  socket: string;
  /** Closes the database, then frees the folder. */
  stop(): Promise<void>;
}

/**
 * Opens the database in a folder, made where it is missing.
 * Throws `data-folder-locked` while another process has it open, `configuration` where it cannot be written.
 */
export async function startEmbedded(folder: string): Promise<EmbeddedDatabase> {
  await makeFolder(folder);
  const lock = await lockFolder(folder);
  const socket = socketPath(folder, 'database');
  try {
    await rm(socket, { force: true });
    const data = join(folder, 'postgres');
    if (!existsSync(data)) await createDatabase(data);
    const thread = startThread(data, socket);
    await once(thread, 'message');
    return { socket, stop: () => stopEmbedded(thread, lock, socket) };
  } catch (error) {
    lock.close();
    throw new RendezvousError(
      'database-unreachable',
      `the database in ${folder} does not open: ${messageOf(error)}`,
      'Restore the folder from a backup, or name another with DATA_DIR.',
      { cause: error },
    );
  }
}

/**
 * Made under another name first, so that a start cut short leaves nothing half made behind; and in a thread that
 * ends, because creating takes half a gigabyte that a running database does not need.
 */
async function createDatabase(data: string): Promise<void> {
  const unfinished = `${data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const thread = startThread(unfinished, null);
  await once(thread, 'message');
  await thread.terminate();
  await rename(unfinished, data);
}

function startThread(folder: string, socket: string | null): Worker {
  return new Worker(new URL('./embedded-thread.js', import.meta.url), {
    workerData: { folder, socket },
  });
}

async function stopEmbedded(thread: Worker, lock: Server, socket: string): Promise<void> {
  const ended = once(thread, 'exit');
  thread.postMessage('stop');
  await ended;
  await rm(socket, { force: true });
  lock.close();
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new RendezvousError(
      'configuration',
      `the data folder ${folder} cannot be made: ${messageOf(error)}`,
      'Name a folder that you may write to with DATA_DIR.',
    );
  }
}

async function lockFolder(folder: string): Promise<Server> {
  const path = socketPath(folder, 'lock');
  const lock = createServer((visitor) => visitor.destroy());
  lock.unref();
  if (await listens(lock, path)) return lock;
  if (await answers(path)) {
    throw new RendezvousError(
      'data-folder-locked',
      `another Rendezvous has the data folder ${folder} open`,
      'Stop it first, name another folder with DATA_DIR, or use server mode (DATABASE_URL), which many processes can share.',
    );
  }
  await rm(path, { force: true });
  if (await listens(lock, path)) return lock;
  throw new RendezvousError(
    'configuration',
    `the data folder ${folder} cannot be locked`,
    'Name a folder on a local disk that you may write to with DATA_DIR.',
  );
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((settle) => {
    server.once('error', () => settle(false));
    server.listen(path, () => settle(true));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((settle) => {
    const visitor = connect(path);
    visitor.once('connect', () => settle(true)).once('error', () => settle(false));
    visitor.once('close', () => visitor.destroy());
  });
}

function socketPath(folder: string, name: string): string {
  const path = join(folder, `${name}.sock`);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return path;
  return join(tmpdir(), `rendezvous-${contentHash(folder, 16)}-${name}.sock`);
}

/** Finds server programs and what they need: a free port, a temporary folder, an account that is not root's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Full path of a program on the PATH or in a folder given; null where there is none. */
export function findBinary(name: string, folders: string[] = []): string | null {
  const places = [...folders, ...(process.env['PATH'] ?? '').split(delimiter)];
  return places.map((place) => join(place, name)).find((path) => existsSync(path)) ?? null;
}

/** Folders of PostgreSQL's programs as Debian installs them, newest version first. */
export function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin'));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

export async function temporaryFolder(label: string): Promise<string> {
  return await mkdtemp(join(tmpdir(), `rendezvous-${label}-`));
}

/** PostgreSQL refuses to run as root: the account to run it under instead. Undefined where this process is not root's. */
export function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find(([found]) => found === name))
    .find(Boolean);
  return account ? { uid: Number(account[2]), gid: Number(account[3]) } : undefined;
}

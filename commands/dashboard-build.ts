/** Builds the dashboard when there is none yet, or when a source file is newer than the build. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf, RendezvousError } from '../base/errors.ts';

const execute = promisify(execFile);

const SOURCES = join(import.meta.dirname, '..', 'dashboard');
const BUILT = join(SOURCES, 'dist');
const BUILDER = join(SOURCES, '..', 'node_modules', 'vite', 'bin', 'vite.js');

/**
 * The folder of the built dashboard. A build takes some seconds and hundreds of megabytes, hence a process of its own;
 * an up-to-date one costs nothing. Throws `dashboard-build` with what the bundler said.
 */
export async function buildDashboard(): Promise<string> {
  if (await isCurrent()) return BUILT;
  await execute(process.execPath, [BUILDER, 'build', SOURCES, '--logLevel', 'error']).catch((error) => {
    throw new RendezvousError(
      'dashboard-build',
      `the dashboard could not be built: ${(error as { stderr?: string }).stderr || messageOf(error)}`,
      'Run `npm ci`, then `npm run build`, which shows where it fails.',
    );
  });
  return BUILT;
}

async function isCurrent(): Promise<boolean> {
  const page = join(BUILT, 'index.html');
  if (!existsSync(page)) return false;
  const built = (await stat(page)).mtimeMs;
  const files = (await readdir(SOURCES, { recursive: true })).filter((file) => !file.startsWith('dist'));
  const times = await Promise.all(files.map(async (file) => (await stat(join(SOURCES, file))).mtimeMs));
  return Math.max(...times) <= built;
}

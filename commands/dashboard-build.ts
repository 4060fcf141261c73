/** Builds the dashboard when there is none yet, or when a source file is newer than the build. */
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '..', 'dashboard');
const BUILT = join(SOURCES, 'dist');

/** The folder of the built dashboard. A build takes some seconds; an up-to-date one costs nothing. */
export async function buildDashboard(): Promise<string> {
  if (await isCurrent()) return BUILT;
  const { build } = await import('vite');
  await build({ root: SOURCES, configFile: join(SOURCES, 'vite.config.ts'), logLevel: 'error' });
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

/** The budget: what a reader must load before the first page is whole. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { afterAll, describe, expect, it, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', 'dashboard');
const MOST_BYTES = 60_000;

describe('the first load', () => {
  let folder: string;
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it(`is at most ${MOST_BYTES / 1000} kB of compressed JavaScript in the larger language`, async () => {
    folder = await mkdtemp(join(tmpdir(), 'rendezvous-dashboard-'));
    vi.stubEnv('NODE_ENV', 'production');
    const output = (await build({
      mode: 'production',
      root: ROOT,
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder },
    })) as Rollup.RollupOutput;
    const chunks = output.output.filter((part) => part.type === 'chunk');
    const needed = new Set<string>();
    const add = (name: string) => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const other of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) add(other);
    };
    const wanted = [/index\.html$/, /pages\/now\.tsx$/, /words\/ru\.ts$/];
    for (const chunk of chunks)
      if (chunk.isEntry || wanted.some((module) => module.test(chunk.facadeModuleId ?? '')))
        add(chunk.fileName);
    expect(needed.size).toBeGreaterThan(3);
    const sizes = [...needed].map(async (name) => gzipSync(await readFile(join(folder, name))).length);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    process.stderr.write(`first load: ${bytes} bytes gz in ${needed.size} files\n`);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });
});

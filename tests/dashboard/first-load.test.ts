/** The budget: what a reader must load before the first page is whole. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { afterAll, describe, expect, it, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', 'dashboard');
/** Compressed bytes of JavaScript: of the page itself, and with what draws its charts, which comes beside it. */
const MOST_BYTES = 60_000;
const MOST_BYTES_WITH_CHARTS = 120_000;

describe('the first load', () => {
  let folder: string;
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('is small in the larger language, and with what draws charts within the budget of a first visit', async () => {
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
    const bytesOf = async (wanted: RegExp[]) => {
      const needed = new Set<string>();
      const add = (name: string) => {
        if (needed.has(name)) return;
        needed.add(name);
        for (const other of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) add(other);
      };
      for (const chunk of chunks)
        if (chunk.isEntry || wanted.some((module) => module.test(chunk.facadeModuleId ?? '')))
          add(chunk.fileName);
      expect(needed.size).toBeGreaterThan(wanted.length);
      const sizes = [...needed].map(async (name) => gzipSync(await readFile(join(folder, name))).length);
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    };
    const page = [/dashboard\/app\.tsx$/, /pages\/now\.tsx$/, /words\/ru\.ts$/];
    const bytes = await bytesOf(page);
    const withCharts = await bytesOf([...page, /charts\/drawings\.ts$/]);
    process.stderr.write(`first load: ${bytes} bytes gz, with charts ${withCharts}\n`);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(withCharts).toBeGreaterThan(bytes);
    expect(withCharts).toBeLessThanOrEqual(MOST_BYTES_WITH_CHARTS);
  });

  it('has beside each text its compressed form, the same to the letter', async () => {
    const names = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.gz'));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const path = join(folder, 'assets', name);
      expect(gunzipSync(await readFile(path)).equals(await readFile(path.slice(0, -3))), name).toBe(true);
    }
  });
});

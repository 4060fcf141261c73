/** The rooms and their order: a lower floor never imports a higher one, and third parties stay in one room each. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** What each room may import besides itself. */
const ALLOWED: Record<string, string[]> = {
  base: [],
  codebook: ['base'],
  analysis: ['base', 'codebook'],
  ingest: ['base', 'codebook', 'analysis'],
  store: ['base', 'codebook', 'analysis'],
  briefings: ['base', 'codebook', 'analysis', 'store', 'dashboard'],
  workers: ['base', 'codebook', 'analysis', 'ingest', 'store', 'briefings'],
  api: ['base', 'codebook', 'analysis', 'store', 'briefings'],
  dashboard: ['base'],
};

/** Packages that only one place may import. */
const PLACES: Record<string, RegExp> = {
  postgres: /^(store|tests)\//,
  '@electric-sql/pglite': /^store\//,
  '@electric-sql/pglite-socket': /^store\//,
  bullmq: /^(workers\/queue-bullmq\.ts|tests\/)/,
  ioredis: /^(workers\/queue-bullmq\.ts|tests\/)/,
  natural: /^(analysis\/text\.ts|commands\/bench|tests\/)/,
  'rss-parser': /^(ingest|commands\/bench|tests)/,
  cheerio: /^(ingest|tests)\//,
  hono: /^(api|dashboard|tests)\//,
  preact: /^dashboard\//,
  docx: /^briefings\/render\//,
  pdfkit: /^briefings\/render\//,
  '@resvg/resvg-wasm': /^briefings\/render\//,
  fflate: /^(briefings|tests)\//,
  nodemailer: /^workers\/senders\.ts/,
};

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|js)$/.test(file) && !/(^|\/)(dist|node_modules)\//.test(file))
    .map((file) => join(folder, file));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...found].map((match) => ({
    file,
    target: (match[2] ?? match[3] ?? match[4])!,
    typeOnly: match[1] !== undefined,
  }));
}

function roomOf({ file, target }: Import): string | null {
  if (!target.startsWith('.')) return null;
  return relative(ROOT, resolve(ROOT, dirname(file), target)).split('/')[0] ?? null;
}

const rooms = Object.keys(ALLOWED);
const imports = [...rooms, 'commands', 'tests'].flatMap((room) => sources(room).flatMap(importsOf));

describe('the house', () => {
  it.each(rooms)('%s imports only from lower floors', (room) => {
    const wrong = imports.filter((found) => {
      const target = roomOf(found);
      if (!found.file.startsWith(`${room}/`) || target === null || target === room) return false;
      if (room === 'dashboard' && target === 'api') return !found.typeOnly;
      return !ALLOWED[room]!.includes(target);
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it.each(Object.entries(PLACES))('%s is imported in its own place only', (name, place) => {
    const wrong = imports.filter(
      ({ file, target }) => (target === name || target.startsWith(`${name}/`)) && !place.test(file),
    );
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('never imports the root of natural, which loads database drivers and prints', () => {
    expect(
      imports.filter(({ target, file }) => target === 'natural' && !/^(commands\/bench|tests)/.test(file)),
    ).toEqual([]);
  });

  it('takes only charts from the dashboard into briefings', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('briefings/') &&
        target.includes('/dashboard/') &&
        !target.includes('/dashboard/charts/'),
    );
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('does no input or output in analysis', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('analysis/') &&
        /^(node:)?(fs|net|http|https|child_process|worker_threads)(\/|$)/.test(target),
    );
    expect(wrong).toEqual([]);
  });
});

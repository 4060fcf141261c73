/** Exports open in the tools that they are for: CSV, Parquet, Atom, JSON Feed, BibTeX, RIS, CSL-JSON. */
import { spawnSync } from 'node:child_process';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeed } from '../../ingest/feed/read-feed.ts';
import { findBinary } from '../services/binary.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

const python = findBinary('python3');

describe('formats', () => {
  let api: SampleApi;
  let items: Record<string, unknown>[];
  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 45);
    items = (await api.json<{ items: Record<string, unknown>[] }>('/v1/items?limit=500')).items;
  });
  afterAll(() => api?.close());

  const text = async (path: string) => await (await api.ask(path)).text();
  const titleInCsv = (title: unknown) => String(title).replace(/^=/, "'=");

  it('writes CSV that reads back as it was, with units in the header', async () => {
    const csv = await text('/v1/items?format=csv');
    const [header, ...rows] = parse(csv) as string[][];
    expect(header).toContain('publishedAt [UTC]');
    expect(rows.map((row) => row[2])).toEqual(items.map(({ title }) => titleInCsv(title)));
    expect(csv.split('\r\n').at(-1)).toBe('');
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('gives only the columns asked for, and plain names', async () => {
    expect(await text('/v1/items?format=csv&fields=id,publishedAt&header=plain&limit=1')).toMatch(
      /^id,publishedAt\r\n45,/,
    );
  });

  it.skipIf(python === null)('writes CSV that Python reads', async () => {
    const csv = await text('/v1/items?format=csv&header=plain');
    const program =
      'import csv,sys,json; print(json.dumps([r["title"] for r in csv.DictReader(sys.stdin, strict=True)]))';
    const read = spawnSync(python!, ['-c', program], {
      input: csv,
      encoding: 'utf8',
      env: { ...process.env, PYTHONUTF8: '1' },
    });
    expect(read.stderr).toBe('');
    expect(JSON.parse(read.stdout)).toEqual(items.map(({ title }) => titleInCsv(title)));
  });

  it.skipIf(python === null)('gives Python snippets that compile', async () => {
    const read = spawnSync(python!, ['-c', 'import sys; compile(sys.stdin.read(), "snippet", "exec")'], {
      input: await text('/v1/series/balance?format=python'),
      encoding: 'utf8',
    });
    expect(read.stderr).toBe('');
  });

  it('writes JSON lines that are the items', async () => {
    const lines = (await text('/v1/items?format=jsonl')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(items);
  });

  it('writes Parquet that a reader opens, with types and its own dictionary', async () => {
    const file = await (await api.ask('/v1/items?format=parquet')).arrayBuffer();
    const rows = await parquetReadObjects({ file });
    expect(rows.map((row) => Number(row['id']))).toEqual(items.map(({ id }) => id));
    expect(rows.map((row) => (row['publishedAt'] as Date | null)?.toISOString() ?? null)).toEqual(
      items.map((item) => item['publishedAt']),
    );
    const facts = Object.fromEntries(
      parquetMetadata(file).key_value_metadata!.map(({ key, value }) => [key, value]),
    );
    expect(JSON.parse(facts['columns']!)).toContainEqual(
      expect.objectContaining({ name: 'publishedAt', unit: 'UTC' }),
    );
    expect(facts['licence']).toContain('CC BY');
  });

  it('writes Parquet without rows', async () => {
    const file = await (await api.ask('/v1/items?format=parquet&class=backfill')).arrayBuffer();
    expect(await parquetReadObjects({ file })).toEqual([]);
  });

  it.each(['atom', 'jsonfeed'])('writes %s that our own reader reads', async (format) => {
    const response = await api.ask(`/v1/items?format=${format}&limit=45`);
    const document = await readFeed(new Uint8Array(await response.arrayBuffer()), {
      url: 'http://localhost/v1/items',
      contentType: response.headers.get('content-type'),
    });
    expect(document.repaired).toBe(false);
    expect(document.entries.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
    expect(document.entries.map(({ link }) => link)).toEqual(items.map(({ link }) => link));
    expect(document.entries[0]!.guid).toBe('http://localhost/v1/items/45');
  });

  it.each([
    ['bibtex', '/v1/items?limit=45'],
    ['ris', '/v1/items?limit=45'],
    ['csl', '/v1/items?limit=45'],
    ['bibtex', '/v1/chronology?phase=war'],
    ['ris', '/v1/chronology?phase=war'],
    ['bibtex', '/v1/citation?'],
    ['ris', '/v1/citation?'],
  ])('writes %s of %s that a citation parser reads back', async (format, path) => {
    const expected = JSON.parse(await text(`${path}&format=csl`)) as { title: string }[];
    const found = new Cite(await text(`${path}&format=${format}`)).data;
    const bare = (title: string) => title.replace(/[{}]/g, '').replace(/\s+/g, ' ');
    expect(found.map(({ title }) => bare(title))).toEqual(expected.map(({ title }) => bare(title)));
  });

  it.each([
    ['text/csv', 'text/csv'],
    ['application/atom+xml, */*;q=0.1', 'application/atom+xml'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['application/jsonl;q=0.2, text/csv;q=0.9', 'text/csv'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const response = await api.ask('/v1/items', { headers: { accept } });
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('vary')).toContain('Accept');
    await response.text();
  });

  it('refuses a form that it does not have', async () => {
    const response = await api.ask('/v1/items', { headers: { accept: 'image/png' } });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ code: 'not-acceptable' });
  });

  it('says versions, terms and reference beside every table', async () => {
    const response = await api.ask('/v1/items?format=csv&limit=1');
    expect(response.headers.get('rendezvous-versions')).toMatch(
      /codebook=\w+, lexicon=\w+, model=\w+, method=test/,
    );
    expect(response.headers.get('link')).toMatch(
      /rel="license".*rel="cite-as".*<\/v1\/tables\/items>; rel="describedby"/,
    );
    const dictionary = await api.json<{ columns: { name: string; meaning: string }[] }>('/v1/tables/items');
    expect(dictionary.columns.every(({ meaning }) => meaning !== '')).toBe(true);
  });
});

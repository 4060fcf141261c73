/** What the methods read: sitemaps, posts, mail, tables; and what they leave out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { splitWindow } from '../../../ingest/backfill/gdelt.ts';
import type { BackfillContext } from '../../../ingest/backfill/method.ts';
import { type FileRow, formOf, readRows } from '../../../ingest/backfill/read-file.ts';
import { readSitemap } from '../../../ingest/backfill/read-sitemap.ts';
import { mayLieWithin } from '../../../ingest/backfill/sitemap.ts';
import { readPosts, wpJson } from '../../../ingest/backfill/wp-json.ts';

const folder = mkdtempSync(join(tmpdir(), 'rendezvous-backfill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(path: string, outlet: string | null = null): Promise<FileRow[]> {
  const form = await formOf(path);
  if (form === 'json-lines') throw new Error('no rows');
  const rows: FileRow[] = [];
  for await (const row of readRows(path, form, outlet)) rows.push(row);
  return rows;
}

describe('a sitemap', () => {
  const news = `<?xml version="1.0"?><urlset xmlns="x" xmlns:news="n" xmlns:image="i"><url><loc> https://a.example/1?a=1&amp;b=2 </loc><lastmod>2025-02-03</lastmod>
    <image:image><image:loc>https://a.example/1.jpg</image:loc><image:title>Picture</image:title></image:image>
    <news:news><news:publication><news:name>A</news:name><news:language>ru</news:language></news:publication><news:publication_date>2025-02-02T10:00:00+03:00</news:publication_date><news:title>Title &amp; more</news:title></news:news></url></urlset>`;
  const entry = {
    address: 'https://a.example/1?a=1&b=2',
    lastModified: '2025-02-03T00:00:00.000Z',
    published: '2025-02-02T07:00:00.000Z',
    title: 'Title & more',
    language: 'ru',
  };

  it.each([
    ['plain', Buffer.from(news)],
    ['gzipped', gzipSync(news)],
  ])('is read %s with its news, its pictures passed over', (_, bytes) => {
    expect(readSitemap(bytes, null)).toEqual({ kind: 'pages', entries: [entry] });
  });

  it('is told from an index and from anything else', () => {
    expect(
      readSitemap(
        Buffer.from('<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>'),
        null,
      )?.kind,
    ).toBe('index');
    expect(readSitemap(Buffer.from('<html><body>404</body></html>'), null)).toBeNull();
    expect(readSitemap(Uint8Array.of(0x1f, 0x8b, 1, 2), null)).toBeNull();
  });

  it.each([
    ['https://a.example/x', null, null, true],
    ['https://a.example/x', '2024-11-01T00:00:00Z', null, false],
    ['https://a.example/x', '2026-01-01T00:00:00Z', null, true],
    ['https://a.example/x', '2026-01-01T00:00:00Z', '2025-01-10T00:00:00Z', true],
    ['https://a.example/x', '2025-01-10T00:00:00Z', '2026-01-10T00:00:00Z', false],
    ['https://a.example/2019/05/06/x', null, null, false],
    ['https://a.example/2025/01/06/x', null, null, true],
    ['https://a.example/sitemap-2025-01.xml', null, null, true],
    ['https://a.example/sitemap-2025-03.xml', null, null, false],
    ['https://a.example/sitemap-2025.xml', null, null, true],
    ['https://a.example/story-120250199', null, null, true],
  ])(
    'entry %s changed %s, published %s may lie in January 2025: %s',
    (address, lastModified, published, may) => {
      const stretch = { since: Date.UTC(2025, 0, 1), until: Date.UTC(2025, 1, 1) };
      expect(mayLieWithin({ address, lastModified, published, title: null, language: null }, stretch)).toBe(
        may,
      );
    },
  );
});

describe('posts of WordPress', () => {
  const post = (number: number) => ({
    date_gmt: '2025-01-01T10:00:00',
    modified_gmt: null,
    link: `https://a.example/${number}`,
    guid: { rendered: `g${number}` },
    title: { rendered: 'Talks &#8211; put off' },
    excerpt: { rendered: '<p>Short</p>' },
    content: { rendered: '<p>Long</p>' },
  });

  it('are read as entries, their dates in UTC', () => {
    expect(readPosts(Buffer.from(JSON.stringify([post(1)])), 'https://a.example/wp-json')).toMatchObject([
      {
        guid: 'g1',
        title: 'Talks – put off',
        published: '2025-01-01T10:00:00.000Z',
        updated: null,
        content: '<p>Long</p>',
      },
    ]);
  });

  it.each(['', '<html></html>', '{"code":"rest_no_route"}', '[1]'])('are not read out of %j', (body) => {
    expect(() => readPosts(Buffer.from(body), 'https://a.example/')).toThrow(/does not list posts/);
  });

  it('are asked for page by page between fixed dates until a page is not full', async () => {
    const asked: URLSearchParams[] = [];
    const context = {
      source: 'https://a.example/feed',
      stretch: { since: Date.UTC(2025, 0, 10), until: Date.UTC(2025, 0, 20) },
      fetchPage: async (address: string) => {
        asked.push(new URL(address).searchParams);
        const count = asked.length < 3 ? 100 : 7;
        return {
          outcome: 'ok',
          status: 200,
          address,
          bytes: Buffer.from(JSON.stringify(Array.from({ length: count }, (_, at) => post(at)))),
        };
      },
    } as unknown as BackfillContext;
    let found = 0;
    let cursor: { page: number } | null = null;
    do {
      const step = await wpJson.step(cursor, context);
      found += step.entries.length;
      cursor = step.cursor;
    } while (cursor !== null);
    expect(found).toBe(207);
    expect(asked.map((query) => query.get('page'))).toEqual(['1', '2', '3']);
    expect(asked[0]!.get('after')).toBe('2025-01-09T00:00:00');
    expect(asked[0]!.get('before')).toBe('2025-01-21T00:00:00');
  });
});

describe('a full window of GDELT', () => {
  it('is split in halves that touch, unless it is short', () => {
    expect(splitWindow([0, 8 * 3_600_000])).toEqual([
      [0, 4 * 3_600_000],
      [4 * 3_600_000, 8 * 3_600_000],
    ]);
    expect(splitWindow([0, 3_600_000])).toBeNull();
  });
});

describe('a file of the past', () => {
  it.each([
    ['a.jsonl', '{}', 'json-lines'],
    ['b', '{"title":"x"}', 'json-lines'],
    ['c.csv', 'x', 'csv'],
    ['d', 'title,date\nx,2025', 'csv'],
    ['e.xml', '', 'feed'],
    ['f', '\ufeff<?xml version="1.0"?><rss/>', 'feed'],
    ['g', 'From a@b Thu Jan  1 00:00:00 1970\n', 'mbox'],
  ])('%s that begins with %j is taken as %s', async (name, content, form) => {
    expect(await formOf(file(name, content))).toBe(form);
  });

  it('is read as a table under any common names and separators of columns', async () => {
    const path = file(
      'table.csv',
      '\ufeffHeadline;Link;PubDate;Publisher\n"Talks; put off";https://a.example/1;Mon, 03 Mar 2025 10:00:00 GMT;A\nSecond;;2025-03-04;\n',
    );
    expect(await rowsOf(path, 'Fallback')).toEqual([
      { title: 'Talks; put off', url: 'https://a.example/1', date: '2025-03-03T10:00:00.000Z', outlet: 'A' },
      { title: 'Second', date: '2025-03-04', outlet: 'Fallback' },
    ]);
  });

  it('is read as a feed', async () => {
    const path = file(
      'feed.rss',
      '<rss version="2.0"><channel><title>A</title><link>https://www.a.example/</link><language>en</language><item><guid>1</guid><title>T</title><description>&lt;p&gt;Text&lt;/p&gt;</description><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>',
    );
    expect(await rowsOf(path)).toMatchObject([
      {
        id: '1',
        title: 'T',
        summary: 'Text',
        date: '2025-03-03T10:00:00.000Z',
        outlet: 'a.example',
        lang: 'en',
      },
    ]);
  });

  it('is read as mail: encoded headers, HTML bodies, quoted separators', async () => {
    const path = file(
      'letters.mbox',
      [
        'From list Mon Mar  3 10:00:00 2025',
        'From: Letter <news@letters.example>',
        'Subject: =?utf-8?B?0KHRgtCw0L3RhtC40Y8=?=',
        'Date: Mon, 03 Mar 2025 10:00:00 +0000',
        'Message-ID: <1@letters.example>',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>One crew <b>exchange</b>.</p><script>x</script>',
        '',
        'From list Tue Mar  4 10:00:00 2025',
        'From: other@second.example',
        'Subject: Plain',
        '',
        'First line.',
        '',
        '>From here on it is quoted.',
        '',
      ].join('\n'),
    );
    expect(await rowsOf(path)).toMatchObject([
      {
        id: '<1@letters.example>',
        title: 'Станция',
        body: 'One crew exchange.',
        date: '2025-03-03T10:00:00.000Z',
        outlet: 'letters.example',
      },
      {
        title: 'Plain',
        body: 'First line.\n\nFrom here on it is quoted.',
        date: null,
        outlet: 'second.example',
      },
    ]);
  });
});

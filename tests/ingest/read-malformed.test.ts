/** Malformed documents: mended, never fatal, and marked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../ingest/feed/read-feed.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const WHOLE = `<rss version="2.0"><channel><title>Feed</title>
<item><title>One</title><link>http://a.example/1</link><description>text</description></item>
<item><title>Two</title><link>http://a.example/2</link><description>text</description></item></channel></rss>`;

function read(body: string | Uint8Array) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return readFeed(bytes, { url: 'http://a.example/feed', contentType: null });
}

describe('a malformed feed', () => {
  it('is read through junk, unclosed elements, bare ampersands, undeclared entities and prefixes, and a lost end', async () => {
    const feed = await read(readFileSync(join(FIXTURES, 'broken.xml')));
    expect(feed).toMatchObject({
      title: 'Broken & mended',
      link: 'http://broken.example/',
      repaired: true,
      truncated: true,
    });
    expect(feed.entries).toMatchObject([
      {
        title: 'First bold',
        link: 'http://broken.example/1?a=1&b=2',
        content: 'Naked <p>paragraph<br>with a break</p>',
        published: '2024-01-01T00:00:00.000Z',
      },
      { title: 'Second — control', link: 'http://broken.example/2', authors: ['Undeclared Prefix'] },
      { title: 'Third', link: 'http://broken.example/3' },
    ]);
  });

  it('replaces the entities that it declares itself', async () => {
    const { entries } = await read(readFileSync(join(FIXTURES, 'rss-0.91.xml')));
    expect(entries[0]).toMatchObject({ title: 'A word from the agency', content: 'Caf&eacute; R&D &copy;' });
  });

  it.each([
    ['HTML around it', `<html><body>${WHOLE}</body></html>`],
    ['text before its declaration', `Warning: line 3\n<?xml version="1.0"?>${WHOLE}`],
    ['control characters', WHOLE.replace('text', 'te\x01xt')],
    ['an end tag too many', WHOLE.replace('</item>', '</b></item>')],
    ['a missing end tag', WHOLE.replace('</link>', '')],
    ['items that were never closed', WHOLE.replaceAll('</item>', '')],
    ['a quote that was never closed', WHOLE.replace('version="2.0"', 'version="2.0')],
    ['a tag that was never closed', WHOLE.replace('<channel>', '<channel')],
    ['an attribute that swallowed the next tag', WHOLE.replace('<title>Feed', '<title type="text>Feed')],
    ['a byte outside its encoding', Buffer.from(WHOLE.replace('text', 't\xe9xt'), 'latin1')],
  ])('with %s keeps both items', async (name, body) => {
    const feed = await read(body);
    expect(feed.entries).toMatchObject([
      { title: 'One', link: 'http://a.example/1' },
      { title: 'Two', link: 'http://a.example/2' },
    ]);
    expect(feed.repaired).toBe(!/HTML around|end tag too many/.test(name));
  });

  it('that was cut off keeps what came, and no half address', async () => {
    const feed = await read(WHOLE.slice(0, WHOLE.indexOf('a.example/2')));
    expect(feed).toMatchObject({ truncated: true, repaired: true });
    expect(feed.entries).toMatchObject([{ link: 'http://a.example/1' }, { title: 'Two', link: null }]);
  });

  it('in JSON is read with commas too many and without its end', async () => {
    const json =
      '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a\nb",},{"id":"2","url":"http';
    const feed = await read(json);
    expect(feed).toMatchObject({ repaired: true, truncated: true });
    expect(feed.entries).toMatchObject([{ guid: '1', title: 'a b' }]);
  });
});

describe('an item of JSON', () => {
  it('that gives nothing but an identifier is left out, and the document counts as repaired', async () => {
    const json =
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"},{"id":"2","authors":[]},{"id":"3","title":"here"}]}';
    const feed = await read(json);
    expect(feed.entries.map((entry) => entry.guid)).toEqual(['3']);
    expect(feed.repaired).toBe(true);
  });
});

describe('hostile documents', () => {
  const item = (inside: string) => `<rss><channel><item>${inside}</item></channel></rss>`;

  it.each([
    ['nesting without end', item('<a>'.repeat(200_000))],
    ['end tags that match nothing', item(`${'<a>'.repeat(900)}${'</b>'.repeat(50_000)}`)],
    ['opening brackets', item('<'.repeat(500_000))],
    ['attributes without end', item(`<title ${'a="'.repeat(100_000)}>x</title>`)],
    ['comments that never close', item('<!--'.repeat(100_000))],
    ['nested markup in a title', item(`<title>${'&lt;b&gt;'.repeat(50_000)}</title>`)],
    ['nested JSON', `{"version":"https://jsonfeed.org/version/1","items":[${'['.repeat(100_000)}`],
  ])('of %s are read as far as they go', async (_, body) => {
    const entries = await read(body).then(
      (feed) => feed.entries.length,
      (error) => error.code,
    );
    expect([0, 1, 'unreadable-feed']).toContain(entries);
  });

  it('cannot blow up by their entities', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(999)}"><!ENTITY b "&a;&a;">]>${item(`<description>${'&a;&b;'.repeat(20_000)}</description>`)}`;
    const { entries, repaired } = await read(bomb);
    expect(repaired).toBe(true);
    expect(entries[0]?.content?.length).toBeLessThan(1_200_000);
  });
});

/** Every format that is read, from synthetic documents in fixtures/, and what each field comes to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeedDocument } from '../../base/records.ts';
import { readFeed } from '../../ingest/feed/read-feed.ts';

const URL = 'https://served.example/feed';

function read(body: string | Uint8Array, contentType: string | null = null): Promise<FeedDocument> {
  return readFeed(typeof body === 'string' ? Buffer.from(body) : body, { url: URL, contentType });
}

function fixture(name: string): Promise<FeedDocument> {
  return read(readFileSync(join(import.meta.dirname, 'fixtures', name)));
}

function item(inside: string): Promise<FeedDocument> {
  return read(`<rss version="2.0"><channel><title>t</title><item>${inside}</item></channel></rss>`);
}

describe('formats', () => {
  it.each([
    ['rss-2.xml', 'rss', 2],
    ['rss-0.91.xml', 'rss', 1],
    ['rss-1.rdf', 'rdf', 1],
    ['atom-1.xml', 'atom', 1],
    ['atom-0.3.xml', 'atom', 1],
    ['channel.cdf', 'cdf', 1],
    ['feed.json', 'json', 2],
  ] as const)('%s is read as %s, and as well-formed where it is', async (name, format, count) => {
    const feed = await fixture(name);
    expect(feed).toMatchObject({ format, truncated: false, repaired: name === 'rss-0.91.xml' });
    expect(feed.entries).toHaveLength(count);
  });

  it('reads every field of RSS 2.0 and its modules by their addresses, whatever their prefixes', async () => {
    const feed = await fixture('rss-2.xml');
    expect(feed).toMatchObject({
      title: 'Orbital Gazette',
      link: 'https://gazette.example/',
      icon: 'https://served.example/icon.png',
      language: 'en-US',
      pollMinutes: 60,
      skipHours: [0, 13],
      skipDays: [0, 6],
      olderPage: 'https://served.example/feed?page=2',
    });
    expect(feed.entries[0]).toEqual({
      guid: 'gazette-1',
      link: 'https://served.example/news/1?utm_source=rss',
      title: 'Crews & seats: an agreement extended',
      summary: 'Short form.',
      content:
        '<p>Long form with <a href="https://served.example/more">a link</a> and <img src="https://served.example/pic.png">.</p>',
      published: '2022-07-15T17:30:00.000Z',
      updated: '2022-07-16T08:00:00.000Z',
      authors: ['Ann Author', 'Boris Author', 'The Desk'],
      categories: ['Crew', 'Policy'],
      enclosures: [
        { url: 'https://served.example/talk.mp3', type: 'audio/mpeg', length: 123456 },
        { url: 'https://gazette.example/clip.mp4', type: 'video/mp4', length: 99 },
      ],
      language: 'en-US',
    });
  });

  it('takes a guid for the link where it is one, and leaves out a date that nobody can read', async () => {
    const { entries } = await fixture('rss-2.xml');
    expect(entries[1]).toMatchObject({ title: '', link: 'https://gazette.example/news/2', published: null });
  });

  it('reads Atom with inline XHTML in document order, xml:base, all authors and the archive before', async () => {
    const feed = await fixture('atom-1.xml');
    expect(feed).toMatchObject({ title: 'Notes & Queries', olderPage: 'https://notes.example/2023/feed' });
    expect(feed.entries[0]).toMatchObject({
      guid: 'tag:notes.example,2024:1',
      link: 'https://notes.example/2024/march/one',
      title: 'One two three',
      summary: 'a &lt; b',
      content: 'alpha <b>beta</b> gamma <a href="https://notes.example/2024/march/two">delta</a> epsilon<br>',
      published: '2024-03-01T07:00:00.000Z',
      updated: '2024-03-02T07:00:00.000Z',
      authors: ['First Author', 'Second Author'],
      categories: ['Space'],
      enclosures: [{ url: 'https://notes.example/2024/march/talk.ogg', type: 'audio/ogg', length: 7 }],
      language: 'ru',
    });
  });

  it('reads base64 content of Atom 0.3', async () => {
    expect((await fixture('atom-0.3.xml')).entries[0]?.content).toBe('<p>Hello, <b>orbit</b></p>');
  });

  it('reads RSS 1.0 with Dublin Core', async () => {
    expect((await fixture('rss-1.rdf')).entries[0]).toMatchObject({
      published: '2005-06-07T00:00:00.000Z',
      authors: ['R. D. Efs'],
      language: 'de',
    });
  });

  it('reads the attributes of CDF', async () => {
    expect((await fixture('channel.cdf')).entries[0]).toMatchObject({
      link: 'http://cdf.example/1',
      content: 'Its abstract',
      updated: '1999-05-06T07:09:00.000Z',
    });
  });

  it('reads JSON Feed, and gives an item without authors those of the feed', async () => {
    const { entries, olderPage } = await fixture('feed.json');
    expect(olderPage).toBe('https://served.example/feed?page=2');
    expect(entries[0]).toMatchObject({
      guid: '1',
      link: 'https://served.example/1',
      summary: 'One',
      content: '<p>One <a href="https://served.example/2">two</a></p>',
      published: '2024-01-02T02:04:05.000Z',
      authors: ['The Feed'],
      categories: ['a', 'b'],
    });
    expect(entries[1]).toMatchObject({
      title: '',
      content: 'a &lt; b',
      authors: ['Own', 'Other'],
      language: 'fr',
    });
  });

  it('reads a legacy encoding, Russian dates, and takes a missing zone from the feed’s other dates', async () => {
    const feed = await fixture('windows-1251.xml');
    expect(feed).toMatchObject({ title: 'Орбита', encoding: 'windows-1251', repaired: false });
    expect(feed.entries[0]).toMatchObject({
      title: '«Союз» стартовал',
      published: '2022-07-15T16:30:00.000Z',
    });
  });
});

describe('choices between elements', () => {
  it.each([
    [
      'the item’s title before a picture’s',
      '<image><title>no</title></image><title>yes</title>',
      { title: 'yes' },
    ],
    [
      'a media title where there is no other',
      '<m:title xmlns:m="http://search.yahoo.com/mrss">yes</m:title>',
      { title: 'yes' },
    ],
    [
      'the publisher’s address before a redirector’s',
      '<link>https://r.example/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://p.example/1</f:origLink>',
      { link: 'https://p.example/1' },
    ],
    [
      'no link out of a guid that says it is none',
      '<guid isPermaLink="false">https://p.example/1</guid>',
      { link: null },
    ],
    ['no link that runs code', '<link>javascript:alert(1)</link>', { link: null }],
    ['one text as content alone', '<description>only</description>', { content: 'only', summary: null }],
    ['“Name &lt;mail&gt;” as the name', '<author>Ann &lt;ann@p.example&gt;</author>', { authors: ['Ann'] }],
    [
      'pubDate before Dublin Core',
      '<d:date xmlns:d="http://purl.org/dc/elements/1.1/">2001-01-01</d:date><pubDate>2 Jan 2002</pubDate>',
      { published: '2002-01-02T00:00:00.000Z' },
    ],
  ])('takes %s', async (_, inside, expected) => {
    expect((await item(inside)).entries[0]).toMatchObject(expected);
  });

  it('keeps entries without anything: what was delivered is counted', async () => {
    expect((await item('')).entries).toHaveLength(1);
  });
});

describe('caps', () => {
  it('reads as far as the cap on entries and says so', async () => {
    const body = Buffer.from(`<rss><channel>${'<item><title>t</title></item>'.repeat(9)}</channel></rss>`);
    const feed = await readFeed(body, { url: URL, contentType: null, caps: { entries: 4 } });
    expect(feed).toMatchObject({ truncated: true });
    expect(feed.entries).toHaveLength(4);
  });

  it('cuts one endless text and reads on', async () => {
    const body = `<rss><channel><item><description>${'word '.repeat(400_000)}</description><title>t</title></item></channel></rss>`;
    const feed = await read(body);
    expect(feed.truncated).toBe(true);
    expect(feed.entries[0]?.title).toBe('t');
    expect(feed.entries[0]?.content?.length).toBeLessThanOrEqual(1_000_000);
  });

  it('cuts a title of a megabyte to a line', async () => {
    const { entries } = await item(`<title>${'long '.repeat(200_000)}</title>`);
    expect(entries[0]?.title).toHaveLength(1_000);
  });
});

describe('refusals', () => {
  it.each([
    ['an empty body', '', /empty/],
    ['white space', ' \n ', /empty/],
    ['binary data', '\0\x01\x02\x03'.repeat(50), /binary/],
    ['plain text', 'Service unavailable', /plain text \("Service unavailable"\)/],
    ['other XML', '<?xml version="1.0"?><urlset><url/></urlset>', /root "urlset"/],
    ['other JSON', '{"error": "no"}', /no JSON Feed/],
    ['a page', '<!doctype html><title>Just a moment…</title><body>x', /HTML page \("Just a moment…"\)/],
    [
      'a page that speaks of feeds',
      '<html><head><title>Help</title></head><body><script>s = "<rss>"</script></body></html>',
      /HTML page/,
    ],
  ])('names %s for what it is', async (_, body, message) => {
    await expect(read(body)).rejects.toMatchObject({
      code: 'unreadable-feed',
      message: expect.stringMatching(message),
    });
  });

  it('names the feeds that a page offers', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body></body></html>';
    await expect(read(page)).rejects.toMatchObject({
      mend: expect.stringContaining('https://served.example/rss.xml'),
    });
  });
});

/** Subscription lists: read as other programs write them, written so that reading gives the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../ingest/clean.ts';
import { readOpml, type Subscription, writeOpml } from '../../ingest/opml.ts';

const read = (text: string) => readOpml(Buffer.from(text));

describe('a subscription list', () => {
  it('is read with its folders, each address once', () => {
    const list = read(`<?xml version="1.0"?><opml version="1.1"><body>
      <outline text="Space"><outline text="Russia"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline>
      <outline title="B" XMLURL="feed://b.example/atom"/></outline>
      <outline text="again" xmlUrl="https://a.example/rss"/><outline type="rss" text="broken" xmlUrl="javascript:alert(1)"/></body></opml>`);
    expect(list).toEqual({
      feeds: [
        {
          address: 'https://a.example/rss',
          title: 'A & B',
          site: 'https://a.example/',
          language: null,
          folders: ['Space', 'Russia'],
        },
        { address: 'https://b.example/atom', title: 'B', site: null, language: null, folders: ['Space'] },
      ],
      unusable: 1,
    });
  });

  it('is refused where it is none', () => {
    expect(() => read('<html><body>no</body></html>')).toThrow(/no OPML/);
    expect(() => read('')).toThrow(/no OPML/);
  });

  it('comes back as it was written, whatever its words', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[\s\p{C}]+/gu, ''))
      .filter((text) => text !== '' && text === cleanText(text));
    const feed: fc.Arbitrary<Subscription> = fc.record({
      address: fc
        .nat(9)
        .map((number) => `https://example.org/feed?a=${number}&b=<"'>`)
        .map((address) => new URL(address).href),
      title: fc.option(word),
      site: fc.constantFrom('https://example.org/?a&b', null),
      language: fc.constantFrom('ru', 'en', null),
      folders: fc.array(word, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(feed, { selector: ({ address }) => address, maxLength: 6 }), (feeds) => {
        const written = writeOpml('List', feeds);
        const again = read(written);
        expect(again.feeds.toSorted(byAddress)).toEqual(feeds.toSorted(byAddress));
        expect(writeOpml('List', again.feeds)).toBe(written);
      }),
      { numRuns: 100 },
    );
  });
});

function byAddress(a: Subscription, b: Subscription): number {
  return a.address < b.address ? -1 : 1;
}

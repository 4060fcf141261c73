/** The identity ladder: when two deliveries are one item, and when a rung gives way. */
import { describe, expect, it } from 'vitest';
import {
  addressKey,
  FULL_LADDER,
  type Identifiable,
  identify,
  revisePolicy,
  textHash,
} from '../../ingest/identity.ts';

function entry(fields: Partial<Identifiable> = {}): Identifiable {
  return { guid: null, link: null, title: 'A title', content: '<p>Its text</p>', summary: null, ...fields };
}

const many = (make: (at: number) => Partial<Identifiable>) =>
  Array.from({ length: 5 }, (_, at) => entry({ title: `Title ${at}`, ...make(at) }));

describe('identify', () => {
  it.each([
    ['guid', entry({ guid: 'x', link: 'https://a.example/1' })],
    ['address', entry({ link: 'https://a.example/1' })],
    ['canonical', entry({ canonical: 'https://a.example/1' })],
    ['content', entry()],
  ])('stands on the rung %s', (rung, item) => {
    expect(identify(item)).toMatchObject({
      rung,
      key: expect.stringMatching(new RegExp(`^${rung}:[0-9a-f]{32}$`)),
    });
  });

  it.each([
    [
      'a guid that changed its scheme',
      { guid: 'http://a.example/?p=1' },
      { guid: 'https://www.a.example/?p=1' },
    ],
    [
      'an address with tracking',
      { link: 'https://a.example/1' },
      { link: 'http://m.a.example/1?utm_source=x#top' },
    ],
    [
      'a new guid for the same address',
      { guid: '1', link: 'https://a.example/1' },
      { guid: '2', link: 'https://a.example/1' },
    ],
    ['the same words in other markup', {}, { content: 'Its  TEXT!' }],
  ])('finds a key in common through %s', (_, before, after) => {
    const known = new Set(identify(entry(before)).keys);
    expect(identify(entry(after)).keys.some((key) => known.has(key))).toBe(true);
  });

  it('keeps different articles apart', () => {
    const known = new Set(identify(entry({ guid: '1', link: 'https://a.example/1' })).keys);
    expect(
      identify(entry({ guid: '2', link: 'https://a.example/2' })).keys.some((key) => known.has(key)),
    ).toBe(false);
  });

  it('passes over rungs that its feed has given up', () => {
    const policy = { rungs: ['address' as const, 'content' as const], reasons: [] };
    expect(identify(entry({ guid: '1', link: 'https://a.example/1' }), policy).rung).toBe('address');
  });
});

describe('revisePolicy', () => {
  it('keeps the ladder while nothing speaks against it', () => {
    const entries = many((at) => ({ guid: `${at}`, link: `https://a.example/${at}` }));
    expect(revisePolicy(FULL_LADDER, entries, entries)).toBe(FULL_LADDER);
  });

  it('gives up guids that repeat over different articles', () => {
    const entries = many((at) => ({ guid: 'same', link: `https://a.example/${at}` }));
    expect(revisePolicy(FULL_LADDER, entries, [])).toEqual({
      rungs: ['address', 'canonical', 'content'],
      reasons: ['guids repeat over different articles'],
    });
  });

  it('gives up guids that change from poll to poll', () => {
    const deliver = (poll: number) =>
      many((at) => ({ guid: `${poll}-${at}`, link: `https://a.example/${at}` }));
    expect(revisePolicy(FULL_LADDER, deliver(2), deliver(1)).reasons).toEqual([
      'guids change for the same article',
    ]);
  });

  it('gives up addresses that all articles share', () => {
    const entries = many((at) => ({ guid: `${at}`, link: 'https://a.example/' }));
    expect(revisePolicy(FULL_LADDER, entries, []).rungs).toEqual(['guid', 'guid-without-scheme', 'content']);
  });

  it('is not moved by the same item delivered twice', () => {
    const twice = Array.from({ length: 9 }, () => entry({ guid: '1', link: 'https://a.example/1' }));
    expect(revisePolicy(FULL_LADDER, twice, twice)).toBe(FULL_LADDER);
  });

  it('says a reason once', () => {
    const entries = many((at) => ({ guid: 'same', link: `https://a.example/${at}` }));
    const once = revisePolicy(FULL_LADDER, entries, []);
    expect(revisePolicy(once, entries, [])).toBe(once);
  });
});

describe('keys across feeds', () => {
  it('meet at the cleaned address', () => {
    expect(addressKey(entry({ link: 'https://a.example/1?utm_source=x' }))).toBe(
      addressKey(entry({ link: 'http://www.a.example/1/' })),
    );
    expect(addressKey(entry({ link: 'https://r.example/9', canonical: 'https://a.example/1' }))).toBe(
      addressKey(entry({ link: 'https://a.example/1' })),
    );
  });

  it('are absent where there is no address on the web', () => {
    expect(addressKey(entry({ link: 'urn:x' }))).toBeNull();
  });

  it('a change of words shows in the hash, one of markup does not', () => {
    expect(textHash(entry({ content: '<div>Its text</div>' }))).toBe(textHash(entry()));
    expect(textHash(entry({ content: 'Its new text' }))).not.toBe(textHash(entry()));
  });
});

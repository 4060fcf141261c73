import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseHttpDate,
  readEncodings,
  readFreshness,
  readLocation,
  readRetryAfter,
} from '../../../ingest/fetch/headers.ts';

const NOW = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('an HTTP date', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', NOW],
    ['Sunday, 06-Nov-94 08:49:37 GMT', NOW],
    ['Sun Nov  6 08:49:37 1994', NOW],
    [' Sun, 6 Nov 1994 08:49:37 UTC ', NOW],
    ['1994-11-06T08:49:37Z', null],
    ['Sun, 06 Nov 1994 08:49:37 +0200', null],
    ['Sun, 99 Nov 1994 08:49:37 GMT', null],
    ['0', null],
    ['', null],
  ])('"%s" is read as %s', (text, instant) => expect(parseHttpDate(text)).toBe(instant));

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        expect(parseHttpDate(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000);
      }),
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Sun, 06 Nov 1994 09:49:37 GMT', 3_600_000],
    ['Sun, 06 Nov 1994 07:49:37 GMT', 0],
    ['-5', null],
    ['later', null],
    [undefined, null],
  ])('"%s" asks for %s ms', (value, wait) =>
    expect(readRetryAfter({ 'retry-after': value }, NOW)).toBe(wait),
  );
});

describe('freshness', () => {
  it.each([
    [{ 'cache-control': 'max-age=60' }, 60_000],
    [{ 'cache-control': 'public, MAX-AGE="60", must-revalidate' }, 60_000],
    [{ 'cache-control': ['public', 'max-age=60'] }, 60_000],
    [{ 'cache-control': 's-maxage=600' }, null],
    [{ 'cache-control': 'max-age=60', age: '20' }, 40_000],
    [{ 'cache-control': 'max-age=60', age: '90' }, 0],
    [{ 'cache-control': 'max-age=60', age: 'old' }, 60_000],
    [{ 'cache-control': 'no-cache, max-age=60' }, 0],
    [{ 'cache-control': 'max-age=60', expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, 60_000],
    [{ expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, 3_600_000],
    [{ expires: 'Sun, 06 Nov 1994 09:49:37 GMT', date: 'Sun, 06 Nov 1994 09:39:37 GMT' }, 600_000],
    [{ expires: '-1' }, null],
    [{}, null],
  ])('%o lasts %s ms', (headers, freshness) => expect(readFreshness(headers, NOW)).toBe(freshness));
});

describe('other headers', () => {
  it('gives content encodings in the order they are undone', () => {
    expect(readEncodings({ 'content-encoding': 'deflate, X-GZip , identity' })).toEqual(['gzip', 'deflate']);
    expect(readEncodings({})).toEqual([]);
  });

  it('reads a Location against its base, in UTF-8 or else latin-1', () => {
    const base = new URL('http://news.test/a/b');
    const inBytes = (text: string) => Buffer.from(text).toString('latin1');
    expect(readLocation({ location: '../c' }, base)?.href).toBe('http://news.test/c');
    expect(readLocation({ location: inBytes('/é') }, base)?.href).toBe('http://news.test/%C3%A9');
    expect(readLocation({ location: '/\xe9' }, base)?.href).toBe('http://news.test/%C3%A9');
    expect(readLocation({}, base)).toBeNull();
  });
});

/** Addresses resolved and cleaned. */
import { describe, expect, it } from 'vitest';
import { cleanAddress, resolveAddress } from '../../ingest/addresses.ts';

describe('resolveAddress', () => {
  it.each([
    ['/a b', 'https://x.example/d/e', 'https://x.example/a%20b'],
    ['?p=2', 'https://x.example/d/e?p=1', 'https://x.example/d/e?p=2'],
    ['//y.example/z', 'https://x.example/', 'https://y.example/z'],
    [' https://x.example/\n1 ', null, 'https://x.example/1'],
    ['tag:x.example,2024:1', 'https://x.example/', 'tag:x.example,2024:1'],
    ['javascript:alert(1)', 'https://x.example/', null],
    ['JavaScript:alert(1)', null, null],
    ['data:text/html,x', 'https://x.example/', null],
    ['', 'https://x.example/', null],
    ['relative', null, null],
  ])('of %j against %j is %j', (address, base, expected) => {
    expect(resolveAddress(address, base)).toBe(expected);
  });
});

describe('cleanAddress', () => {
  const CLEAN = 'https://news.example/space/iss';

  it.each([
    'http://news.example/space/iss',
    'https://www.news.example/space/iss/',
    'https://NEWS.example/space/iss#comments',
    'https://news.example/space/iss?utm_source=rss&utm_medium=feed',
    'https://news.example/space/iss?fbclid=abc&gclid=d',
    'https://news.example/space/iss?from=rss&partner=feed&ref=home',
    'https://m.news.example/space/iss',
    'https://amp.news.example/space/iss',
    'https://news.example/amp/space/iss',
    'https://news.example/space/iss/amp/',
    'https://news.example/space/iss?amp=1',
    'https://news.example//space/iss/index.html',
    'https://www.google.com/amp/s/news.example/space/iss',
    'https://news-example.cdn.ampproject.org/c/s/news.example/space/iss',
  ])('takes %s for the same article', (address) => {
    expect(cleanAddress(address)).toBe(CLEAN);
  });

  it.each([
    ['a page’s own parameters, in one order', 'https://n.example/?p=12&a=1', 'https://n.example/?a=1&p=12'],
    [
      'a parameter that names the page',
      'https://n.example/story?cid=48213',
      'https://n.example/story?cid=48213',
    ],
    ['a route behind a hash', 'https://n.example/#!/story/1', 'https://n.example/#!/story/1'],
    ['the port', 'https://n.example:8443/a', 'https://n.example:8443/a'],
    ['a host of two letters', 'https://m.example/a', 'https://m.example/a'],
    ['what is not on the web', ' urn:isbn:1 ', 'urn:isbn:1'],
  ])('keeps %s', (_, address, expected) => {
    expect(cleanAddress(address)).toBe(expected);
  });

  it('cleans what is clean to itself', () => {
    for (const address of [CLEAN, 'https://n.example/?a=1&p=12', 'https://n.example/']) {
      expect(cleanAddress(address)).toBe(address);
    }
  });
});

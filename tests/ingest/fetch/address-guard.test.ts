import { describe, expect, it } from 'vitest';
import { createAddressGuard, isPublicAddress, type Resolve } from '../../../ingest/fetch/address-guard.ts';

const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:808:808::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
];
const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '93.184.216.34',
  '100.63.255.255',
  '172.32.0.1',
  '2606:4700::1111',
  '2a00:1450:4001:80b::200e',
];

/** What the guard's lookup answers for an address whose name has these addresses. */
async function lookUp(allow: string[], address: string, addresses: string[], all = true): Promise<unknown> {
  const resolve: Resolve = async () =>
    addresses.map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 }));
  const url = new URL(address);
  return await new Promise((settle) => {
    createAddressGuard(allow, resolve).lookupFor(url)(url.hostname, { all }, (error, found) =>
      settle(error?.message ?? found),
    );
  });
}

const check = (allow: string[], address: string) => () => createAddressGuard(allow).check(new URL(address));

describe('addresses', () => {
  it.each(PRIVATE)('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['', 'news.test', '1.2.3.4.5', '0x7f000001x'])('"%s" is none', (text) =>
    expect(isPublicAddress(text)).toBe(false),
  );
});

describe('an address before resolution', () => {
  it.each([
    ['http://127.0.0.1/', /127\.0\.0\.1 is not a public address/],
    ['http://0177.0.0.1/', /127\.0\.0\.1/],
    ['http://2130706433/', /127\.0\.0\.1/],
    ['http://0x7f.1/', /127\.0\.0\.1/],
    ['http://127.1/', /127\.0\.0\.1/],
    ['http://１２７.０.０.１/', /127\.0\.0\.1/],
    ['http://[::ffff:a00:1]/', /not a public address/],
    ['http://8.8.8.8:22/', /port 22/],
    ['gopher://8.8.8.8/', /gopher:/],
    ['https://me@news.test/', /user name/],
    ['https://:secret@news.test/', /password/],
  ])('%s is refused', (address, reason) => expect(check([], address)).toThrow(reason));

  it.each(['http://8.8.8.8/', 'https://8.8.8.8/', 'http://8.8.8.8:443/', 'https://news.test/'])(
    '%s may be tried',
    (address) => expect(check([], address)).not.toThrow(),
  );
});

describe('the lookup', () => {
  it('yields public addresses and leaves the others out', async () => {
    expect(await lookUp([], 'http://news.test/', ['10.0.0.1', '8.8.8.8', '::1'])).toEqual([
      { address: '8.8.8.8', family: 4 },
    ]);
    expect(await lookUp([], 'http://news.test/', ['10.0.0.1', '8.8.8.8'], false)).toBe('8.8.8.8');
  });

  it('refuses a name that leads nowhere public, or to an unusual port', async () => {
    expect(await lookUp([], 'http://news.test/', ['10.0.0.1', '::1'])).toMatch(/leads to 10\.0\.0\.1/);
    expect(await lookUp([], 'http://news.test/', [])).toMatch(/leads to no address/);
    expect(await lookUp([], 'http://news.test:8080/', ['8.8.8.8'])).toMatch(/port 8080/);
  });
});

describe('an exception', () => {
  it.each([
    ['intra.test', 'http://intra.test:9000/', true],
    ['intra.test', 'http://INTRA.test./', true],
    ['intra.test', 'http://other.test/', false],
    ['intra.test:9000', 'http://intra.test:9000/', true],
    ['intra.test:9000', 'http://intra.test/', false],
    ['intra.test:80', 'http://intra.test/', true],
    ['10.0.0.0/8', 'http://intra.test:9000/', true],
    ['10.0.0.0/16', 'http://intra.test/', false],
    ['10.1.2.3', 'http://intra.test:9000/', true],
    ['::1', 'http://intra.test/', false],
  ])('%s lets %s pass: %s', async (entry, address, passes) => {
    const found = await lookUp([entry], address, ['10.1.2.3']);
    expect(Array.isArray(found)).toBe(passes);
  });

  it.each(['127.0.0.1:9000', '[::1]:9000', '::1', '[::1]', '127.0.0.0/8'])('%s is understood', (entry) =>
    expect(
      check(
        [entry],
        entry.includes(':') && !entry.startsWith('127') ? 'http://[::1]:9000/' : 'http://127.0.0.1:9000/',
      ),
    ).not.toThrow(),
  );

  it.each(['http://intra.test', '10.0.0.0/99', 'two words', 'host:port'])(
    '"%s" is a fault of the configuration',
    (entry) =>
      expect(() => createAddressGuard([entry])).toThrow(expect.objectContaining({ code: 'configuration' })),
  );
});

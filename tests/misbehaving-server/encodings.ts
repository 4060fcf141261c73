/** Misbehaviours of content encodings, and bombs of every kind. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { rss, rssHead } from './documents.ts';
import type { Expected, Misbehaviour } from './misbehaviour.ts';

const MEBIBYTE = 1_048_576;

const read = (items: number, truncated = false): Expected => ({
  outcomes: ['ok'],
  state: 'active',
  nextMinutes: 'rhythm',
  items,
  truncated,
});
const bomb = (fault: RegExp): Expected => ({
  outcomes: ['too-large'],
  state: 'failing',
  nextMinutes: 315,
  items: 0,
  fault,
});
const unreadable = (fault: RegExp): Expected => ({
  outcomes: ['not-a-feed'],
  state: 'failing',
  nextMinutes: 26.25,
  items: 0,
  fault,
});

/** The body is made beforehand: making a bomb takes longer than the polls have. */
const sends = (make: () => string | Buffer, encoding?: string): Pick<Misbehaviour, 'answer'> => {
  const body = make();
  return {
    answer: (wire) => wire.feed(body, encoding === undefined ? {} : { 'content-encoding': encoding }),
  };
};

export const ENCODINGS: Misbehaviour[] = [
  {
    name: 'gzip-bomb',
    behaviour: '16 MiB of zeros in 16 kB of gzip.',
    ...sends(() => gzipSync(Buffer.alloc(16 * MEBIBYTE)), 'gzip'),
    expected: bomb(/200 times its size/),
  },
  {
    name: 'deflate-bomb',
    behaviour: '16 MiB of spaces, deflated, after a feed’s head.',
    ...sends(() => deflateSync(rssHead() + ' '.repeat(16 * MEBIBYTE)), 'deflate'),
    expected: bomb(/200 times its size/),
  },
  {
    name: 'brotli-bomb',
    behaviour: '16 MiB of zeros in a few bytes of Brotli.',
    ...sends(() => brotliCompressSync(Buffer.alloc(16 * MEBIBYTE), { params: { 1: 5 } }), 'br'),
    expected: bomb(/200 times its size/),
  },
  {
    name: 'bomb-in-a-bomb',
    behaviour: 'A gzip bomb, compressed once more.',
    ...sends(() => gzipSync(gzipSync(Buffer.alloc(16 * MEBIBYTE))), 'gzip, gzip'),
    expected: bomb(/200 times its size/),
  },
  {
    name: 'nested-encodings',
    behaviour: 'A feed compressed ten times over.',
    ...sends(
      () => Array.from({ length: 10 }).reduce<Buffer>((inner) => gzipSync(inner), Buffer.from(rss())),
      Array(10).fill('gzip').join(', '),
    ),
    expected: bomb(/more than 2 times over/),
  },
  {
    name: 'compressed-twice',
    behaviour: 'Compresses twice and declares it once.',
    ...sends(() => gzipSync(gzipSync(rss())), 'gzip'),
    expected: read(5),
  },
  {
    name: 'gzip-undeclared',
    behaviour: 'Sends gzip without saying so.',
    ...sends(() => gzipSync(rss())),
    expected: read(5),
  },
  {
    name: 'gzip-not-gzip',
    behaviour: 'Declares gzip and sends plain text.',
    ...sends(() => rss(), 'gzip'),
    expected: read(5),
  },
  {
    name: 'brotli-not-brotli',
    behaviour: 'Declares br and sends plain text.',
    ...sends(() => rss(), 'br'),
    expected: read(5),
  },
  {
    name: 'deflate-not-deflate',
    behaviour: 'Declares deflate and sends plain text.',
    ...sends(() => rss(), 'deflate'),
    expected: read(5),
  },
  {
    name: 'deflate-without-header',
    behaviour: 'Sends deflate without the zlib header, as some servers read the standard.',
    ...sends(() => deflateRawSync(rss()), 'deflate'),
    expected: read(5),
  },
  {
    name: 'deflate-with-header',
    behaviour: 'Sends deflate with the zlib header, as others do.',
    ...sends(() => deflateSync(rss()), 'deflate'),
    expected: read(5),
  },
  {
    name: 'old-encoding-name',
    behaviour: 'Says X-GZIP in capitals.',
    ...sends(() => gzipSync(rss()), 'X-GZIP'),
    expected: read(5),
  },
  {
    name: 'encoding-is-a-charset',
    behaviour: 'Names a character set where the content encoding belongs.',
    ...sends(() => rss(), 'UTF-8'),
    expected: read(5),
  },
  {
    name: 'gzip-cut-off',
    behaviour: 'Sends half of a compressed feed.',
    ...sends(() => {
      const whole = gzipSync(rss({ items: 60 }), { level: 0 });
      return whole.subarray(0, whole.length / 2);
    }, 'gzip'),
    expected: { ...read(29, true) },
  },
  {
    name: 'gzip-with-garbage',
    behaviour: 'Sends garbage after the compressed feed.',
    ...sends(() => Buffer.concat([gzipSync(rss()), Buffer.from('garbage'.repeat(50))]), 'gzip'),
    expected: read(5),
  },
  {
    name: 'gzip-wrong-checksum',
    behaviour: 'Sends a compressed feed with a wrong checksum.',
    ...sends(() => {
      const bytes = gzipSync(rss());
      bytes.writeUInt32LE(0xdeadbeef, bytes.length - 8);
      return bytes;
    }, 'gzip'),
    expected: read(5),
  },
  {
    name: 'brotli-damaged',
    behaviour: 'Declares br and sends noise.',
    ...sends(() => Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 151 + 7) % 256)), 'br'),
    expected: unreadable(/sent as br and is not|No feed found/),
  },
  {
    name: 'unasked-encoding',
    behaviour: 'Uses an encoding that was not asked for (zstd).',
    ...sends(
      () => Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0]), Buffer.alloc(300, 0x9c)]),
      'zstd',
    ),
    expected: unreadable(/No feed found/),
  },
  {
    name: 'billion-laughs',
    behaviour: 'Defines entities that multiply into gigabytes.',
    ...sends(() => {
      const levels = Array.from(
        { length: 9 },
        (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`,
      );
      return rss({ items: 1, title: () => '&lol9;' }).replace(
        '<rss',
        `<!DOCTYPE rss [<!ENTITY lol0 "lol">${levels.join('')}]><rss`,
      );
    }),
    expected: read(1),
  },
  {
    name: 'external-entity',
    behaviour: 'Defines an entity that reads a file of the reader’s machine.',
    ...sends(() =>
      rss({ items: 1, title: () => '&secret;' }).replace(
        '<rss',
        '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]><rss',
      ),
    ),
    expected: { ...read(1), requests: 1 },
  },
  {
    name: 'deep-nesting',
    behaviour: 'Nests 500 elements in an item.',
    ...sends(() =>
      rss({ items: 2 }).replace('Text of item 1.', `${'<b>'.repeat(500)}deep${'</b>'.repeat(500)}`),
    ),
    expected: read(2),
  },
  {
    name: 'giant-title',
    behaviour: 'Gives an item a title of a megabyte.',
    ...sends(
      () => rss({ items: 2, title: (number) => (number === 1 ? 'giant '.repeat(175_000) : 'small') }),
      undefined,
    ),
    expected: read(2, true),
  },
];

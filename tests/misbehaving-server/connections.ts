/** Misbehaviours of names, connections and the protocol itself. */
import { item, rss, rssHead } from './documents.ts';
import type { Expected, Misbehaviour } from './misbehaviour.ts';

const failing = (outcome: 'unreachable' | 'timeout' | 'server-error', fault: RegExp): Expected => ({
  outcomes: [outcome],
  state: 'failing',
  nextMinutes: 8.75,
  items: 0,
  fault,
});
const read = (items: number, truncated = false): Expected => ({
  outcomes: ['ok'],
  state: 'active',
  nextMinutes: 'rhythm',
  items,
  truncated,
});

export const CONNECTIONS: Misbehaviour[] = [
  {
    name: 'unknown-name',
    behaviour: 'The name does not exist.',
    address: ({ port }) => `http://unknown.invalid:${port}/unknown-name`,
    expected: { ...failing('unreachable', /name unknown\.invalid is not known/), requests: 0 },
  },
  {
    name: 'name-server-fails',
    behaviour: 'The name server fails for the moment.',
    address: ({ port }) => `http://name-server-fails.test:${port}/`,
    expected: failing('unreachable', /could not be resolved/),
  },
  {
    name: 'name-never-resolves',
    behaviour: 'The name server never answers.',
    address: ({ port }) => `http://name-never-resolves.test:${port}/`,
    expected: failing('timeout', /in time|longer than/),
  },
  {
    name: 'refuses-connections',
    behaviour: 'Nobody listens on the port.',
    address: ({ closedPort }) => `http://127.0.0.1:${closedPort}/`,
    expected: failing('unreachable', /refuses connections/),
  },
  {
    name: 'closes-at-once',
    behaviour: 'Closes the connection instead of answering.',
    answer: (wire) => wire.end(),
    expected: failing('unreachable', /broke off/),
  },
  {
    name: 'resets-at-once',
    behaviour: 'Resets the connection instead of answering.',
    answer: (wire) => wire.reset(),
    expected: failing('unreachable', /broke off/),
  },
  {
    name: 'never-answers',
    behaviour: 'Takes the request and says nothing.',
    answer: () => {},
    expected: failing('timeout', /did not answer in time/),
  },
  {
    name: 'headers-drip',
    behaviour: 'Sends its headers byte by byte without end.',
    async answer(wire) {
      await wire.raw('HTTP/1.1 200 OK\r\nx-drip: ');
      while (!wire.isClosed()) {
        await wire.raw('x');
        await wire.pause(20);
      }
    },
    expected: failing('timeout', /in time|longer than/),
  },
  {
    name: 'endless-headers',
    behaviour: 'Sends headers without end, fast.',
    async answer(wire) {
      await wire.raw('HTTP/1.1 200 OK\r\n');
      while (!wire.isClosed()) await wire.raw(`x-filler: ${'x'.repeat(8_000)}\r\n`);
    },
    expected: {
      ...failing('server-error', /headers beyond all measure/),
      outcomes: ['too-large'],
      nextMinutes: 315,
    },
  },
  {
    name: 'speaks-smtp',
    behaviour: 'Is a mail server.',
    async answer(wire) {
      await wire.raw('220 mail.test ESMTP\r\n');
      wire.end();
    },
    expected: failing('server-error', /not HTTP/),
  },
  {
    name: 'body-without-head',
    behaviour: 'Sends the document without status and headers, as HTTP/0.9 did.',
    async answer(wire) {
      await wire.raw(rss());
      wire.end();
    },
    expected: failing('server-error', /not HTTP/),
  },
  {
    name: 'status-without-number',
    behaviour: 'Has words where the status number belongs.',
    async answer(wire) {
      await wire.raw('HTTP/1.1 FINE OK\r\n\r\n');
      wire.end();
    },
    expected: failing('server-error', /not HTTP/),
  },
  {
    name: 'two-lengths',
    behaviour: 'Declares two different lengths.',
    answer: (wire) => wire.answer({ headers: { 'content-length': ['10', '20'] }, body: rss() }),
    expected: failing('server-error', /not HTTP|contradicts itself/),
  },
  {
    name: 'length-and-chunks',
    behaviour: 'Declares a length and chunks at once, as in request smuggling.',
    answer: (wire) =>
      wire.answer({ headers: { 'content-length': 20, 'transfer-encoding': 'chunked' }, body: rss() }),
    expected: failing('server-error', /not HTTP|contradicts itself/),
  },
  {
    name: 'negative-length',
    behaviour: 'Declares a negative length.',
    answer: (wire) => wire.answer({ headers: { 'content-length': -1 }, body: rss() }),
    expected: failing('server-error', /not HTTP/),
  },
  {
    name: 'early-hints',
    behaviour: 'Sends hints (103) before the answer.',
    async answer(wire) {
      await wire.raw('HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n');
      await wire.feed(rss());
    },
    expected: read(5),
  },
  {
    name: 'switches-protocol',
    behaviour: 'Switches to another protocol that nobody asked for (101).',
    answer: (wire) =>
      wire.raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    expected: failing('unreachable', /broke off/),
  },
  {
    name: 'self-signed',
    behaviour: 'Shows a certificate that it signed itself.',
    address: ({ tlsPort }) => `https://127.0.0.1:${tlsPort}/self-signed`,
    answer: (wire) => wire.feed(rss()),
    expected: { ...failing('unreachable', /certificate .* not signed by a known authority/), requests: 0 },
  },
  {
    name: 'no-encryption',
    behaviour: 'Speaks plain HTTP where the address says https.',
    address: ({ port }) => `https://127.0.0.1:${port}/no-encryption`,
    expected: failing('unreachable', /no encrypted connection|broke off/),
  },
  {
    name: 'resets-before-body',
    behaviour: 'Sends headers and resets.',
    async answer(wire) {
      await wire.head({ headers: { 'content-length': 500 } });
      await wire.pause(30);
      wire.reset();
    },
    expected: failing('unreachable', /broke off/),
  },
  {
    name: 'resets-in-mid-body',
    behaviour: 'Resets in the middle of the third item.',
    async answer(wire) {
      await wire.head({ headers: { 'content-length': 50_000, etag: '"half"' } });
      await wire.raw(rssHead() + item(1) + item(2) + item(3).slice(0, 60));
      await wire.pause(30);
      wire.reset();
    },
    expected: read(2, true),
  },
  {
    name: 'resets-then-mends',
    behaviour: 'Resets in mid-body once; would answer 304 to the validator of the half document.',
    async answer(wire, { visit, headers }) {
      if (headers['if-none-match'] !== undefined) return wire.answer({ status: 304 });
      if (visit > 1) return wire.feed(rss(), { etag: '"half"' });
      await wire.head({ headers: { 'content-length': 50_000, etag: '"half"' } });
      await wire.raw(rssHead() + item(1) + item(2));
      await wire.pause(30);
      wire.reset();
    },
    expected: { outcomes: ['ok', 'ok'], state: 'active', nextMinutes: 'rhythm', items: 5, truncated: false },
  },
  {
    name: 'silent-in-mid-body',
    behaviour: 'Stops in the middle of the document and keeps the connection.',
    async answer(wire) {
      await wire.head({ headers: { 'content-length': 50_000 } });
      await wire.raw(rssHead() + item(1));
    },
    expected: failing('timeout', /fell silent/),
  },
  {
    name: 'drips-for-ever',
    behaviour: 'Sends the body byte by byte without end.',
    async answer(wire) {
      await wire.head({});
      await wire.raw(rssHead());
      while (!wire.isClosed()) {
        await wire.raw(' ');
        await wire.pause(20);
      }
    },
    expected: failing('timeout', /longer than/),
  },
  {
    name: 'endless-body',
    behaviour: 'Sends item after item without end.',
    async answer(wire) {
      await wire.head({});
      await wire.raw(rssHead());
      for (let number = 1; !wire.isClosed(); number++) await wire.raw(item(1 + (number % 40)).repeat(5));
    },
    expected: read(40, true),
  },
  {
    name: 'length-too-long',
    behaviour: 'Declares more bytes than it sends; the document is whole.',
    answer: (wire) => wire.feed(rss(), { 'content-length': 99_999 }),
    expected: read(5),
  },
  {
    name: 'length-too-short',
    behaviour: 'Declares fewer bytes than it sends.',
    answer: (wire) => wire.feed(rss(), { 'content-length': rssHead().length + item(1).length + 40 }),
    expected: read(2, true),
  },
  {
    name: 'last-chunk-missing',
    behaviour: 'Sends chunks and closes without the last, empty one.',
    async answer(wire) {
      await wire.head({ headers: { 'transfer-encoding': 'chunked' } });
      await wire.raw(`${rss().length.toString(16)}\r\n${rss()}\r\n`);
      wire.end();
    },
    expected: read(5),
  },
  {
    name: 'chunk-size-nonsense',
    behaviour: 'Goes over to nonsense where a chunk’s size belongs.',
    async answer(wire) {
      const part = rssHead() + item(1) + item(2) + item(3);
      await wire.head({ headers: { 'transfer-encoding': 'chunked' } });
      await wire.raw(`${part.length.toString(16)}\r\n${part}\r\n`);
      await wire.pause(30);
      await wire.raw('zzzz\r\nnonsense');
      wire.end();
    },
    expected: read(2, true),
  },
  {
    name: 'no-length-at-all',
    behaviour: 'Declares no length and ends the document by closing.',
    async answer(wire) {
      await wire.head({ headers: { 'content-type': 'text/xml' } });
      await wire.raw(rss());
      wire.end();
    },
    expected: read(5),
  },
];

/** Misbehaviours of redirects, and redirects that lead where nobody should go. */
import { PAGE, rss } from './documents.ts';
import type { Expected, Misbehaviour, Place } from './misbehaviour.ts';

const read: Expected = { outcomes: ['ok'], state: 'active', nextMinutes: 'rhythm', items: 5 };
const misled = (fault: RegExp, requests: number): Expected => ({
  outcomes: ['bad-redirect'],
  state: 'failing',
  nextMinutes: 52.5,
  items: 0,
  fault,
  requests,
});
const forbidden = (fault: RegExp): Expected => ({
  outcomes: ['forbidden-address'],
  state: 'failing',
  nextMinutes: 315,
  items: 0,
  fault,
  requests: 1,
});

const leadsTo = (
  location: string | ((place: Place) => string),
  status = 302,
): Pick<Misbehaviour, 'answer'> => ({
  answer: (wire, _, place) =>
    wire.answer({ status, headers: { location: typeof location === 'string' ? location : location(place) } }),
});

/** Redirects at its path, with a status for each visit there, to a feed below it. */
const movesBy = (name: string, statuses: number[]): Pick<Misbehaviour, 'answer'> => ({
  answer(wire, { path, visit }) {
    if (path.endsWith('/new')) return wire.feed(rss());
    return wire.answer({ status: statuses[(visit - 1) >> 1] ?? 301, headers: { location: `/${name}/new` } });
  },
});

export const REDIRECTS: Misbehaviour[] = [
  {
    name: 'redirects-to-itself',
    behaviour: 'Redirects to the very address asked for.',
    ...leadsTo('/redirects-to-itself'),
    expected: misled(/in a circle/, 1),
  },
  {
    name: 'redirects-in-a-circle',
    behaviour: 'Two addresses redirect to each other.',
    answer: (wire, { path }) =>
      wire.answer({
        status: 301,
        headers: { location: path.endsWith('/b') ? '/redirects-in-a-circle' : '/redirects-in-a-circle/b' },
      }),
    expected: misled(/in a circle/, 2),
  },
  {
    name: 'redirects-for-ever',
    behaviour: 'Redirects to a new address every time.',
    answer: (wire, { visit }) =>
      wire.answer({ status: 302, headers: { location: `/redirects-for-ever/${visit}` } }),
    expected: misled(/more than 5 times/, 6),
  },
  {
    name: 'redirect-without-location',
    behaviour: 'Redirects without saying where to.',
    answer: (wire) => wire.answer({ status: 301 }),
    expected: misled(/without saying where/, 1),
  },
  {
    name: 'redirect-to-nonsense',
    behaviour: 'Redirects to something that is no address.',
    ...leadsTo('http://'),
    expected: misled(/without saying where/, 1),
  },
  {
    name: 'many-choices',
    behaviour: 'Offers a choice of addresses (300).',
    answer: (wire) => wire.answer({ status: 300, body: PAGE }),
    expected: misled(/status 300/, 1),
  },
  {
    name: 'redirect-with-endless-body',
    behaviour: 'Redirects, and sends a page without end along with it.',
    async answer(wire, { path }) {
      if (path.endsWith('/feed')) return wire.feed(rss());
      await wire.head({ status: 302, headers: { location: '/redirect-with-endless-body/feed' } });
      while (!wire.isClosed()) await wire.raw(PAGE);
    },
    expected: read,
  },
  {
    name: 'relative-redirect',
    behaviour: 'Gives the new address relative to the old one, in bytes of UTF-8.',
    answer: (wire, { path }) =>
      path.includes('/') && path.endsWith('%D0%B8')
        ? wire.feed(rss())
        : wire.raw(
            Buffer.from(
              'HTTP/1.1 302 Found\r\nlocation: relative-redirect/новости\r\ncontent-length: 0\r\n\r\n',
            ),
          ),
    expected: read,
  },
  {
    name: 'home-page-instead',
    behaviour: 'Redirects a feed that is no more to the home page.',
    answer: (wire, { path }) =>
      path.endsWith('/home')
        ? wire.answer({ headers: { 'content-type': 'text/html' }, body: PAGE })
        : wire.answer({ status: 301, headers: { location: '/home-page-instead/home' } }),
    expected: {
      outcomes: ['not-a-feed'],
      state: 'failing',
      nextMinutes: 26.25,
      items: 0,
      fault: /HTML page \("Synthetic page"\)/,
    },
  },
  {
    name: 'cookie-wall',
    behaviour: 'Redirects to itself until its cookie comes back.',
    answer: (wire, { headers }) =>
      headers['cookie'] === 'seen=yes; wall=1'
        ? wire.feed(rss())
        : wire.answer({
            status: 302,
            headers: { location: '/cookie-wall', 'set-cookie': ['seen=yes; Path=/; HttpOnly', 'wall=1'] },
          }),
    expected: { ...read, requests: 2 },
  },
  {
    name: 'cookie-circle',
    behaviour: 'Sets the same cookie and redirects to itself for ever.',
    answer: (wire) =>
      wire.answer({ status: 302, headers: { location: '/cookie-circle', 'set-cookie': 'seen=yes' } }),
    expected: misled(/in a circle/, 2),
  },
  {
    name: 'moves-for-good',
    behaviour: 'Redirects permanently, every time to the same address.',
    ...movesBy('moves-for-good', [301, 308, 301]),
    expected: {
      outcomes: ['ok', 'unchanged', 'unchanged'],
      state: 'active',
      nextMinutes: 'rhythm',
      items: 5,
      adopted: '/moves-for-good/new',
    },
  },
  {
    name: 'moves-twice-only',
    behaviour: 'Redirects permanently twice, temporarily once, then permanently again.',
    ...movesBy('moves-twice-only', [301, 301, 302, 301]),
    expected: {
      outcomes: ['ok', 'unchanged', 'unchanged', 'unchanged'],
      state: 'active',
      nextMinutes: 'rhythm',
      items: 5,
    },
  },
  {
    name: 'moves-somewhere-else',
    behaviour: 'Redirects permanently, to another address each time.',
    answer: (wire, { path, visit }) =>
      path.includes('/to-')
        ? wire.feed(rss())
        : wire.answer({ status: 301, headers: { location: `/moves-somewhere-else/to-${visit}` } }),
    expected: { outcomes: ['ok', 'ok', 'ok'], state: 'active', nextMinutes: 'rhythm', items: 5 },
  },
  {
    name: 'moves-to-nothing',
    behaviour: 'Redirects permanently to an address that does not exist.',
    answer: (wire, { path }) =>
      path.endsWith('/new')
        ? wire.answer({ status: 404 })
        : wire.answer({ status: 301, headers: { location: '/moves-to-nothing/new' } }),
    expected: {
      outcomes: ['not-found', 'not-found', 'not-found'],
      state: 'failing',
      nextMinutes: 210,
      items: 0,
    },
  },
  {
    name: 'validators-cross-over',
    behaviour: 'Redirects to another feed that would answer 304 to the first one’s validator.',
    answer(wire, { path, headers, visit }) {
      if (path.endsWith('/other'))
        return headers['if-none-match']
          ? wire.answer({ status: 304 })
          : wire.feed(rss({ items: 7 }), { etag: '"1"' });
      return visit === 1
        ? wire.feed(rss(), { etag: '"1"' })
        : wire.answer({ status: 302, headers: { location: '/validators-cross-over/other' } });
    },
    expected: {
      outcomes: ['ok', 'ok'],
      state: 'active',
      nextMinutes: 'rhythm',
      items: 7,
      sent: { 'if-none-match': undefined },
    },
  },
  {
    name: 'leads-to-ftp',
    behaviour: 'Redirects to FTP.',
    ...leadsTo('ftp://127.0.0.1/feed.xml'),
    expected: forbidden(/ftp: are not fetched/),
  },
  {
    name: 'leads-to-a-file',
    behaviour: 'Redirects to a file of the reader’s machine.',
    ...leadsTo('file:///etc/passwd'),
    expected: forbidden(/file: are not fetched/),
  },
  {
    name: 'leads-to-a-script',
    behaviour: 'Redirects to a data address.',
    ...leadsTo('data:text/xml,<rss/>'),
    expected: forbidden(/data: are not fetched/),
  },
  {
    name: 'leads-into-the-network',
    behaviour: 'Redirects to a private address.',
    ...leadsTo('http://10.0.0.1/admin'),
    expected: forbidden(/10\.0\.0\.1 is not a public address/),
  },
  {
    name: 'leads-to-metadata',
    behaviour: 'Redirects to the metadata service of a cloud.',
    ...leadsTo('http://169.254.169.254/latest/meta-data/'),
    expected: forbidden(/169\.254\.169\.254/),
  },
  {
    name: 'private-in-hexadecimal',
    behaviour: 'Redirects to a private address, written as one hexadecimal number.',
    ...leadsTo('http://0x0a000001/'),
    expected: forbidden(/10\.0\.0\.1/),
  },
  {
    name: 'private-in-octal',
    behaviour: 'Redirects to a private address, written in octal.',
    ...leadsTo('http://0300.0250.0.1/'),
    expected: forbidden(/192\.168\.0\.1/),
  },
  {
    name: 'loopback-of-six',
    behaviour: 'Redirects to the IPv6 loopback.',
    ...leadsTo('http://[::1]/'),
    expected: forbidden(/::1/),
  },
  {
    name: 'private-mapped',
    behaviour: 'Redirects to a private address mapped into IPv6.',
    ...leadsTo('http://[::ffff:10.0.0.1]/'),
    expected: forbidden(/not a public address/),
  },
  {
    name: 'private-by-nat64',
    behaviour: 'Redirects to a private address behind the NAT64 prefix.',
    ...leadsTo('http://[64:ff9b::10.0.0.1]/'),
    expected: forbidden(/not a public address/),
  },
  {
    name: 'private-by-name',
    behaviour: 'Redirects to a harmless name that resolves to a private address.',
    ...leadsTo('http://private.test/'),
    expected: forbidden(/private\.test leads to 192\.168\.7\.7/),
  },
  {
    name: 'rebinding-name',
    behaviour: 'Its name leads to the allowed address once, and into the network from then on.',
    address: ({ port }) => `http://rebinding.test:${port}/rebinding-name`,
    ...leadsTo('/rebinding-name/again'),
    expected: forbidden(/rebinding\.test leads to 10\.0\.0\.1/),
  },
  {
    name: 'odd-port',
    behaviour: 'Redirects to a public host on the port of a mail server.',
    ...leadsTo('http://93.184.216.34:25/'),
    expected: forbidden(/port 25 is not fetched/),
  },
  {
    name: 'leads-to-credentials',
    behaviour: 'Redirects to an address with a user name and a password.',
    ...leadsTo(({ port }) => `http://user:secret@127.0.0.1:${port}/leads-to-credentials`),
    expected: forbidden(/user name or a password/),
  },
];

/** Misbehaviours of validators, freshness and clocks. */
import { rss } from './documents.ts';
import { type Expected, type Misbehaviour, NOON } from './misbehaviour.ts';

const twice: Expected = { outcomes: ['ok', 'unchanged'], state: 'active', nextMinutes: 'rhythm', items: 5 };
const once: Expected = { outcomes: ['ok'], state: 'active', nextMinutes: 'rhythm', items: 5 };

/** Serves a feed with a validator and answers 304 only to its exact echo. */
const validatesBy = (header: 'etag' | 'last-modified', value: string): Pick<Misbehaviour, 'answer'> => ({
  answer: (wire, { headers }) =>
    headers[header === 'etag' ? 'if-none-match' : 'if-modified-since'] === value
      ? wire.answer({ status: 304 })
      : wire.feed(rss(), { [header]: value }),
});

const VALIDATORS: [name: string, behaviour: string, header: 'etag' | 'last-modified', value: string][] = [
  ['weak-etag', 'Uses a weak ETag.', 'etag', 'W/"5f-19"'],
  ['etag-without-quotes', 'Uses an ETag without quotes.', 'etag', 'abc123'],
  ['etag-with-odd-quotes', 'Uses an ETag with quotes in odd places.', 'etag', '"a"b\'c"-gzip'],
  ['etag-beyond-ascii', 'Uses bytes beyond ASCII in its ETag.', 'etag', '"h\xe4sh\xff"'],
  ['etag-very-long', 'Uses an ETag of four thousand characters.', 'etag', `"${'e'.repeat(4_000)}"`],
  ['date-in-words', 'Has words for a Last-Modified.', 'last-modified', 'yesterday, more or less'],
  [
    'date-local',
    'Gives Last-Modified in local time and German.',
    'last-modified',
    'Mi, 15 Juli 2026 14:00:00 +0200',
  ],
];

/** Headers about freshness, with the minutes until the next poll, or the feed's own rhythm. */
const FRESHNESS: [
  name: string,
  behaviour: string,
  headers: Record<string, string>,
  nextMinutes: number | 'rhythm',
][] = [
  ['fresh-for-hours', 'Asks for three hours (max-age).', { 'cache-control': 'public, max-age=10800' }, 189],
  [
    'fresh-less-age',
    'Asks for three hours of which one has passed (Age).',
    { 'cache-control': 'max-age=10800', age: '3600' },
    126,
  ],
  [
    'fresh-for-a-year',
    'Asks for a year: asked once a day nevertheless.',
    { 'cache-control': 'max-age=31536000' },
    1_440,
  ],
  [
    'fresh-by-date',
    'Asks for four hours (Expires).',
    { expires: new Date(NOON + 4 * 3_600_000).toUTCString() },
    252,
  ],
  [
    'fresh-nonsense',
    'Has nonsense for max-age and Expires.',
    { 'cache-control': 'max-age=-1, max-age=long', expires: '0' },
    'rhythm',
  ],
  ['never-fresh', 'Forbids caching.', { 'cache-control': 'no-store, max-age=99999' }, 'rhythm'],
  [
    'clock-in-1970',
    'Believes it is 1970, and asks for two hours.',
    {
      date: 'Thu, 01 Jan 1970 00:00:10 GMT',
      expires: 'Thu, 01 Jan 1970 02:00:10 GMT',
      'last-modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
    },
    126,
  ],
  [
    'clock-in-2099',
    'Believes it is 2099, and asks for two hours.',
    { date: 'Thu, 01 Jan 2099 00:00:00 GMT', expires: 'Thu, 01 Jan 2099 02:00:00 GMT' },
    126,
  ],
];

export const CACHING: Misbehaviour[] = [
  ...VALIDATORS.map(([name, behaviour, header, value]) => ({
    name,
    behaviour,
    ...validatesBy(header, value),
    expected: twice,
  })),
  ...FRESHNESS.map(([name, behaviour, headers, nextMinutes]) => ({
    name,
    behaviour,
    answer: ((wire) => wire.feed(rss(), headers)) satisfies Misbehaviour['answer'],
    expected: { ...once, nextMinutes },
  })),
  {
    name: 'not-modified-with-a-body',
    behaviour: 'Answers 304 with a body.',
    answer: (wire, { visit }) =>
      visit === 1 ? wire.feed(rss(), { etag: '"1"' }) : wire.answer({ status: 304, body: rss({ items: 9 }) }),
    expected: twice,
  },
  {
    name: 'not-modified-with-a-length',
    behaviour:
      'Gives, with its 304, the length of the document that it does not send, as the standard allows.',
    answer: (wire, { visit }) =>
      visit === 1
        ? wire.feed(rss(), { etag: '"1"' })
        : wire.answer({ status: 304, headers: { 'content-length': rss().length } }),
    expected: twice,
  },
  {
    name: 'etag-always-new',
    behaviour: 'Serves the same document with a new ETag every time.',
    answer: (wire, { visit }) => wire.feed(rss(), { etag: `"${visit}"` }),
    expected: { ...twice, outcomes: ['ok', 'unchanged', 'unchanged'], sent: { 'if-none-match': '"2"' } },
  },
  {
    name: 'no-validators',
    behaviour: 'Has no validators and serves the same document.',
    answer: (wire) => wire.feed(rss()),
    expected: { ...twice, sent: { 'if-none-match': undefined, 'if-modified-since': undefined } },
  },
  {
    name: 'etag-never-new',
    behaviour: 'Keeps its ETag though the document changes, and heeds no condition.',
    answer: (wire, { visit }) => wire.feed(rss({ items: 5 + visit }), { etag: '"fixed"' }),
    expected: { outcomes: ['ok', 'ok'], state: 'active', nextMinutes: 'rhythm', items: 7 },
  },
  {
    name: 'validator-of-a-page',
    behaviour: 'Serves an error page with a validator, and answers 304 to it for ever.',
    answer: (wire, { visit, headers }) => {
      if (headers['if-none-match'] !== undefined) return wire.answer({ status: 304 });
      return visit === 1
        ? wire.answer({ headers: { etag: '"page"' }, body: '<html>error</html>' })
        : wire.feed(rss());
    },
    expected: { outcomes: ['not-a-feed', 'ok'], state: 'active', nextMinutes: 'rhythm', items: 5 },
  },
  {
    name: 'stuck-on-not-modified',
    behaviour: 'Answers 304 to every condition, whatever has changed.',
    answer: (wire, { headers, visit }) =>
      headers['if-none-match'] === undefined
        ? wire.feed(rss({ items: 4 + visit, channel: '<ttl>1440</ttl>' }), { etag: '"stuck"' })
        : wire.answer({ status: 304 }),
    expected: {
      outcomes: ['ok', 'unchanged', 'unchanged', 'unchanged', 'unchanged', 'unchanged', 'unchanged', 'ok'],
      state: 'active',
      nextMinutes: 1_440,
      items: 12,
    },
  },
];

/** Misbehaviours of what is sent: no feeds, damaged feeds, and feeds that ask for the impossible. */
import { item, PAGE, rss, rssHead } from './documents.ts';
import { type Expected, type Misbehaviour, NOON } from './misbehaviour.ts';

const read = (items: number, truncated = false): Expected => ({
  outcomes: ['ok'],
  state: 'active',
  nextMinutes: 'rhythm',
  items,
  truncated,
});
const unreadable = (fault: RegExp): Expected => ({
  outcomes: ['not-a-feed'],
  state: 'failing',
  nextMinutes: 26.25,
  items: 0,
  fault,
});
const sends = (
  body: string | Buffer,
  headers: Record<string, string> = {},
): Pick<Misbehaviour, 'answer'> => ({ answer: (wire) => wire.feed(body, headers) });

export const CONTENTS: Misbehaviour[] = [
  { name: 'empty-body', behaviour: 'Sends nothing.', ...sends(''), expected: unreadable(/empty/) },
  {
    name: 'white-space',
    behaviour: 'Sends white space.',
    ...sends(' \n\t '.repeat(50)),
    expected: unreadable(/empty/),
  },
  {
    name: 'html-instead',
    behaviour: 'Sends an HTML page as RSS.',
    ...sends(PAGE),
    expected: unreadable(/HTML page/),
  },
  {
    name: 'consent-page',
    behaviour: 'Sends a page that asks for consent to cookies.',
    ...sends(
      '<!doctype html><html><head><title>Before you continue</title></head><body><form>Accept all</form></body></html>',
    ),
    expected: unreadable(/Before you continue/),
  },
  {
    name: 'picture-instead',
    behaviour: 'Sends a picture.',
    ...sends(
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 37) % 256)),
      ]),
    ),
    expected: unreadable(/binary/),
  },
  {
    name: 'words-instead',
    behaviour: 'Sends a line of text.',
    ...sends('Service temporarily moved.'),
    expected: unreadable(/plain text/),
  },
  {
    name: 'json-error',
    behaviour: 'Sends an error as JSON.',
    ...sends('{"error":"not allowed"}'),
    expected: unreadable(/JSON/),
  },
  {
    name: 'sitemap-instead',
    behaviour: 'Sends a sitemap.',
    ...sends('<?xml version="1.0"?><urlset><url><loc>http://news.test/</loc></url></urlset>'),
    expected: unreadable(/urlset/),
  },
  {
    name: 'feed-without-items',
    behaviour: 'Sends a feed without items.',
    ...sends(rss({ items: 0 })),
    expected: read(0),
  },
  {
    name: 'junk-before',
    behaviour: 'Prints a warning before the document.',
    ...sends(`<br />\n<b>Warning</b>: mysqli in /www/feed.php on line 3<br />\n${rss()}`),
    expected: read(5),
  },
  {
    name: 'wrong-charset',
    behaviour: 'Says ISO-8859-1 and sends UTF-8.',
    ...sends(rss({ title: () => 'Союз' }), { 'content-type': 'text/xml; charset=iso-8859-1' }),
    expected: read(5),
  },
  {
    name: 'mixed-encodings',
    behaviour: 'Mixes windows-1252 into UTF-8.',
    ...sends(
      Buffer.concat([
        Buffer.from(rssHead() + item(1, { title: () => 'Союз' })),
        Buffer.from('<item><title>caf\xe9</title><guid>x</guid></item></channel></rss>', 'latin1'),
      ]),
    ),
    expected: read(2),
  },
  {
    name: 'control-characters',
    behaviour: 'Has control characters in its titles.',
    ...sends(rss({ title: (number) => `Item\0\x08\x1b ${number}` })),
    expected: read(5),
  },
  {
    name: 'unclosed-everything',
    behaviour: 'Closes no element.',
    ...sends(rss().replaceAll(/<\/(?:title|guid|channel|rss)>/g, '')),
    expected: read(5, true),
  },
  {
    name: 'changing-guids',
    behaviour: 'Gives every item a new identifier at every request.',
    answer: (wire, { visit }) => wire.feed(rss({ guid: (number) => `${visit}-${number}` })),
    expected: { ...read(5), outcomes: ['ok', 'ok', 'ok'] },
  },
  {
    name: 'duplicate-ids',
    behaviour: 'Lists every item twice.',
    ...sends(`${rssHead()}${item(1)}${item(2)}${item(1)}${item(2)}</channel></rss>`),
    expected: read(2),
  },
  {
    name: 'dates-in-1970',
    behaviour: 'Dates every item in 1970.',
    ...sends(rss({ date: () => 'Thu, 01 Jan 1970 00:00:00 GMT' })),
    expected: read(5),
  },
  {
    name: 'dates-in-2099',
    behaviour: 'Dates every item in 2099.',
    ...sends(rss({ date: () => 'Thu, 01 Jan 2099 00:00:00 GMT' })),
    expected: read(5),
  },
  {
    name: 'dates-in-words',
    behaviour: 'Dates its items in words.',
    ...sends(rss({ date: () => 'some time ago' })),
    expected: read(5),
  },
  {
    name: 'asks-for-a-month',
    behaviour: 'Asks to be polled once a month (ttl): polled daily.',
    ...sends(rss({ channel: '<ttl>43200</ttl>' })),
    expected: { ...read(5), nextMinutes: 1_440 },
  },
  {
    name: 'asks-for-every-second',
    behaviour: 'Asks to be polled all the time (ttl 0).',
    ...sends(rss({ channel: '<ttl>0</ttl>' })),
    expected: read(5),
  },
  {
    name: 'skips-all-hours',
    behaviour: 'Asks not to be polled at any hour.',
    ...sends(
      rss({
        channel: `<skipHours>${Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`,
      }),
    ),
    expected: read(5),
  },
  {
    name: 'skips-the-afternoon',
    behaviour: 'Asks not to be polled before 20:00.',
    ...sends(
      rss({
        channel: `<skipHours>${Array.from({ length: 20 }, (_, hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`,
      }),
    ),
    expected: { ...read(5), nextMinutes: 480 },
  },
  {
    name: 'items-vanish',
    behaviour: 'Shows its items once and an empty feed afterwards.',
    answer: (wire, { visit }) => wire.feed(rss({ items: visit === 1 ? 5 : 0 })),
    expected: { ...read(5), outcomes: ['ok', 'ok'] },
  },
  {
    name: 'flaps',
    behaviour: 'Alternates between its feed and an error page.',
    answer: (wire, { visit }) =>
      visit % 2 === 1
        ? wire.feed(rss({ items: 4 + visit }))
        : wire.answer({ headers: { etag: '"page"' }, body: PAGE }),
    expected: {
      outcomes: ['ok', 'not-a-feed', 'ok', 'not-a-feed'],
      state: 'failing',
      nextMinutes: 26.25,
      items: 7,
    },
  },
  {
    name: 'cut-at-the-source',
    behaviour: 'Sends a document that ends in the middle, with correct lengths.',
    ...sends(rss().slice(0, -350), { etag: '"cut"' }),
    expected: { ...read(4, true), outcomes: ['ok', 'ok'], sent: { 'if-none-match': undefined } },
  },
  {
    name: 'new-items-every-minute',
    behaviour: 'Publishes ten items a minute: polled every five minutes at most.',
    ...sends(rss({ items: 200, date: (number) => new Date(NOON - number * 6_000).toUTCString() })),
    expected: { ...read(200), nextMinutes: 5.25 },
  },
];

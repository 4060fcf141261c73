/** Misbehaviours of status codes, Retry-After, and services that turn programs away. */
import { gzipSync } from 'node:zlib';
import type { FetchOutcome } from '../../ingest/ports.ts';
import { PAGE, rss } from './documents.ts';
import { type Expected, type Misbehaviour, NOON } from './misbehaviour.ts';
import type { Answer } from './wire.ts';

const fails = (outcome: FetchOutcome, nextMinutes: number, fault: RegExp): Expected => ({
  outcomes: [outcome],
  state: 'failing',
  nextMinutes,
  items: 0,
  fault,
});
const blocked = (service: RegExp): Expected => ({
  outcomes: ['challenged'],
  state: 'blocked',
  nextMinutes: 315,
  items: 0,
  fault: service,
});
const answers = (answer: Answer): Pick<Misbehaviour, 'answer'> => ({ answer: (wire) => wire.answer(answer) });

/** Statuses that need no more than a line each. */
const PLAIN: [name: string, status: number, expected: Expected][] = [
  ['asks-for-a-password', 401, fails('refused', 52.5, /password/)],
  ['asks-for-money', 402, fails('refused', 52.5, /payment/)],
  ['forbids', 403, fails('refused', 52.5, /status 403/)],
  ['not-found', 404, fails('not-found', 52.5, /nothing at this address/)],
  ['not-acceptable', 406, fails('refused', 52.5, /status 406/)],
  ['request-timeout', 408, fails('timeout', 8.75, /too long/)],
  ['teapot', 418, fails('refused', 52.5, /status 418/)],
  ['too-many-requests', 429, fails('rate-limited', 26.25, /too often/)],
  ['legal-reasons', 451, fails('refused', 52.5, /legal/)],
  ['internal-error', 500, fails('server-error', 8.75, /status 500/)],
  ['bad-gateway', 502, fails('server-error', 8.75, /status 502/)],
  ['unavailable', 503, fails('unavailable', 8.75, /not available/)],
  ['origin-down', 521, fails('server-error', 8.75, /status 521/)],
  ['status-999', 999, fails('server-error', 8.75, /unknown status 999/)],
  ['not-modified-unasked', 304, fails('server-error', 8.75, /though it was not asked/)],
];

/** Retry-After in every form, with the minutes until the next poll. */
const RETRIES: [name: string, status: number, retryAfter: string, nextMinutes: number][] = [
  ['retry-in-an-hour', 503, '3600', 62.5],
  ['retry-at-a-date', 503, new Date(NOON + 3 * 3_600_000).toUTCString(), 182.5],
  ['retry-in-thirty-days', 503, '2592000', 43_202.5],
  ['retry-in-a-second', 503, '1', 8.75],
  ['retry-in-the-past', 503, 'Thu, 01 Jan 1970 00:00:00 GMT', 8.75],
  ['retry-in-words', 503, 'soon', 8.75],
  ['retry-at-the-end-of-time', 503, '9'.repeat(40), 4_193_636_399.98],
  ['rate-limit-seconds', 429, '7200', 122.5],
  ['rate-limit-date', 429, new Date(NOON + 86_400_000).toUTCString(), 1_442.5],
];

export const STATUSES: Misbehaviour[] = [
  ...PLAIN.map(([name, status, expected]) => ({
    name,
    behaviour: `Answers with status ${status}.`,
    ...answers({ status }),
    expected,
  })),
  ...RETRIES.map(([name, status, retryAfter, nextMinutes]) => ({
    name,
    behaviour: `Answers with status ${status} and Retry-After: ${retryAfter.slice(0, 40)}.`,
    ...answers({ status, headers: { 'retry-after': retryAfter } }),
    expected: {
      ...fails(status === 429 ? 'rate-limited' : 'unavailable', nextMinutes, /HOST|127/),
      fault: /127\.0\.0\.1/,
    },
  })),
  {
    name: 'gone-for-good',
    behaviour: 'Says that the feed is gone, three times.',
    ...answers({ status: 410 }),
    expected: {
      outcomes: ['gone', 'gone', 'gone'],
      state: 'retired',
      nextMinutes: null,
      items: 0,
      fault: /gone for good/,
    },
  },
  {
    name: 'gone-and-back',
    behaviour: 'Says that the feed is gone, twice, and has it again.',
    answer: (wire, { visit }) => (visit < 3 ? wire.answer({ status: 410 }) : wire.feed(rss())),
    expected: { outcomes: ['gone', 'gone', 'ok'], state: 'active', nextMinutes: 'rhythm', items: 5 },
  },
  {
    name: 'gone-with-a-pause',
    behaviour: 'Says that the feed is gone, twice, fails, and says it again.',
    answer: (wire, { visit }) => wire.answer({ status: visit === 3 ? 500 : 410 }),
    expected: {
      outcomes: ['gone', 'gone', 'server-error', 'gone'],
      state: 'failing',
      nextMinutes: 1_260,
      items: 0,
    },
  },
  {
    name: 'fails-for-days',
    behaviour: 'Fails twelve times in a row.',
    ...answers({ status: 500 }),
    expected: { outcomes: Array(12).fill('server-error'), state: 'failing', nextMinutes: 1_260, items: 0 },
  },
  {
    name: 'fails-and-recovers',
    behaviour: 'Fails three times and is well again.',
    answer: (wire, { visit }) => (visit < 4 ? wire.answer({ status: 500 }) : wire.feed(rss())),
    expected: {
      outcomes: ['server-error', 'server-error', 'server-error', 'ok'],
      state: 'active',
      nextMinutes: 'rhythm',
      items: 5,
    },
  },
  {
    name: 'created',
    behaviour: 'Serves its feed with status 201.',
    ...answers({ status: 201, body: rss() }),
    expected: { outcomes: ['ok'], state: 'active', nextMinutes: 'rhythm', items: 5 },
  },
  {
    name: 'no-content',
    behaviour: 'Answers that there is no content (204).',
    answer: (wire) => wire.raw('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'),
    expected: fails('not-a-feed', 26.25, /empty/),
  },
  {
    name: 'error-page-as-success',
    behaviour: 'Serves an error page with status 200.',
    ...answers({ headers: { 'content-type': 'application/rss+xml' }, body: PAGE }),
    expected: fails('not-a-feed', 26.25, /HTML page/),
  },
  {
    name: 'cloudflare-challenge',
    behaviour: 'Cloudflare asks for a proof of humanity.',
    ...answers({
      status: 403,
      headers: { server: 'cloudflare', 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment...</title>',
    }),
    expected: blocked(/Cloudflare/),
  },
  {
    name: 'cloudflare-challenge-packed',
    behaviour: 'Cloudflare’s older challenge: status 503, a compressed page, no telling header.',
    ...answers({
      status: 503,
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync('<html><script>window._cf_chl_opt={}</script></html>'),
    }),
    expected: blocked(/Cloudflare/),
  },
  {
    name: 'cloudflare-blocks',
    behaviour: 'Cloudflare blocks by signature.',
    ...answers({ status: 403, headers: { server: 'cloudflare' }, body: 'error code: 1010' }),
    expected: blocked(/Cloudflare/),
  },
  {
    name: 'akamai-denies',
    behaviour: 'Akamai denies access.',
    ...answers({
      status: 403,
      headers: { server: 'AkamaiGHost' },
      body: '<title>Access Denied</title> Reference #18.2f',
    }),
    expected: blocked(/Akamai/),
  },
  {
    name: 'datadome-captcha',
    behaviour: 'DataDome shows a captcha.',
    ...answers({
      status: 403,
      headers: { 'x-datadome': 'protected' },
      body: '<script src="https://ct.captcha-delivery.com/c.js"></script>',
    }),
    expected: blocked(/DataDome/),
  },
  {
    name: 'waf-challenge-as-success',
    behaviour: 'AWS WAF challenges with status 202.',
    ...answers({
      status: 202,
      headers: { 'x-amzn-waf-action': 'challenge' },
      body: '<html><script></script></html>',
    }),
    expected: blocked(/AWS WAF/),
  },
  {
    name: 'proof-of-work',
    behaviour: 'Anubis asks for a proof of work with status 200.',
    ...answers({ body: '<!doctype html><html><title>Making sure you&#39;re not a bot!</title></html>' }),
    expected: blocked(/Anubis/),
  },
  {
    name: 'ddos-guard',
    behaviour: 'DDoS-Guard turns the request away.',
    ...answers({ status: 403, headers: { server: 'ddos-guard' }, body: '<html></html>' }),
    expected: blocked(/DDoS-Guard/),
  },
  {
    name: 'blocks-the-user-agent',
    behaviour: 'Blocks the user agent, in words of its own.',
    ...answers({ status: 403, body: 'Your user agent is blocked.' }),
    expected: blocked(/protection service/),
  },
  {
    name: 'missing-behind-cloudflare',
    behaviour: 'Has nothing at the address, on a page into which Cloudflare puts its script.',
    ...answers({
      status: 404,
      headers: { server: 'cloudflare' },
      body: '<script src="/cdn-cgi/challenge-platform/x.js"></script>',
    }),
    expected: fails('not-found', 52.5, /nothing at this address/),
  },
  {
    name: 'page-behind-imperva',
    behaviour: 'Serves a page instead of the feed, into which Imperva puts its script.',
    ...answers({ body: PAGE.replace('<body>', '<body><script src="/_Incapsula_Resource?x"></script>') }),
    expected: fails('not-a-feed', 26.25, /HTML page/),
  },
  {
    name: 'challenge-that-ends',
    behaviour: 'Challenges twice and lets the third request through.',
    answer: (wire, { visit }) =>
      visit < 3 ? wire.answer({ status: 403, headers: { 'cf-mitigated': 'challenge' } }) : wire.feed(rss()),
    expected: {
      outcomes: ['challenged', 'challenged', 'ok'],
      state: 'active',
      nextMinutes: 'rhythm',
      items: 5,
    },
  },
  {
    name: 'challenge-for-weeks',
    behaviour: 'Challenges every time: still asked once a day.',
    ...answers({ status: 403, headers: { 'cf-mitigated': 'challenge' } }),
    expected: { outcomes: Array(8).fill('challenged'), state: 'blocked', nextMinutes: 1_260, items: 0 },
  },
];

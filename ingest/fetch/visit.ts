/**
 * A visit: an address followed over its redirects to a document, each hop checked, in turn and within the limits. Feeds,
 * pages and robots.txt all come this way; what the document is worth is judged elsewhere.
 */
import type { AddressGuard } from './address-guard.ts';
import { createCookies } from './cookies.ts';
import type { Exchange, Response } from './exchange.ts';
import { explainFailure, FetchFailure } from './failure.ts';
import { type ResponseHeaders, readEncodings, readLocation, readRetryAfter } from './headers.ts';
import type { FetchLimits } from './limits.ts';
import { type Body, readBody } from './read-body.ts';
import type { Turn } from './turn.ts';

/** The last answer of a visit. */
export interface Visited {
  /** The address asked for. */
  from: string;
  /** Where the redirects led; the address asked for where there were none. */
  address: string;
  status: number;
  headers: ResponseHeaders;
  body: Body;
  /** Statuses of the redirects followed, in order. */
  redirects: number[];
  /** How long the answer asks to be left alone, null where it does not. */
  retryAfterMs: number | null;
}

export interface VisitOptions {
  turn: Turn;
  signal: AbortSignal;
  /** Request headers for one hop, beside the User-Agent. */
  headersFor(address: string): Record<string, string>;
  /** Called with the host's turn in hand before every request, and leaves it so; throws to refuse the request. */
  beforeRequest?(url: URL): Promise<void>;
}

export type Visit = ReturnType<typeof createVisit>;

interface Dependencies {
  exchange: Exchange;
  guard: AddressGuard;
  limits: FetchLimits;
  userAgent: string;
  now(): number;
}

/** Seconds for which a host that answers 429 without Retry-After is left alone. */
const PAUSE_SECONDS = 900;

/** Statuses without a body whatever their headers say (RFC 9110 8.6: a 304 may give the length of what it does not send). */
const BODILESS = [204, 304];
const NO_BODY: Body = { bytes: Buffer.alloc(0), ending: 'complete', error: null };

const MEND = 'Check the address in a browser; the publisher may have moved the document.';

/**
 * Makes the function that visits. It throws FetchFailure for everything that a server or the network does, `HostBusy`
 * for a host whose turn is too far off, and the signal's reason where the caller aborted.
 */
export function createVisit({ exchange, guard, limits, userAgent, now }: Dependencies) {
  const own = { 'accept-encoding': 'gzip, deflate, br', 'user-agent': userAgent };

  return async (address: string, options: VisitOptions): Promise<Visited> => {
    const cookies = createCookies();
    const redirects: number[] = [];
    let url = readAddress(address);
    const seen = new Set([url.href]);
    for (;;) {
      const answer = await request(url, cookies.headerFor(url), options);
      if (answer.status === 429) options.turn.pause((answer.retryAfterMs ?? PAUSE_SECONDS * 1000) / 1000);
      if (answer.body !== null)
        return { ...answer, body: answer.body, from: address, address: url.href, redirects };
      cookies.take(url, answer.headers);
      redirects.push(answer.status);
      url = follow(url, answer, redirects.length);
      const step = url.href + cookies.headerFor(url);
      if (seen.has(step)) throw misled(`${url.host} redirects in a circle`, answer.status);
      seen.add(step);
    }
  };

  async function request(url: URL, cookie: string, options: VisitOptions) {
    const { turn, signal, headersFor, beforeRequest } = options;
    guard.check(url);
    await turn.at(url.host);
    await beforeRequest?.(url);
    const headers = { ...headersFor(url.href), ...(cookie ? { cookie } : {}), ...own };
    try {
      return await exchange(url, headers, signal, readResponse);
    } catch (error) {
      throw signal.aborted ? error : explainFailure(error, url.hostname);
    }
  }

  async function readResponse({ status, headers, body }: Response) {
    const retryAfterMs = readRetryAfter(headers, now());
    const isRedirect = [301, 302, 303, 307, 308].includes(status);
    const read = async () =>
      BODILESS.includes(status) ? NO_BODY : await readBody(body, readEncodings(headers), limits);
    return { status, headers, retryAfterMs, body: isRedirect ? null : await read() };
  }

  function follow(
    url: URL,
    { status, headers }: { status: number; headers: ResponseHeaders },
    count: number,
  ): URL {
    const next = readLocation(headers, url);
    if (next === null) throw misled(`${url.host} redirects without saying where to`, status);
    if (count > limits.redirects)
      throw misled(`${url.host} redirects more than ${limits.redirects} times`, status);
    next.hash = '';
    return next;
  }
}

/** Fragments are for browsers. */
function readAddress(address: string): URL {
  if (URL.canParse(address)) return Object.assign(new URL(address), { hash: '' });
  throw new FetchFailure(
    'forbidden-address',
    `"${address}" is not a web address`,
    'Write it as https://host/path.',
  );
}

function misled(message: string, status: number): FetchFailure {
  return new FetchFailure('bad-redirect', message, MEND, status);
}

/**
 * Whole answers, kept while the store has not changed: the same question costs the database and the rendering once, and
 * those who ask it while it is being answered wait for that one answer.
 * Only for addresses whose answers depend on nothing but the question and on what the store's events tell of.
 */
import type { Context, MiddlewareHandler, Next } from 'hono';
import type { Clock } from '../base/clock.ts';
import { tellSource } from './cache-status.ts';
import { tagOf } from './conditional.ts';
import { recallAnswer, wholeBody } from './whole-body.ts';

/** The store's stamp is asked for at most this often, in milliseconds; so far may an answer be behind. */
const STAMP_STANDS = 250;
const MOST_BYTES = 64_000_000;
const LARGEST_ANSWER = 1_000_000;

interface Kept {
  stamp: string;
  body: Uint8Array<ArrayBuffer>;
  headers: Headers;
}

/** A stamp that several callers share for a moment. */
export function shareStamp(read: () => Promise<string>, clock: Clock): () => Promise<string> {
  let asked = Number.NEGATIVE_INFINITY;
  let stamp: Promise<string> | undefined;
  return () => {
    const now = clock.now();
    if (stamp === undefined || now - asked >= STAMP_STANDS) {
      asked = now;
      stamp = read();
      stamp.catch(() => (stamp = undefined));
    }
    return stamp;
  };
}

export function rememberAnswers(stamp: () => Promise<string>): MiddlewareHandler {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const forget = (key: string) => {
    bytes -= kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, answer: Kept) => {
    forget(key);
    kept.set(key, answer);
    bytes += answer.body.length;
    while (bytes > MOST_BYTES) forget(kept.keys().next().value!);
  };
  const making = new Map<string, Promise<Kept | undefined>>();

  async function make(context: Context, next: Next, key: string, stamp: string): Promise<Kept | undefined> {
    await next();
    if (!isKeepable(context)) return undefined;
    const body = await wholeBody(context);
    const { headers } = context.res;
    headers.set('etag', tagOf(body));
    const made = { stamp, body, headers: ownHeaders(headers) };
    if (body.length <= LARGEST_ANSWER) keep(key, made);
    return made;
  }

  return async (context, next) => {
    if (context.req.method !== 'GET') return await next();
    const key = `${context.req.header('accept') ?? ''} ${context.req.url}`;
    const current = await stamp();
    const known = kept.get(key);
    if (known?.stamp === current) {
      keep(key, known);
      tellSource(context, 'remembered');
      return recallAnswer(context, known.body, known.headers);
    }
    const question = `${current} ${key}`;
    const begun = making.get(question);
    // Nothing may be awaited between looking and beginning, or those who ask at once would all begin.
    const shared = begun && (await begun);
    tellSource(context, shared === undefined ? 'made' : 'waited');
    if (shared !== undefined) return recallAnswer(context, shared.body, shared.headers);
    const made = make(context, next, key, current);
    making.set(question, made);
    try {
      await made;
    } finally {
      if (making.get(question) === made) making.delete(question);
    }
  };
}

function isKeepable(context: Context): boolean {
  return context.res.status === 200 && !context.get('streamed');
}

/** What belongs to the answer; the rest belongs to the request and is set anew. */
function ownHeaders(headers: Headers): Headers {
  const own = ['content-type', 'content-disposition', 'etag', 'link', 'rendezvous-versions', 'vary'];
  return new Headers([...headers].filter(([name]) => own.includes(name)));
}

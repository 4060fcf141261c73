/**
 * Whole answers, kept while the store has not changed: the same question costs the database and the rendering once.
 * Only for addresses whose answers depend on nothing but the question and on what the store's events tell of.
 */
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../base/clock.ts';
import { tagOf } from './conditional.ts';

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
  return async (context, next) => {
    if (context.req.method !== 'GET') return await next();
    const key = `${context.req.header('accept') ?? ''} ${context.req.url}`;
    const current = await stamp();
    const known = kept.get(key);
    if (known?.stamp === current) {
      keep(key, known);
      return new Response(known.body, { headers: known.headers });
    }
    await next();
    if (!isKeepable(context)) return;
    const body = new Uint8Array(await context.res.arrayBuffer());
    const headers = new Headers(context.res.headers);
    headers.set('etag', tagOf(body));
    context.res = new Response(body, { headers });
    if (body.length <= LARGEST_ANSWER) keep(key, { stamp: current, body, headers: ownHeaders(headers) });
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

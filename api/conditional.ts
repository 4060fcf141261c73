/**
 * Conditional requests (RFC 9110, 13): a strong ETag over every body that is not streamed, and 304 where the caller has
 * it already. The tag names the content coding, since strong tags differ between codings.
 */
import type { MiddlewareHandler } from 'hono';
import { contentHash } from '../base/hash.ts';
import { wholeBody } from './whole-body.ts';

const CODINGS = /-(gzip|deflate)"$/;

/** The strong tag of a body. */
export function tagOf(body: Uint8Array): string {
  return `"${contentHash(body, 32)}"`;
}

/** Tags successful reads; set before compression, which the outer handler accounts for. */
export function tagAnswers(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { method } = context.req;
    if ((method !== 'GET' && method !== 'HEAD') || context.res.status !== 200 || context.get('streamed'))
      return;
    const body = await wholeBody(context);
    const { headers } = context.res;
    if (!headers.has('etag')) headers.set('etag', tagOf(body));
    if (!headers.has('cache-control'))
      headers.set('cache-control', context.get('principal') ? 'private, no-cache' : 'no-cache');
    if (!holds(context.req.header('if-none-match'), headers.get('etag')!)) return;
    for (const name of ['content-length', 'content-type', 'content-disposition']) headers.delete(name);
    context.set('body', undefined);
    context.res = undefined;
    context.res = new Response(null, { status: 304, headers });
  };
}

/** Makes the tag of a compressed body strong again, under a name of its own. Goes around the compression. */
export function nameCodings(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const coding = context.res.headers.get('content-encoding');
    const tag = context.res.headers.get('etag')?.replace(/^W\//, '');
    if (tag === undefined || coding === null) return;
    context.res.headers.set('etag', tag.replace(/"$/, `-${coding}"`));
  };
}

function holds(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((entry) => {
    const known = entry.trim().replace(/^W\//, '').replace(CODINGS, '"');
    return known === '*' || known === tag;
  });
}

/**
 * Compression of answers. Whole bodies are compressed once, off the main thread, and the outcome lives as long as the
 * body is remembered; what is made while it is sent goes through a stream. Loopback callers who ask for no coding pay
 * nothing.
 */
import { promisify } from 'node:util';
import { deflate, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { parseAccept } from 'hono/utils/accept';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress';
import { replaceBody } from './whole-body.ts';

/** Smaller bodies fit into one packet either way. */
const LEAST_BYTES = 1024;

const codings = { gzip: promisify(gzip), deflate: promisify(deflate) };
type Coding = keyof typeof codings;

type Bytes = Uint8Array<ArrayBuffer>;

export function compressAnswers(): MiddlewareHandler {
  const compressed = new WeakMap<Bytes, Partial<Record<Coding, Promise<Bytes>>>>();
  const stream = compress();

  function compressOnce(body: Bytes, coding: Coding): Promise<Bytes> {
    const known = compressed.get(body) ?? {};
    compressed.set(body, known);
    known[coding] ??= codings[coding](body) as Promise<Bytes>;
    return known[coding];
  }

  return async (context, next) => {
    await next();
    const body = context.get('body');
    if (body === undefined) return await stream(context, async () => {});
    const { headers } = context.res;
    if (body.length < LEAST_BYTES || !COMPRESSIBLE_CONTENT_TYPE_REGEX.test(headers.get('content-type') ?? ''))
      return;
    headers.append('vary', 'Accept-Encoding');
    const coding = context.req.method === 'HEAD' ? undefined : chooseCoding(context);
    if (coding === undefined) return;
    headers.set('content-encoding', coding);
    replaceBody(context, await compressOnce(body, coding));
  };
}

/** The coding that the caller likes best, gzip before deflate; undefined for none. */
function chooseCoding(context: Context): Coding | undefined {
  const asked = context.req.header('accept-encoding');
  if (asked === undefined) return undefined;
  const accepted = parseAccept(asked);
  const liking = (coding: string) =>
    (accepted.find(({ type }) => type.toLowerCase() === coding) ?? accepted.find(({ type }) => type === '*'))
      ?.q ?? 0;
  const best = liking('deflate') > liking('gzip') ? 'deflate' : 'gzip';
  return liking(best) > 0 ? best : undefined;
}

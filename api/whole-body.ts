/**
 * Answers whose body is known as bytes. They are handed on as bytes, never as a stream: reading a body back out of a
 * stream costs more than all the rest of an answer that is remembered.
 */
import type { Context } from 'hono';
import './context.ts';

/** The bytes of the present answer, read once. */
export async function wholeBody(context: Context): Promise<Uint8Array<ArrayBuffer>> {
  const known = context.get('body');
  if (known !== undefined) return known;
  const { headers } = context.res;
  const body = new Uint8Array(await context.res.arrayBuffer());
  answerWith(context, body, new Headers(headers));
  return body;
}

/** Answers with these bytes and these headers in place of whatever stood there. */
export function answerWith(context: Context, body: Uint8Array<ArrayBuffer>, headers: Headers): void {
  context.set('body', body);
  // Hono would read the new body as a stream to merge it with an old answer; without an old one it takes it as it is.
  context.res = undefined;
  context.res = new Response(body, { headers });
}

/** Answers with remembered bytes and headers, beside the headers that this request has been given already. */
export function recallAnswer(context: Context, body: Uint8Array<ArrayBuffer>, headers: Headers): void {
  answerWith(context, body, context.body(body, 200, Object.fromEntries(headers)).headers);
}

/** Other bytes under the same headers. */
export function replaceBody(context: Context, body: Uint8Array<ArrayBuffer>): void {
  answerWith(context, body, context.res.headers);
}

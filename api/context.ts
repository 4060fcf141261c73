/** What the middleware of a request leaves for those after it. */
import type { Context } from 'hono';
import type { Principal } from '../store/tokens.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Whose token came with the request; undefined for an open read. */
    principal: Principal | undefined;
    /** Set where the body is made while it is sent: it is not hashed and not kept. */
    streamed: true | undefined;
    /** The answer's body, where it is known as bytes. */
    body: Uint8Array<ArrayBuffer> | undefined;
  }
}

interface NodeBindings {
  incoming?: { socket?: { remoteAddress?: string } };
}

/**
 * The caller's address: of the connection, or, behind a trusted proxy, the last that the proxy has written into
 * X-Forwarded-For. Requests that come without a connection (tests) share one.
 */
export function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || (context.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress || 'local';
}

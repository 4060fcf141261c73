/** Errors as RFC 9457 problem details: a code, what is wrong, and the mend. Mapped here and nowhere else. */

import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ErrorCode, RendezvousError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';

export const problemSchema = z
  .object({
    type: z.string().describe('A URN naming the kind of problem.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable name of the problem, for programs.'),
    mend: z.string().describe('What to do about it.'),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

const statuses: Record<ErrorCode, 400 | 404 | 409 | 500 | 502 | 503> = {
  'bad-input': 400,
  'not-found': 404,
  conflict: 409,
  'forbidden-address': 400,
  'fetch-failed': 502,
  'unreadable-feed': 502,
  configuration: 500,
  'database-unreachable': 503,
  'database-newer': 503,
  'queue-unreachable': 503,
  'data-folder-locked': 503,
  'port-in-use': 500,
  'dashboard-build': 500,
};

/** The response for an error that a handler threw; what the caller cannot mend is logged and told without detail. */
export function problemOf(error: Error, context: Context, log: Log): Response {
  if (error instanceof RendezvousError)
    return respond(context, statuses[error.code], error.code, error.message, error.mend);
  if (error instanceof HTTPException) return respondToRefusal(context, error);
  log.error({ event: 'request-failed', path: context.req.path, error: error.message, stack: error.stack });
  return respond(
    context,
    500,
    'internal',
    'The server failed to answer.',
    'Try again; if it stays, look at the server’s log.',
  );
}

/** What the framework itself refuses: a body that is not JSON, a forged form, a form of answer that is not offered. */
const refusals: Record<number, { code: string; mend: string }> = {
  400: { code: 'bad-input', mend: 'Send what /v1/docs describes, in UTF-8.' },
  403: { code: 'forbidden', mend: 'Send the request from the dashboard’s own pages, or with a token.' },
  415: { code: 'unsupported-media-type', mend: 'Send JSON, with "content-type: application/json".' },
  406: { code: 'not-acceptable', mend: 'Name a form with ?format= or in Accept.' },
};

function respondToRefusal(context: Context, { status, message }: HTTPException): Response {
  const { code, mend } = refusals[status] ?? { code: 'refused', mend: 'See /v1/docs.' };
  return respond(context, status, code, message || 'The request was refused.', mend);
}

/** A problem as `application/problem+json`. */
export function respond(
  context: Context,
  status: number,
  code: string,
  detail: string,
  mend: string,
): Response {
  const body: Problem = {
    type: `urn:rendezvous:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    detail,
    code,
    mend,
  };
  return context.body(JSON.stringify(body), status as 400, { 'content-type': 'application/problem+json' });
}

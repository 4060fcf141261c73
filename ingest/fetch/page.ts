/** A fetched page as data: what came, or why nothing did. Reads no HTML. */
import type { FetchFault, FetchOutcome } from '../ports.ts';
import { type FetchFailure, faultOf } from './failure.ts';
import { readHeader } from './headers.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Visited } from './visit.ts';

export interface PageOptions {
  /** The Accept header. */
  accept?: string;
  /** False only for what is published for programs, such as sitemaps named in robots.txt. */
  robots?: boolean;
}

export interface Page {
  /** `ok` exactly for a 2xx answer. */
  outcome: FetchOutcome;
  status: number | null;
  /** Where redirects led; the address asked for where nothing was reached. */
  address: string;
  contentType: string | null;
  /** The body, decompressed; that of an error page too. Empty where none came. */
  bytes: Uint8Array;
  /** The body ended before its time or was cut at a cap. */
  truncated: boolean;
  /** How long the server asks to be left alone, null where it does not. */
  retryAfterMs: number | null;
  fault: FetchFault | null;
}

export function readPage(visited: Visited): Page {
  const failure = judgeAnswer(visited);
  const { status, address, headers, body, retryAfterMs } = visited;
  return {
    outcome: failure?.outcome ?? 'ok',
    status,
    address,
    contentType: readHeader(headers, 'content-type'),
    bytes: body.bytes,
    truncated: body.ending !== 'complete',
    retryAfterMs,
    fault: failure && faultOf(failure),
  };
}

export function pageFromFailure(address: string, failure: FetchFailure): Page {
  const { outcome, status } = failure;
  const nothing = { contentType: null, bytes: new Uint8Array(), truncated: false, retryAfterMs: null };
  return { outcome, status, address, ...nothing, fault: faultOf(failure) };
}

/**
 * Conditional requests: what is sent so that an unchanged feed costs no body, and what is kept for that. Validators are
 * opaque: kept byte for byte, sent only to the address whose body they stand for. Pure.
 */
import type { FetchMemory } from '../ports.ts';
import { type ResponseHeaders, readHeader } from './headers.ts';

/** A poll without validators this often shows whether a server's 304 can be trusted. */
const FULL_POLL_MS = 7 * 86_400_000;

/** What a poll knows the feed's body by. */
export type Validators = Pick<
  FetchMemory,
  'etag' | 'lastModified' | 'bodyHash' | 'bodyAddress' | 'fullPollAt'
>;

/** Whether the next poll asks for the body whatever the server thinks has changed. */
export function isFullPollDue(memory: FetchMemory, now: number): boolean {
  return memory.fullPollAt === undefined || now - Date.parse(memory.fullPollAt) >= FULL_POLL_MS;
}

/** If-None-Match and If-Modified-Since (RFC 9110 13.1) for one hop; none where they would stand for another body. */
export function conditionalHeaders(
  memory: FetchMemory,
  address: string,
  now: number,
): Record<string, string> {
  if (memory.bodyAddress !== address || isFullPollDue(memory, now)) return {};
  return {
    ...(memory.etag === undefined ? {} : { 'if-none-match': memory.etag }),
    ...(memory.lastModified === undefined ? {} : { 'if-modified-since': memory.lastModified }),
  };
}

/** The validators to keep for a body that has been read to its end. */
export function readValidators(headers: ResponseHeaders, bodyHash: string, bodyAddress: string): Validators {
  const etag = readHeader(headers, 'etag');
  const lastModified = readHeader(headers, 'last-modified');
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), bodyHash, bodyAddress };
}

/** The memory without what the body was known by. */
export function forgetValidators({
  etag,
  lastModified,
  bodyHash,
  bodyAddress,
  ...rest
}: FetchMemory): FetchMemory {
  return rest;
}

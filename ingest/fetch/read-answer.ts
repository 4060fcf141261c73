/**
 * A feed's answer → what it says: nothing new, a document, or why there is none. The step between the network and the
 * conclusion; what was cut off is read as far as it goes.
 */

import { messageOf, RendezvousError } from '../../base/errors.ts';
import { contentHash } from '../../base/hash.ts';
import type { FeedDocument } from '../../base/records.ts';
import type { FetchMemory } from '../ports.ts';
import type { Success } from './conclude-poll.ts';
import { explainFailure, FetchFailure } from './failure.ts';
import { readHeader } from './headers.ts';
import { judgeAnswer, judgeChallenge } from './judge-answer.ts';
import { conditionalHeaders, readValidators } from './validators.ts';
import type { Visited } from './visit.ts';

/** The feed reader, as fetching uses it. */
export type ReadFeed = (
  bytes: Uint8Array,
  source: { url: string; contentType: string | null },
) => Promise<FeedDocument>;

/** @param askedAt when the poll began. Throws FetchFailure for everything that is no answer to a poll. */
export async function readAnswer(
  visited: Visited,
  memory: FetchMemory,
  askedAt: number,
  read: ReadFeed,
): Promise<Success> {
  const { status, headers, address, body } = visited;
  const wasFull = Object.keys(conditionalHeaders(memory, address, askedAt)).length === 0;
  const answer = { status, headers, bytes: body.bytes.length, wasFull, movedTo: findMove(visited) };
  if (status === 304 && !wasFull) return { ...answer, document: null, validators: undefined };
  const failure = judgeAnswer(visited);
  if (failure) throw failure;
  const bodyHash = contentHash(body.bytes);
  const validators = readValidators(headers, bodyHash, address);
  if (bodyHash === memory.bodyHash && address === memory.bodyAddress)
    return { ...answer, document: null, validators };
  const document = await readDocument(visited, read);
  const isWhole = body.ending === 'capped' || (body.ending === 'complete' && !document.truncated);
  return {
    ...answer,
    document: { ...document, truncated: document.truncated || body.ending === 'capped' },
    validators: isWhole ? validators : null,
  };
}

/** A document that was cut counts as read where whole entries were found in it. */
async function readDocument(visited: Visited, read: ReadFeed): Promise<FeedDocument> {
  const { address, headers, status, body } = visited;
  try {
    const document = await read(body.bytes, {
      url: address,
      contentType: readHeader(headers, 'content-type'),
    });
    const found = body.ending === 'complete' ? document : withoutCutEntry(document);
    if (body.ending !== 'broken' || found.entries.length > 0) return found;
  } catch (error) {
    if (body.ending !== 'broken') throw judgeChallenge(visited) ?? unreadable(error, status);
  }
  throw explainFailure(body.error ?? damaged(), new URL(address).hostname);
}

/** The entry in which a document was cut would be stored with half its title or address; it comes again whole. */
function withoutCutEntry(document: FeedDocument): FeedDocument {
  return document.truncated ? { ...document, entries: document.entries.slice(0, -1) } : document;
}

function damaged(): Error {
  return Object.assign(new Error('the compressed document is damaged'), { code: 'ECONNRESET' });
}

function unreadable(error: unknown, status: number): FetchFailure {
  const mend =
    error instanceof RendezvousError ? error.mend : 'Report this document: the reader should have mended it.';
  return new FetchFailure('not-a-feed', messageOf(error).replace(/\.$/, ''), mend, status, { cause: error });
}

/** Where an unbroken chain of permanent redirects led (RFC 9110 15.4.2, 15.4.9); never from https to http. */
function findMove({ address, redirects, from }: Visited): string | null {
  const isPermanent = redirects.length > 0 && redirects.every((status) => status === 301 || status === 308);
  return isPermanent && !(from.startsWith('https:') && address.startsWith('http:')) ? address : null;
}

/**
 * What fetching needs from the outside, and what it hands back. The database stands behind these ports, but ingest does
 * not know it: tests hand in their own.
 */
import type { ErrorCode } from '../base/errors.ts';
import type { FeedDocument } from '../base/records.ts';

/** Keeps requests to one host apart over all processes, and one at a time. */
export interface HostGate {
  /**
   * Takes the host's turn. Resolves to 0 when the turn is taken, else to the milliseconds after which to ask again.
   * A turn not given back ends by itself after `holdSeconds`.
   */
  enter(host: string, holdSeconds: number): Promise<number>;
  /** Gives the turn back; the next one may start after the host's spacing, or after `pauseSeconds` where that is longer. */
  leave(host: string, pauseSeconds?: number): Promise<void>;
}

/** How a visit ended; `docs/fetching.md` says what follows from each. `disallowed` (by robots.txt) is for pages only. */
export type FetchOutcome =
  | 'ok'
  | 'unchanged'
  | 'gone'
  | 'not-found'
  | 'refused'
  | 'challenged'
  | 'rate-limited'
  | 'unavailable'
  | 'server-error'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'bad-redirect'
  | 'not-a-feed'
  | 'forbidden-address'
  | 'disallowed';

export type FeedState = 'active' | 'failing' | 'blocked' | 'retired';

/**
 * What fetching remembers of a feed between polls. Stored with the feed as JSON and handed back as it was; validators
 * are kept byte for byte, and only ever together with the body that they stand for.
 */
export interface FetchMemory {
  etag?: string;
  lastModified?: string;
  bodyHash?: string;
  /** Where the body came from that these stand for; they are sent nowhere else. */
  bodyAddress?: string;
  /** ISO 8601; the last poll that sent no validators. */
  fullPollAt?: string;
  /** Minutes between polls, hours (0–23, UTC) and weekdays (0 = Sunday) without polls, as the last document asks. */
  pollMinutes?: number;
  skipHours?: number[];
  skipDays?: number[];
  /** A permanent redirect seen, how many times in a row. */
  redirect?: { address: string; times: number };
  /** Answers 410 in a row. */
  gone?: number;
  /** Polls in a row that failed. */
  failures: number;
  /** ISO 8601; the last poll that read a document. */
  readAt?: string;
  rhythm?: Rhythm;
  /** Short hashes of the entries in the last document, by which arrivals are told from what was there before. */
  seen?: string[];
}

/** When a feed's items arrive, learnt from its own past. Kept by `fetch/rhythm.ts`. */
export interface Rhythm {
  /** Arrivals by hour of the week (UTC, 0 = Sunday 00:00), 168 counts that lose half their weight every six weeks. */
  hours: number[];
  /** ISO 8601: since when arrivals are known, and as of when the counts stand. */
  since: string;
  asOf: string;
  /** ISO 8601; null where no item is known to have arrived ever. */
  lastArrivalAt: string | null;
}

/** A feed as fetching sees it. */
export interface FeedToFetch {
  id: number;
  address: string;
  state: FeedState;
  memory: FetchMemory;
}

export interface FetchFault {
  code: ErrorCode;
  message: string;
  mend: string;
}

/** Everything that one poll of a feed found out. */
export interface FetchResult {
  outcome: FetchOutcome;
  startedAt: number;
  durationMs: number;
  status: number | null;
  /** Bytes of body after decompression. */
  bytes: number;
  /** Present only with outcome `ok`. */
  document: FeedDocument | null;
  fault: FetchFault | null;
  state: FeedState;
  memory: FetchMemory;
  /** Milliseconds since the epoch; null for a retired feed. */
  nextFetchAt: number | null;
  /** The address to use from now on, where a permanent redirect has been confirmed. */
  adoptedAddress: string | null;
}

/**
 * How much one visit to a server may cost: time, bytes, hops. Figures only; who enforces each is named beside it.
 */

/** Limits of one visit. Times in milliseconds, sizes in bytes. */
export interface FetchLimits {
  /** Name resolution, TCP and TLS together. */
  connectMs: number;
  /** From the request sent to the end of the response's headers. */
  headerMs: number;
  /** Between two pieces of the body. */
  idleMs: number;
  /** The whole visit: robots.txt, redirects and body. */
  totalMs: number;
  /** Response headers of one hop. */
  headerBytes: number;
  /** Body as it comes over the wire; read as far as this. */
  wireBytes: number;
  /** Body after decompression; read as far as this. */
  bodyBytes: number;
  /** Decompressed bytes for one compressed byte, once a mebibyte has come out. */
  ratio: number;
  /** Content encodings laid over each other. */
  encodings: number;
  /** Redirects followed in one visit. */
  redirects: number;
  /** robots.txt is read as far as this; RFC 9309 asks for at least 500 KiB. */
  robotsBytes: number;
  /** How long a visit waits for its first host's turn before it gives up with `HostBusy`. */
  patienceMs: number;
  /** The same for a host that a redirect leads to. */
  redirectPatienceMs: number;
}

const MEBIBYTE = 1_048_576;

export const DEFAULT_LIMITS: FetchLimits = {
  connectMs: 10_000,
  headerMs: 20_000,
  idleMs: 15_000,
  totalMs: 60_000,
  headerBytes: 65_536,
  wireBytes: 32 * MEBIBYTE,
  bodyBytes: 32 * MEBIBYTE,
  ratio: 200,
  encodings: 2,
  redirects: 5,
  robotsBytes: 512_000,
  patienceMs: 300,
  redirectPatienceMs: 10_000,
};

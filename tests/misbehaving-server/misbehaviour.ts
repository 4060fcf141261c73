/** What a misbehaviour is: a name, what the server does, and what must come of it. Types only. */
import type { FeedState, FetchOutcome } from '../../ingest/ports.ts';
import type { Wire } from './wire.ts';

export interface Request {
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  /** Which request for this misbehaviour it is, from 1. */
  visit: number;
}

/** Where the misbehaving server listens, for misbehaviours that need more than a path on it. */
export interface Place {
  /** `http://127.0.0.1:<port>`. */
  base: string;
  port: number;
  /** Port that speaks TLS with a self-signed certificate. */
  tlsPort: number;
  /** Port on which nobody listens. */
  closedPort: number;
}

export interface Expected {
  /** One for each poll; how many polls are made follows from it. */
  outcomes: FetchOutcome[];
  /** State after the last poll. */
  state: FeedState;
  /**
   * From the last poll to the next, in minutes, chance being at its middle; `rhythm` stands for anything from 5 minutes
   * to a day that the feed's own past decides.
   */
  nextMinutes: number | 'rhythm' | null;
  /** Items stored after all polls. */
  items: number;
  /** What the analyst is told. */
  fault?: RegExp;
  /** The last document read is marked as cut short. */
  truncated?: boolean;
  /** Path or address taken over for good. */
  adopted?: string;
  /** Requests that reached the server in all. */
  requests?: number;
  /** Headers of the last request; undefined stands for absence. */
  sent?: Record<string, string | undefined>;
}

export interface Misbehaviour {
  /** Also the path under which the server does it. */
  name: string;
  /** What the server does, as a sentence. */
  behaviour: string;
  /** The feed's address, where it is not the path of that name. */
  address?(place: Place): string;
  answer?(wire: Wire, request: Request, place: Place): void | Promise<void>;
  expected: Expected;
}

/** Wednesday noon, the hour at which every misbehaviour begins. */
export const NOON = Date.UTC(2026, 6, 15, 12);

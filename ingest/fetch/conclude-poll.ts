/**
 * What follows from a poll: the feed's state, what is remembered, when it is polled next, whether it has moved. Pure;
 * the one place where an outcome turns into consequences.
 */
import type { FeedDocument } from '../../base/records.ts';
import type { FeedState, FeedToFetch, FetchMemory, FetchOutcome, FetchResult } from '../ports.ts';
import { rememberArrivals } from './arrivals.ts';
import { type FetchFailure, faultOf } from './failure.ts';
import { type ResponseHeaders, readFreshness } from './headers.ts';
import { scheduleAfterFailure, scheduleAfterSuccess } from './schedule.ts';
import { forgetValidators, type Validators } from './validators.ts';

/** A poll that found the feed as it was, or read it anew. */
export interface Success {
  status: number;
  headers: ResponseHeaders;
  bytes: number;
  /** Null where nothing has changed. */
  document: FeedDocument | null;
  /** What the body is known by from now on; undefined leaves it as it was, null forgets it. */
  validators: Validators | null | undefined;
  /** The poll sent no validators. */
  wasFull: boolean;
  /** Where an unbroken chain of permanent redirects led, null where there was none. */
  movedTo: string | null;
}

/** A poll that failed, and for how long the server asks to be left alone. */
export interface Failure {
  failure: FetchFailure;
  bytes: number;
  retryAfterMs: number | null;
}

/** A poll's result but for its times. */
export type Conclusion = Omit<FetchResult, 'startedAt' | 'durationMs'>;

/** How often in a row a permanent redirect or a 410 must be seen before it is believed. */
const CONFIRMATIONS = 3;

export function concludeSuccess(
  feed: FeedToFetch,
  success: Success,
  now: number,
  random: () => number,
): Conclusion {
  const { document, headers, status, bytes } = success;
  const { redirect, gone, ...kept } = feed.memory;
  const moved =
    success.movedTo === null
      ? undefined
      : { address: success.movedTo, times: timesSeen(feed.memory, success.movedTo) };
  const isAdopted = moved !== undefined && moved.times >= CONFIRMATIONS;
  const memory: FetchMemory = {
    ...rememberBody(kept, success, now),
    failures: 0,
    ...(success.wasFull ? { fullPollAt: new Date(now).toISOString() } : {}),
    ...(moved && !isAdopted ? { redirect: moved } : {}),
  };
  return {
    outcome: document ? 'ok' : 'unchanged',
    status,
    bytes,
    document,
    fault: null,
    state: 'active',
    memory,
    nextFetchAt: scheduleAfterSuccess(memory, readFreshness(headers, now), now, random),
    adoptedAddress: isAdopted ? moved.address : null,
  };
}

export function concludeFailure(
  feed: FeedToFetch,
  { failure, bytes, retryAfterMs }: Failure,
  now: number,
  random: () => number,
): Conclusion {
  const { outcome, status } = failure;
  const { gone = 0, failures, ...kept } = feed.memory;
  const memory: FetchMemory = {
    ...kept,
    failures: failures + 1,
    ...(outcome === 'gone' ? { gone: gone + 1 } : {}),
  };
  const state = stateAfter(outcome, memory);
  return {
    outcome,
    status,
    bytes,
    document: null,
    fault: faultOf(failure),
    state,
    memory,
    nextFetchAt:
      state === 'retired' ? null : scheduleAfterFailure(outcome, memory.failures, retryAfterMs, now, random),
    adoptedAddress: null,
  };
}

/** The memory after a body: its validators, what the document asks for, and its arrivals. */
function rememberBody(memory: FetchMemory, { document, validators }: Success, now: number): FetchMemory {
  const known = validators === undefined ? memory : { ...forgetValidators(memory), ...validators };
  if (!document) return known;
  const { pollMinutes, skipHours, skipDays, ...rest } = known;
  const asked: FetchMemory = {
    ...rest,
    ...(document.pollMinutes === null ? {} : { pollMinutes: document.pollMinutes }),
    ...(document.skipHours.length === 0 ? {} : { skipHours: document.skipHours }),
    ...(document.skipDays.length === 0 ? {} : { skipDays: document.skipDays }),
  };
  return rememberArrivals(asked, document, now);
}

function timesSeen({ redirect }: FetchMemory, address: string): number {
  return redirect?.address === address ? redirect.times + 1 : 1;
}

function stateAfter(outcome: FetchOutcome, memory: FetchMemory): FeedState {
  if (outcome === 'gone' && (memory.gone ?? 0) >= CONFIRMATIONS) return 'retired';
  return outcome === 'challenged' ? 'blocked' : 'failing';
}

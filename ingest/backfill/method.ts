/**
 * What a way into the past is: one step at a time, each with the cursor from which the next goes on, so that a run can
 * end anywhere and be resumed. Methods fetch and read; they store nothing and decide nothing about when to stop.
 */
import type { FeedEntry } from '../../base/records.ts';
import type { Page, PageOptions } from '../fetch/page.ts';

export const METHODS = ['rfc5005', 'wordpress', 'wp-json', 'sitemap', 'gdelt'] as const;

export type MethodName = (typeof METHODS)[number];

/** The stretch of time asked for, in milliseconds since the epoch; `until` is the first instant after it. */
export interface Stretch {
  since: number;
  until: number;
}

export interface BackfillContext {
  /** The feed's or the site's address. */
  source: string;
  stretch: Stretch;
  /** Fetches in turn, waiting for busy hosts and asking again where a failure may pass. */
  fetchPage(address: string, options?: PageOptions): Promise<Page>;
  /** Which of these article addresses the archive has already. */
  knownAddresses(addresses: string[]): Promise<Set<string>>;
}

export interface BackfillStep<Cursor> {
  /** What the step found, in any order, within the stretch or not. */
  entries: FeedEntry[];
  /** Where to go on; null where there is nothing further. */
  cursor: Cursor | null;
}

/** @template Cursor plain JSON. */
export interface BackfillMethod<Cursor = unknown> {
  readonly name: MethodName;
  /** Later steps hold older entries, so that a step before the stretch ends the run. */
  readonly newestFirst: boolean;
  /** Least pause between two steps where the service asks for one, in milliseconds. */
  readonly pauseMs?: number;
  step(cursor: Cursor | null, context: BackfillContext): Promise<BackfillStep<Cursor>>;
}

/** Thrown by a step that could not be made: the run stops here and can be resumed. */
export class BackfillInterrupted extends Error {
  readonly mend: string;

  constructor(message: string, mend: string) {
    super(message);
    this.name = 'BackfillInterrupted';
    this.mend = mend;
  }
}

/** The interruption that a page stands for which did not come. */
export function interruptedBy(page: Page): BackfillInterrupted {
  return new BackfillInterrupted(
    page.fault?.message ?? `${page.address} answered ${page.status}`,
    page.fault?.mend ?? 'Run the same command again later; it goes on from here.',
  );
}

/** Whether an instant lies in a stretch. */
export function isWithin(date: string | null, { since, until }: Stretch): boolean {
  const instant = date === null ? Number.NaN : Date.parse(date);
  return instant >= since && instant < until;
}

/**
 * Runs a method through a stretch of the past: step, store, remember the place, until a stop rule holds. What is found is
 * stored in the outlet's archive, class backfill, with that archive's own denominators; never among live items.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../base/clock.ts';
import { messageOf } from '../base/errors.ts';
import { archivedEntry } from '../ingest/backfill/archived-entry.ts';
import {
  type BackfillContext,
  BackfillInterrupted,
  type BackfillMethod,
  isWithin,
  type Stretch,
} from '../ingest/backfill/method.ts';
import type { Page, PageOptions } from '../ingest/fetch/page.ts';
import { type Fetcher, HostBusy } from '../ingest/fetch-feed.ts';
import { archivedItem } from '../ingest/items.ts';
import type { BackfillProgress, BackfillRow } from '../store/backfills.ts';
import type { Store } from '../store/store.ts';
import { archiveOf } from './follow-catalogue.ts';

/** Steps in a row without anything new after which there is no point in going on. */
export const MOST_BARREN_STEPS = 40;

/** Pauses before asking again after an answer that may be better next time, in milliseconds. */
const PATIENCE = [5_000, 60_000];
const LONGEST_WAIT = 600_000;
const MAY_PASS = new Set(['rate-limited', 'unavailable', 'server-error', 'unreachable', 'timeout']);

export interface BackfillDependencies {
  store: Store;
  fetchPage: Fetcher['fetchPage'];
  clock: Clock;
  /** Called after each step. */
  onStep?(progress: BackfillProgress): void;
  /** Pauses for so many milliseconds; the real one unless a test hands in its own. */
  pause?(milliseconds: number, signal: AbortSignal): Promise<void>;
  mostBarrenSteps?: number;
}

/** The stretch of a run, from its two days, both included. */
export function stretchOf({ since, until }: Pick<BackfillRow, 'since' | 'until'>): Stretch {
  return { since: Date.parse(since), until: Date.parse(until) + 86_400_000 };
}

/** What a method is given to work with. Pages are asked for patiently, one after the other. */
export function createBackfillContext(
  { store, fetchPage, pause = waitFor }: Pick<BackfillDependencies, 'store' | 'fetchPage' | 'pause'>,
  { source, outlet, stretch }: { source: string; outlet: string; stretch: Stretch },
  signal: AbortSignal,
): BackfillContext & { requests(): number } {
  let requests = 0;
  const fetchOnce = async (address: string, options?: PageOptions): Promise<Page> => {
    for (;;) {
      try {
        requests++;
        return await fetchPage(address, signal, options);
      } catch (error) {
        if (!(error instanceof HostBusy)) throw error;
        requests--;
        await pause(error.waitMs, signal);
      }
    }
  };
  return {
    source,
    stretch,
    requests: () => requests,
    async fetchPage(address, options) {
      let page = await fetchOnce(address, options);
      for (const wait of PATIENCE) {
        if (!MAY_PASS.has(page.outcome)) break;
        await pause(Math.min(Math.max(wait, page.retryAfterMs ?? 0), LONGEST_WAIT), signal);
        page = await fetchOnce(address, options);
      }
      return page;
    },
    async knownAddresses(addresses) {
      const keys = new Map(addresses.map((address) => [addressKeyIn(outlet, address), address]));
      const known = await store.backfills.knownKeys([...keys.keys()]);
      return new Set([...known].map((key) => keys.get(key)!));
    },
  };
}

/**
 * Runs until a stop rule holds, the signal aborts, or a step cannot be made; each step is stored before the next. Never
 * throws for what servers do: the run is then `stopped`, says why, and goes on from there when it is run again.
 */
export async function runBackfill(
  dependencies: BackfillDependencies,
  run: BackfillRow,
  method: BackfillMethod,
  signal: AbortSignal,
): Promise<BackfillProgress> {
  const { store, clock, onStep, pause = waitFor, mostBarrenSteps = MOST_BARREN_STEPS } = dependencies;
  const stretch = stretchOf(run);
  const context = createBackfillContext(dependencies, { ...run, stretch }, signal);
  const feedId = await archiveId(store, run.outlet);
  const requestsBefore = run.requests;
  let progress: BackfillProgress = { ...run, state: 'running', stopReason: null, barren: 0 };
  while (progress.state === 'running') {
    try {
      signal.throwIfAborted();
      const step = await method.step(progress.cursor, context);
      const within = step.entries.filter((entry) => isWithin(entry.published ?? entry.updated, stretch));
      const items = within.map((entry) =>
        archivedEntry({ ...entry, published: entry.published ?? entry.updated }, run.outlet),
      );
      const { newIds } = await store.deliveries.deliver({
        feedId,
        class: 'backfill',
        fetchedAt: new Date(clock.now()),
        items,
      });
      const barren = newIds.length === 0 ? progress.barren + 1 : 0;
      const stopReason = reasonToStop(step, { method, stretch, barren, mostBarrenSteps });
      progress = {
        state: stopReason === null ? 'running' : 'done',
        cursor: step.cursor,
        requests: requestsBefore + context.requests(),
        found: progress.found + within.length,
        stored: progress.stored + newIds.length,
        barren,
        stopReason,
      };
      await store.backfills.save(run.id, progress);
      onStep?.(progress);
      if (progress.state === 'running' && method.pauseMs) await pause(method.pauseMs, signal);
    } catch (error) {
      if (!signal.aborted && !(error instanceof BackfillInterrupted)) throw error;
      progress = {
        ...progress,
        state: 'stopped',
        requests: requestsBefore + context.requests(),
        stopReason: signal.aborted ? 'interrupted' : messageOf(error),
      };
      await store.backfills.save(run.id, progress);
    }
  }
  return progress;
}

interface StopRules {
  method: Pick<BackfillMethod, 'newestFirst'>;
  stretch: Stretch;
  barren: number;
  mostBarrenSteps: number;
}

/** Why a run ends after a step; null where it goes on. Undated entries do not speak of the stretch. */
export function reasonToStop(
  { entries, cursor }: { entries: { published: string | null; updated: string | null }[]; cursor: unknown },
  { method, stretch, barren, mostBarrenSteps }: StopRules,
): string | null {
  if (cursor === null) return 'nothing further';
  const dates = entries
    .map((entry) => Date.parse(entry.published ?? entry.updated ?? ''))
    .filter((date) => !Number.isNaN(date));
  if (method.newestFirst && dates.length > 0 && dates.every((date) => date < stretch.since))
    return 'the beginning of the stretch is reached';
  return barren >= mostBarrenSteps ? `nothing new in ${barren} steps` : null;
}

async function archiveId(store: Store, outlet: string): Promise<number> {
  const archive = archiveOf(outlet);
  await store.feeds.follow([archive]);
  const [feed] = await store.feeds.byAddress([archive.address]);
  return feed!.id;
}

/** The identity key that an archived item of this address has within its outlet. */
function addressKeyIn(outlet: string, address: string): string {
  const { keys } = archivedItem({ title: 'any', summary: '', body: '', outlet, url: address, lang: '' });
  return keys.find((key) => key.startsWith(`archive/${outlet}/address:`))!;
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}

/**
 * Polls one feed and stores what it brought, with the poll's report and the next date in one transaction.
 * The step where ingest and store meet; neither knows the other.
 */
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { DeliveredItem } from '../base/records.ts';
import { type Fetcher, HostBusy } from '../ingest/fetch-feed.ts';
import { FULL_LADDER, type IdentityPolicy, revisePolicy } from '../ingest/identity.ts';
import { toDeliveredItems } from '../ingest/items.ts';
import type { FeedToFetch, FetchMemory, FetchResult } from '../ingest/ports.ts';
import type { Delivery, DeliveryResult } from '../store/deliveries.ts';
import type { FeedRow } from '../store/feeds.ts';
import type { FetchReport } from '../store/fetch-reports.ts';
import type { Store } from '../store/store.ts';
import { type CodingDependencies, codeDelivered, codeItems } from './code-items.ts';
import { type Handler, NeverRetry, RetryAfter } from './queue.ts';
import { enqueueGrouping, enqueueRefresh } from './tick.ts';
import { wantsArticle } from './wants-article.ts';

/** How far back a feed's habits are looked at. */
const RECENT_ITEMS = 200;

export interface FetchingDependencies {
  store: Store;
  fetcher: Fetcher;
  log: Log;
  clock: Clock;
  /** Codes new items before they are stored; without it they are stored uncoded. */
  code?: (items: DeliveredItem[]) => Promise<Delivery['codings']>;
}

export interface Poll {
  result: FetchResult;
  stored: DeliveryResult;
  codings: Delivery['codings'];
}

/**
 * The job: a feed polled, and what is new in it coded before it is stored, which saves a turn in the queue and writing
 * every item twice. What is left uncoded by an accident is found by the tick.
 */
export function createFetchFeed(
  dependencies: FetchingDependencies & CodingDependencies,
): Handler<{ feedId: number }> {
  const { store, clock } = dependencies;
  return async ({ feedId }, signal) => {
    const feed = await store.feeds.byId(feedId);
    if (feed === undefined) throw new NeverRetry(`feed ${feedId} is no longer followed`);
    if (feed.nextFetchAt === null || feed.nextFetchAt.getTime() > clock.now()) return;
    const code = (items: DeliveredItem[]) => codeDelivered(dependencies, items);
    const poll = await pollFeed({ ...dependencies, code }, feed, signal).catch((error: unknown) => {
      throw error instanceof HostBusy ? new RetryAfter(error.waitMs / 1000, error.message) : error;
    });
    await followUp(dependencies, poll);
  };
}

/** Codes what came without a coding, and asks for what hangs on codings. */
async function followUp(dependencies: CodingDependencies, { stored, codings }: Poll): Promise<void> {
  const { store, queue } = dependencies;
  const { newIds, newItems, revisedIds, mentioned } = stored;
  const codingOf = (position: number) => codings?.byItem.get(newItems[position]!);
  const uncoded = [...newIds.filter((_, position) => !codingOf(position)), ...revisedIds];
  if (uncoded.length > 0) await codeItems(dependencies, await store.codings.toCode(uncoded));
  const wanting = newIds.filter((_, position) => {
    const coding = codingOf(position);
    return coding && wantsArticle(coding);
  });
  const changed = newIds.length + revisedIds.length;
  await Promise.all([
    store.articles.want(wanting),
    changed > 0 && enqueueGrouping(queue),
    changed + mentioned > 0 && enqueueRefresh(queue),
  ]);
}

/** Fetches, reads and stores; throws only `HostBusy` and what the database throws. */
export async function pollFeed(
  dependencies: FetchingDependencies,
  feed: FeedRow,
  signal: AbortSignal,
): Promise<Poll> {
  const { store, fetcher, log, clock } = dependencies;
  const result = await fetcher.fetchFeed(toFetch(feed), signal);
  const fetchedAt = clock.now();
  const policy = await revisedPolicy(store, feed, result);
  const items = result.document
    ? toDeliveredItems(result.document.entries, {
        feedId: feed.id,
        class: feed.class,
        fetchedAt,
        policy,
        language: result.document.language ?? feed.language,
      })
    : [];
  const codings = await dependencies.code?.(await store.deliveries.unknown(items));
  const stored = await store.deliveries.deliver(
    {
      feedId: feed.id,
      class: feed.class,
      fetchedAt: new Date(fetchedAt),
      items,
      ...(codings && { codings }),
    },
    { ...reportOf(result), schedule: { ...result.memory, identity: policy } },
  );
  log.info({
    event: 'fetch',
    feed: feed.address,
    outcome: result.outcome,
    status: result.status,
    ms: result.durationMs,
    entries: items.length,
    new: stored.newIds.length,
    revised: stored.revisedIds.length,
    ...(result.fault ? { error: result.fault.message } : {}),
  });
  return { result, stored, codings };
}

/** Which identifiers of the feed can be trusted, judged by what it delivered now and before. */
async function revisedPolicy(store: Store, feed: FeedRow, result: FetchResult): Promise<IdentityPolicy> {
  const policy = (feed.schedule as { identity?: IdentityPolicy }).identity ?? FULL_LADDER;
  if (result.document === null) return policy;
  const recent = await store.items.recentOfFeed(feed.id, RECENT_ITEMS);
  const known = recent.map((item) => ({ ...item, content: null }));
  return revisePolicy(policy, [...result.document.entries, ...known], known);
}

function toFetch(feed: FeedRow): FeedToFetch {
  const memory = feed.schedule as Partial<FetchMemory>;
  const state = feed.state === 'paused' || feed.state === 'archive' ? 'active' : feed.state;
  return {
    id: feed.id,
    address: feed.address,
    state,
    memory: { failures: feed.consecutiveFailures, ...memory },
  };
}

function reportOf(result: FetchResult): FetchReport {
  return {
    startedAt: new Date(result.startedAt),
    durationMs: result.durationMs,
    outcome: result.outcome,
    status: result.status,
    bytes: result.bytes,
    errorCode: result.fault?.code ?? null,
    error: result.fault?.message ?? null,
    mend: result.fault?.mend ?? null,
    encoding: result.document?.encoding ?? null,
    repaired: result.document?.repaired ?? false,
    truncated: result.document?.truncated ?? false,
    state: result.state,
    schedule: result.memory,
    nextFetchAt: result.nextFetchAt === null ? null : new Date(result.nextFetchAt),
    adoptedAddress: result.adoptedAddress,
  };
}

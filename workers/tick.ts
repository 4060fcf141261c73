/**
 * The scheduler: asks the database what is due and puts it in the queue, under keys, so that asking twice is harmless.
 * Whatever a lost queue, a killed worker or a failed job left undone is found here again.
 */
import type { Clock } from '../base/clock.ts';
import { addWeeks, weekOf } from '../base/week.ts';
import type { Store } from '../store/store.ts';
import {
  codeItemsJob,
  fetchArticleJob,
  fetchFeedJob,
  findAlertsJob,
  groupStoriesJob,
  refreshSeriesJob,
  weighHypothesesJob,
} from './jobs.ts';
import type { Handler, NoPayload, Queue } from './queue.ts';

/** Feeds put in the queue by one tick at most; the rest is due at the next. */
const FEEDS_A_TICK = 1000;
const ARTICLES_A_TICK = 200;
const ITEMS_A_JOB = 200;
const CODING_JOBS_A_TICK = 50;

export function createTick(store: Store, queue: Queue, clock: Clock): Handler<NoPayload> {
  return async () => {
    const due = await store.feeds.due(FEEDS_A_TICK);
    await Promise.all(due.map((feedId) => queue.enqueue(fetchFeedJob, { feedId }, { key: String(feedId) })));
    const uncoded = await store.codings.uncoded(ITEMS_A_JOB * CODING_JOBS_A_TICK);
    await enqueueCoding(queue, uncoded);
    for (const itemId of await store.articles.due(ARTICLES_A_TICK)) {
      await queue.enqueue(fetchArticleJob, { itemId }, { key: String(itemId), priority: 'low' });
    }
    if (await store.stories.isAnyWaiting()) await enqueueGrouping(queue);
    await store.series.markAged(addWeeks(weekOf(clock.now()), -2));
    if ((await store.series.countStale()) > 0) await enqueueRefresh(queue);
    await enqueueReadings(store, queue);
  };
}

/** Puts items in the queue for coding, in batches; a batch that waits already is not taken twice. */
export async function enqueueCoding(queue: Queue, itemIds: number[]): Promise<void> {
  for (let start = 0; start < itemIds.length; start += ITEMS_A_JOB) {
    const batch = itemIds.slice(start, start + ITEMS_A_JOB);
    await queue.enqueue(codeItemsJob, { itemIds: batch }, { key: `${batch[0]}-${batch.at(-1)}` });
  }
}

/** One refresh a second at most: what is coded meanwhile goes into it. */
export async function enqueueRefresh(queue: Queue): Promise<void> {
  await queue.enqueue(refreshSeriesJob, {}, { key: 'all', delaySeconds: 1, priority: 'low' });
}

/** What is read out of the series, where they have changed beneath it. */
export async function enqueueReadings(store: Store, queue: Queue): Promise<void> {
  for (const [kind, job] of [
    ['hypotheses', weighHypothesesJob],
    ['alerts', findAlertsJob],
  ] as const) {
    if ((await store.staleReadings.waiting(kind)).length > 0)
      await queue.enqueue(job, {}, { key: 'all', delaySeconds: 1, priority: 'low' });
  }
}

/** One grouping at a time, some moments from now: what is coded meanwhile goes into it. */
export async function enqueueGrouping(queue: Queue): Promise<void> {
  await queue.enqueue(groupStoriesJob, {}, { key: 'all', delaySeconds: 1 });
}

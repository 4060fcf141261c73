/**
 * Asks every saved question what is new and hands it to delivery when its time has come. Finds are noted before
 * anything is sent, each once, so that a crash neither loses nor repeats one.
 */
import type { Clock } from '../base/clock.ts';
import { messageOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { AlertFilter } from '../store/alert-reader.ts';
import type { ItemFilter } from '../store/item-filter.ts';
import type { Store } from '../store/store.ts';
import type { SubscriptionRow } from '../store/subscriptions.ts';
import type { Handler, NoPayload } from './queue.ts';
import { isTimeToTell } from './telling-hours.ts';

/** Newest answers looked at in one run: an item that a later coding makes fit is found as long as it is among them. */
const ANSWERS = 500;

/** How questions are read; each throws `bad-input` where one cannot be. */
export interface QuestionReader {
  items(question: string): ItemFilter;
  alerts(question: string): AlertFilter;
}

export interface TellSubscribersOptions {
  store: Store;
  questions: QuestionReader;
  clock: Clock;
  log: Log;
}

export function createTellSubscribers({
  store,
  questions,
  clock,
  log,
}: TellSubscribersOptions): Handler<NoPayload> {
  return async (_, signal) => {
    for (const subscription of await store.subscriptions.list()) {
      if (signal.aborted) return;
      if (!subscription.paused) await tell(subscription);
    }
  };

  async function tell(subscription: SubscriptionRow): Promise<void> {
    const { id, afterId } = subscription;
    try {
      const found = (await ask(subscription)).filter((one) => one > afterId);
      if (found.length > 0) await store.subscriptions.noteFinds(id, found);
      await store.subscriptions.noteError(id, null);
    } catch (error) {
      await store.subscriptions.noteError(id, messageOf(error));
      log.warn({ event: 'subscription-failed', subscription: id, error: messageOf(error) });
    }
    const now = clock.now();
    if (isTimeToTell(subscription, now, subscription.toldAt.getTime()))
      await store.subscriptions.handOver(id, new Date(now));
  }

  async function ask({ subject, question }: SubscriptionRow): Promise<number[]> {
    const rows =
      subject === 'items'
        ? await store.items.page({ filter: questions.items(question), order: '-added', limit: ANSWERS })
        : await store.alerts.list(questions.alerts(question), ANSWERS);
    return rows.map(({ id }) => id);
  }
}

/**
 * Sends briefings, and what saved questions found, to their receivers. Who gets what is noted before anything is sent, and a note stays until it has been
 * sent: a mail server that fails costs time, never a message.
 */
import type { Config } from '../base/config.ts';
import { messageOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { readKept } from '../briefings/make-briefing.ts';
import { renderMailHtml } from '../briefings/render/html.ts';
import { renderMarkdown } from '../briefings/render/markdown.ts';
import type { StoredBriefing } from '../store/briefings.ts';
import type { MailingRow } from '../store/mailings.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload } from './queue.ts';
import type { Message, Senders } from './senders.ts';
import { messageOfAlerts, messageOfItems } from './subscription-message.ts';

/** Tries in all: the last some ten hours after the first. */
export const MOST_TRIES = 10;
const FIRST_PAUSE_SECONDS = 60;
const MAILINGS_A_RUN = 50;

export interface SendMailingsOptions {
  store: Store;
  log: Log;
  config: Pick<Config, 'BRIEFING_EMAIL' | 'BRIEFING_WEBHOOKS' | 'BRIEFING_SEND' | 'PUBLIC_URL'>;
  senders: Senders;
}

export function createSendMailings({ store, log, config, senders }: SendMailingsOptions): Handler<NoPayload> {
  return async (_, signal) => {
    await noteReceivers(store, config);
    for (const id of await store.mailings.due(MAILINGS_A_RUN)) {
      if (signal.aborted) return;
      const mailing = await store.mailings.byId(id);
      const message = mailing && (await compose(mailing));
      if (message !== undefined) await send(mailing!, message);
    }
  };

  /** Undefined where what it tells of was removed meanwhile. */
  async function compose({ id, briefingId, subscriptionId }: MailingRow): Promise<Message | undefined> {
    if (briefingId !== null) {
      const briefing = await store.briefings.byId(briefingId);
      return briefing && messageFor(briefing, config.PUBLIC_URL);
    }
    const subscription = await store.subscriptions.byId(subscriptionId!);
    if (subscription === undefined) return undefined;
    const found = await store.subscriptions.findsOf(id);
    if (subscription.subject === 'items')
      return messageOfItems(id, subscription, await store.items.byIds(found), config.PUBLIC_URL);
    const alerts = await Promise.all(found.map((alert) => store.alerts.byId(alert)));
    return messageOfAlerts(
      ...([id, subscription] as const),
      alerts.filter((alert) => alert !== undefined),
      config.PUBLIC_URL,
    );
  }

  async function send(mailing: MailingRow, message: Message): Promise<void> {
    try {
      await senders[mailing.channel](mailing.target, message);
      await store.mailings.noteSent(mailing.id);
    } catch (error) {
      const pause = pauseAfter(mailing.attempts + 1);
      await store.mailings.noteFailure(mailing.id, messageOf(error), pause);
      log.warn({
        event: 'mailing-failed',
        mailing: mailing.id,
        channel: mailing.channel,
        error: messageOf(error),
        pause,
      });
    }
  }
}

/** Seconds to the next try, doubling; null after the last. */
export function pauseAfter(attempts: number): number | null {
  return attempts >= MOST_TRIES ? null : FIRST_PAUSE_SECONDS * 2 ** (attempts - 1);
}

async function noteReceivers(store: Store, config: SendMailingsOptions['config']): Promise<void> {
  const receivers = [
    ...config.BRIEFING_EMAIL.map((target) => ({ channel: 'email' as const, target })),
    ...config.BRIEFING_WEBHOOKS.map((target) => ({ channel: 'webhook' as const, target })),
  ];
  if (receivers.length === 0) return;
  for (const id of await store.briefings.freshly(config.BRIEFING_SEND))
    await store.mailings.add(id, receivers);
}

/** A kept briefing as a message. */
export function messageFor(briefing: StoredBriefing, publicUrl: string | undefined): Message {
  const document = readKept(briefing);
  const { id, week, class: itemClass, language, version, state } = briefing;
  const address = publicUrl === undefined ? null : new URL(`/briefings?id=${id}`, publicUrl).href;
  return {
    id: `briefing-${id}`,
    subject: `${document.title}${state === 'signed' ? '' : language === 'ru' ? ' (черновик)' : ' (draft)'}`,
    text: renderMarkdown(document) + (address === null ? '' : `\n${address}\n`),
    html: renderMailHtml(document),
    payload: {
      event: `briefing.${state}`,
      briefing: { id, week, class: itemClass, language, version, state, title: document.title, address },
      about: document.about,
    },
  };
}

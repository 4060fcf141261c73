/** Saved questions: what they find is told once, whatever fails on the way, over both databases and a real mail server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedQuestions } from '../../api/saved-question.ts';
import { createLog } from '../../base/log.ts';
import type { NewSubscription } from '../../store/subscriptions.ts';
import { createSendMailings } from '../../workers/send-mailings.ts';
import { createSenders } from '../../workers/senders.ts';
import { createTellSubscribers } from '../../workers/tell-subscribers.ts';
import { fillSample, type SampleApi, startApi } from '../api/sample.ts';
import { type MailServer, startMailServer } from '../services/mail-server.ts';

const signal = new AbortController().signal;
const log = createLog('silent');
const plain: NewSubscription = {
  ...{ name: 'Relevant news', subject: 'items', question: 'relevance=relevant', channel: 'email' },
  ...{
    target: 'reader@example.org',
    rhythm: 'at-once',
    hour: 7,
    quietFrom: null,
    quietTo: null,
    zone: 'UTC',
  },
};

describe.each(['embedded', 'postgres'] as const)('a subscription, %s', (kind) => {
  let api: SampleApi;
  let mail: MailServer;
  let now = Date.parse('2026-07-23T12:00:00Z');
  beforeAll(async () => {
    api = await startApi(kind);
    await fillSample(api, 12);
    mail = await startMailServer();
  });
  afterAll(async () => {
    await mail?.stop();
    await api?.close();
  });

  const tell = () =>
    createTellSubscribers({
      ...{ store: api.store, log, questions: savedQuestions, clock: { now: () => now } },
    })({}, signal);
  const send = async () => {
    await api.database.sql`update mailings set next_try_at = now() where state = 'waiting'`;
    const config = {
      ...{
        SMTP_URL: mail.url,
        MAIL_FROM: 'a@example.org',
      },
      ...{
        WEBHOOK_SECRET: undefined,
        BRIEFING_EMAIL: [],
        BRIEFING_WEBHOOKS: [],
        BRIEFING_SEND: 'signed' as const,
      },
      PUBLIC_URL: 'https://example.org/',
    };
    await createSendMailings({ store: api.store, log, config, senders: createSenders(config) })({}, signal);
  };
  const add = (change: Partial<NewSubscription>) =>
    api.store.subscriptions.add({ ...plain, ...change }, new Date(now));
  /** Makes what is stored look as if it had come after the subscription. */
  const arriveAfter = (id: number, after: number) =>
    api.database.sql`update subscriptions set after_id = ${after} where id = ${id}`;
  const rowOf = async (id: number) => (await api.store.subscriptions.byId(id))!;

  it('tells only what comes after it was made, each item once', async () => {
    const { id, afterId } = await add({});
    await tell();
    expect(await rowOf(id)).toMatchObject({ waiting: 0, unsent: 0 });
    const relevant = await api.store.items.list(savedQuestions.items('relevance=relevant'), 100);
    expect(relevant.length).toBeGreaterThan(2);
    const later = relevant.filter((item) => item.id > afterId - 6);
    await arriveAfter(id, afterId - 6);
    await tell();
    await tell();
    await send();
    await send();
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toContain(`${later.length} new item`);
    expect(mail.mails[0]).toContain(`https://example.org/items/${later[0]!.id}`);
    await arriveAfter(id, 0);
    await tell();
    await send();
    expect(mail.mails).toHaveLength(2);
    expect(mail.mails[1]).not.toContain(`/items/${later[0]!.id}\r\n`);
    expect(await rowOf(id)).toMatchObject({ waiting: 0, unsent: 0, sent: 2, failed: 0, lastError: null });
    await api.store.subscriptions.remove(id);
    expect(await api.store.subscriptions.byId(id)).toBeUndefined();
  });

  it('gathers a day into one digest, at its hour', async () => {
    mail.mails.length = 0;
    const { id, afterId } = await add({ name: 'Digest', rhythm: 'daily' });
    await arriveAfter(id, afterId - 4);
    await tell();
    expect((await rowOf(id)).unsent).toBe(0);
    const held = (await rowOf(id)).waiting;
    expect(held).toBeGreaterThan(0);
    await arriveAfter(id, 0);
    await tell();
    now = Date.parse('2026-07-24T07:00:00Z');
    await tell();
    await send();
    expect(mail.mails).toHaveLength(1);
    const all = await api.store.items.list(savedQuestions.items('relevance=relevant'), 100);
    expect(mail.mails[0]).toContain(`Digest: ${all.length} new items`);
    expect(all.length).toBeGreaterThan(held);
    await api.store.subscriptions.remove(id);
  });

  it('loses nothing while the mail server refuses, and says why', async () => {
    mail.mails.length = 0;
    mail.refusing = true;
    const { id } = await add({ name: 'Refused' });
    await arriveAfter(id, 0);
    await tell();
    await send();
    expect(await rowOf(id)).toMatchObject({ unsent: 1, sent: 0 });
    expect((await rowOf(id)).lastError).toContain('not now');
    mail.refusing = false;
    await send();
    expect(await rowOf(id)).toMatchObject({ unsent: 0, sent: 1, lastError: null });
    expect(mail.mails).toHaveLength(1);
    await api.store.subscriptions.remove(id);
  });

  it('is silent while it is paused', async () => {
    const { id } = await add({ name: 'Paused' });
    await arriveAfter(id, 0);
    await api.store.subscriptions.setPaused(id, true);
    await tell();
    expect(await rowOf(id)).toMatchObject({ paused: true, waiting: 0, unsent: 0 });
    await api.store.subscriptions.remove(id);
  });

  it('says so where its question can no longer be read, and the others are told all the same', async () => {
    const broken = await add({ name: 'A broken one', question: 'colour=red' });
    const sound = await add({ name: 'Sound' });
    await arriveAfter(sound.id, 0);
    await tell();
    expect((await rowOf(broken.id)).lastError).toContain('the question cannot be read');
    expect((await rowOf(sound.id)).unsent).toBe(1);
    await api.store.subscriptions.remove(broken.id);
    await api.store.subscriptions.remove(sound.id);
  });

  it('tells of alerts', async () => {
    mail.mails.length = 0;
    const { id } = await add({ name: 'Threats', subject: 'alerts', question: 'kind=threat' });
    await api.store.alerts.raiseThreats(
      'live',
      [
        {
          ...{
            kind: 'threat',
            subject: 'station-withdrawal',
            week: '2026-W30',
            direction: 'up',
            observed: 2,
          },
          ...{
            expected: null,
            p: null,
            words: ['leave'],
            stories: [{ id: 1, title: 'Synthetic <b>exit</b>', outlets: [] }],
          },
        },
      ],
      7,
      {},
    );
    await tell();
    await send();
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toContain('Threats: 1 new alert');
    const page = mail.mails[0]!.slice(mail.mails[0]!.indexOf('Content-Type: text/html'));
    expect(page).toContain('&lt;b&gt;exit');
    expect(page).not.toContain('<b>exit');
    await api.store.subscriptions.remove(id);
  });

  it('has a name of its own', async () => {
    const { id } = await add({ name: 'Once' });
    await expect(add({ name: 'Once' })).rejects.toThrow(/is called "Once" already/);
    await api.store.subscriptions.remove(id);
  });
});

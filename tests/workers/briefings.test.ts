/** Briefings kept, made anew, signed and sent, over a database and a real mail server of this machine. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../base/log.ts';
import { createStore, type Store } from '../../store/store.ts';
import { createMakeBriefings, dueWeek } from '../../workers/make-briefings.ts';
import { createSendMailings, MOST_TRIES, pauseAfter } from '../../workers/send-mailings.ts';
import { createSenders } from '../../workers/senders.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { type MailServer, startMailServer } from '../services/mail-server.ts';

const versions = { codebook: 'c', lexicon: 'l', model: 'm' };
const schedule = { BRIEFING_DAY: 1, BRIEFING_HOUR: 6, BRIEFING_LANGUAGES: ['en', 'ru'] as ('en' | 'ru')[] };
const signal = new AbortController().signal;
const at = (time: string) => Date.parse(time);

describe('the week that is due', () => {
  it.each([
    ['2026-07-27T05:59:59Z', '2026-W29'],
    ['2026-07-27T06:00:00Z', '2026-W30'],
    ['2026-08-02T23:59:59Z', '2026-W30'],
  ])('at %s is %s', (time, week) => {
    expect(dueWeek(at(time), schedule)).toBe(week);
  });

  it('follows the configured day and hour', () => {
    const wednesday = { ...schedule, BRIEFING_DAY: 3, BRIEFING_HOUR: 12 };
    expect(dueWeek(at('2026-07-29T11:00:00Z'), wednesday)).toBe('2026-W29');
    expect(dueWeek(at('2026-07-29T12:00:00Z'), wednesday)).toBe('2026-W30');
  });
});

describe('kept briefings', () => {
  let database: TestDatabase;
  let store: Store;
  let mail: MailServer;
  let hook: Server;
  const posts: { body: string; signature: string }[] = [];
  const make = () =>
    createMakeBriefings({
      store,
      config: schedule,
      versions,
      clock: { now: () => at('2026-07-27T07:00:00Z') },
    })({}, signal);

  beforeAll(async () => {
    database = await startDatabase('embedded');
    store = createStore(database.sql);
    mail = await startMailServer();
    mail.refusing = true;
    hook = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        posts.push({ body, signature: String(request.headers['rendezvous-signature']) });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    hook?.close();
    await mail?.stop();
    await database?.close();
  });

  const secret = 'a synthetic secret of some length';
  const sender = () => {
    const config = {
      SMTP_URL: mail.url,
      MAIL_FROM: 'Rendezvous <rendezvous@example.org>',
      WEBHOOK_SECRET: secret,
      BRIEFING_EMAIL: ['reader@example.org'],
      BRIEFING_WEBHOOKS: [`http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`],
      BRIEFING_SEND: 'signed' as const,
      PUBLIC_URL: 'https://example.org/',
    };
    return createSendMailings({ store, config, log: createLog('silent'), senders: createSenders(config) })(
      {},
      signal,
    );
  };

  it('are made once for each language, however often the job runs', async () => {
    await make();
    await make();
    const rows = await store.briefings.list({ week: '2026-W30' }, 10);
    expect(
      rows.map(({ language, version, state, reason }) => `${language} ${version} ${state} ${reason}`).sort(),
    ).toEqual(['en 1 draft scheduled', 'ru 1 draft scheduled']);
  });

  it('are made anew when late data change the week, and say so', async () => {
    await database.sql`
      insert into series_values (series, class, press, week, value, items, outlets, status, versions, computed_at)
      values ('delivered', 'backfill', 'all', '2026-W30', 7, 7, 1, 'provisional', '{}', now())`;
    await make();
    const rows = await store.briefings.list({ week: '2026-W30', language: 'en' }, 10);
    expect(rows.map(({ version, state, reason }) => `${version} ${state} ${reason}`)).toEqual([
      '2 draft late-data',
      '1 superseded scheduled',
    ]);
  });

  it('lose nothing while the mail server refuses, and show why', async () => {
    const [draft] = await store.briefings.list({ week: '2026-W30', language: 'en', state: 'draft' }, 1);
    await store.briefings.sign(draft!.id, 'ann');
    await sender();
    const [waiting] = (await store.mailings.ofBriefing(draft!.id)).filter(
      ({ channel }) => channel === 'email',
    );
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(waiting!.lastError).toContain('not now');
    expect(waiting!.nextTryAt.getTime()).toBeGreaterThan(waiting!.createdAt.getTime() + 30_000);
    expect(mail.mails).toEqual([]);
  });

  it('tell webhooks with a signature that can be checked', () => {
    expect(posts).toHaveLength(1);
    const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(posts[0]!.signature)!;
    expect(hex).toBe(createHmac('sha256', secret).update(`${seconds}.${posts[0]!.body}`).digest('hex'));
    expect(JSON.parse(posts[0]!.body)).toMatchObject({
      event: 'briefing.signed',
      briefing: { week: '2026-W30' },
    });
  });

  it('are sent once the server takes them, plain and as HTML, and not twice', async () => {
    mail.refusing = false;
    await database.sql`update mailings set next_try_at = now()`;
    await sender();
    await sender();
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toMatch(/Content-Type: text\/plain/);
    expect(mail.mails[0]).toMatch(/Content-Type: text\/html/);
    expect(mail.mails[0]).toMatch(/To: reader@example\.org/);
  });

  it('refuse to be changed once they are signed', async () => {
    const [signed] = await store.briefings.list({ state: 'signed' }, 1);
    await expect(store.briefings.edit(signed!.id, 'ben', { comment: 'late' })).rejects.toThrow(/is signed/);
    await expect(store.briefings.sign(signed!.id, 'ben')).rejects.toThrow(/is signed/);
  });
});

describe('the pauses between tries', () => {
  it('double and end', () => {
    expect([1, 2, 3].map(pauseAfter)).toEqual([60, 120, 240]);
    expect(pauseAfter(MOST_TRIES)).toBeNull();
  });
});

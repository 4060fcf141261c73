/** The API over a database with some synthetic items, for the suites of this folder. */

import { type ApiPolicy, createApp } from '../../api/app.ts';
import { createLog } from '../../base/log.ts';
import type { DeliveredItem, Press, Versions } from '../../base/records.ts';
import { loadClassifier } from '../../compose.ts';
import type { Page } from '../../ingest/fetch/page.ts';
import type { NewFeed } from '../../store/feeds.ts';
import { createStore, type Store } from '../../store/store.ts';
import type { Role } from '../../store/tokens.ts';
import { exportFeedList, importFeedList } from '../../workers/feed-list.ts';
import { createSourceDesk } from '../../workers/source-desk.ts';
import { type DatabaseKind, startDatabase, type TestDatabase } from '../services/database.ts';

export interface SampleApi {
  database: TestDatabase;
  store: Store;
  /** Asks the API; a path with its query. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  json<Body = Record<string, never>>(path: string, init?: RequestInit): Promise<Body>;
  /** The same store under another policy. */
  withPolicy(policy: Partial<ApiPolicy>): (path: string, init?: RequestInit) => Promise<Response>;
  token(role: Role): Promise<string>;
  close(): Promise<void>;
}

const { classifier, versions, facts } = loadClassifier();
const idle = { waiting: 0, delayed: 0, active: 0, failed: 0, completed: 0 };

export const openPolicy: ApiPolicy = { openRead: true, corsOrigins: [], rateLimit: 0, trustProxy: false };

export async function startApi(kind: DatabaseKind): Promise<SampleApi> {
  const database = await startDatabase(kind);
  const store = createStore(database.sql);
  // Time stands still between two requests, so no answer may be older than the store.
  let now = Date.parse('2026-07-23T00:00:00Z');
  const clock = { now: () => (now += 10_000) };
  const sources = {
    ...createSourceDesk({ store, classifier, clock, fetchPage: async (address) => fetchSample(address) }),
    importList: (bytes: Uint8Array) => importFeedList(store, bytes),
    exportList: () => exportFeedList(store),
  };
  const appOf = (policy: ApiPolicy) =>
    createApp({
      ...{ store, classifier, clock, policy, dashboard: null },
      queue: { statistics: async () => idle },
      sources: async () => sources,
      model: facts,
      versions: { ...versions, method: 'test' },
      log: createLog('silent'),
    });
  const app = appOf(openPolicy);
  const ask = async (path: string, init?: RequestInit) => await app.request(`http://localhost${path}`, init);
  let tokens = 0;
  return {
    database,
    store,
    ask,
    json: async (path, init) => {
      const response = await ask(path, init);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
      return JSON.parse(text);
    },
    withPolicy: (policy) => {
      const other = appOf({ ...openPolicy, ...policy });
      return async (path, init) => await other.request(`http://localhost${path}`, init);
    },
    token: (role) => store.tokens.create(`${role}-${(tokens += 1)}`, role, null),
    close: () => database.close(),
  };
}

const sampleFeed = `<rss version="2.0"><channel><title>Synthetic outlet</title><language>en</language>
  <item><title>NASA and Roscosmos agree on crew exchanges aboard Soyuz</title><link>https://new.example/1</link></item>
  <item><title>Synthetic football results</title><link>https://new.example/2</link></item></channel></rss>`;

/** One site of the web: a feed at new.example, nothing elsewhere. */
function fetchSample(address: string): Page {
  const known = new URL(address).hostname === 'new.example';
  return {
    ...{ outcome: known ? 'ok' : 'failed', status: known ? 200 : 503, address, contentType: null },
    ...{ bytes: Buffer.from(known ? sampleFeed : ''), truncated: false, retryAfterMs: null },
    fault: known ? null : { code: 'http-error', message: 'it is down', mend: 'Wait.' },
  } as Page;
}

const outlets: [string, string, Press, string][] = [
  ['Synthetic Space News', 'US', 'us', 'en'],
  ['Выдуманные вести', 'RU', 'russian', 'ru'],
  ['Invented Orbit', 'GB', 'third', 'en'],
];

const texts = [
  [
    'Joint crew docks with the space station',
    'Cosmonauts and astronauts opened the hatch.',
    'joint-crews',
    'cooperation',
  ],
  [
    'Космонавты вышли в открытый космос',
    'Российские космонавты работали на станции шесть часов.',
    'joint-crews',
    'cooperation',
  ],
  [
    'Sanctions hit rocket engines',
    'Export rules stop "RD" engines; lawmakers applaud, <b>partners</b> worry.',
    'sanctions',
    'tension',
  ],
  [
    'Station leak divides agencies',
    'NASA and Roscosmos disagree on the cause of the leak.',
    'decoupling',
    'tension',
  ],
  [
    '=HYPERLINK("x") Moon treaty {talks} & 50% more_',
    'Delegates met, again.',
    'multilateral-governance',
    'cooperation',
  ],
] as const;

/** Follows three feeds and delivers items to them in turn, every other one coded. Returns their ids. */
export async function fillSample(
  { store, database }: Pick<SampleApi, 'store' | 'database'>,
  count: number,
): Promise<number[]> {
  await store.feeds.follow(
    outlets.map(
      ([outlet, country, press, language], index) =>
        ({
          ...{ outlet, country, press, language, class: 'live' as const, family: outlet, kind: 'trade' },
          ...{ address: `https://feed-${index}.example/rss`, title: outlet, note: null },
        }) satisfies NewFeed,
    ),
  );
  const feeds = await store.feeds.list();
  const ids: number[] = [];
  for (const [index, [outlet]] of outlets.entries()) {
    const items = Array.from({ length: count }, (_, at) => at).filter((at) => at % outlets.length === index);
    const feedId = feeds.find((feed) => feed.outlet === outlet)!.id;
    const delivered = await store.deliveries.deliver(
      { feedId, class: 'live', fetchedAt: new Date('2026-07-22T12:00:00Z'), items: items.map(sampleItem) },
      {
        ...{
          startedAt: new Date('2026-07-22T12:00:00Z'),
          durationMs: 120,
          outcome: 'ok',
          status: 200,
          bytes: 5000,
        },
        ...{ errorCode: null, error: null, mend: null, encoding: 'utf-8', repaired: false, truncated: false },
        ...{
          state: 'active',
          schedule: {},
          nextFetchAt: new Date('2026-07-22T13:00:00Z'),
          adoptedAddress: null,
        },
      },
    );
    ids.push(...delivered.newIds);
  }
  await codeSample(store, ids);
  await database.sql`
    insert into series_values (series, class, press, week, value, lower, upper, items, stories, outlets, status, versions, computed_at)
    select 'balance', 'live', 'all', week, .25, -.1, .5, 7, 5, 3, 'provisional', '{}', now()
    from unnest(array['2026-W28', '2026-W29', '2026-W30']) as week`;
  return ids;
}

export function sampleItem(at: number): DeliveredItem {
  const [title, excerpt] = texts[at % texts.length]!;
  return {
    ...{ guid: `guid-${at}`, keys: [`address/${at}`], link: `https://example.org/items/${at}?a=1&b=2` },
    ...{ title: `${title} (${at})`, excerpt, body: 'Never shown.', language: at % 5 === 1 ? 'ru' : 'en' },
    ...{ authors: ['A. Author'], tags: [], precision: 'time', updated: null, contentHash: `hash-${at}` },
    published: at % 7 === 6 ? null : new Date(Date.UTC(2026, 6, 1 + (at % 21), 8, at % 60)).toISOString(),
    week: '2026-W30',
  };
}

async function codeSample(store: Store, ids: number[]): Promise<void> {
  const rows = await store.codings.toCode(ids);
  const codings = rows
    .filter((_, at) => at % 10 !== 9)
    .map((row) => {
      const [, , category, orientation] = texts.find(([title]) => row.title.startsWith(title))!;
      const relevant = category !== 'multilateral-governance';
      return {
        ...{ itemId: row.id, revision: row.revision, lang: 'en' as const, orientation },
        relevance: relevant ? ('core' as const) : ('context' as const),
        ...{ relevantProbability: 0.9, coreProbability: relevant ? 0.8 : 0.3 },
        categories: [{ id: category, probability: 0.75 }],
        factors: row.id % 2 === 0 ? [{ id: 'china', probability: 0.6 }] : [],
        evidence: [
          {
            label: category,
            kind: 'word' as const,
            text: 'crew',
            contribution: 1.2,
            places: [{ field: 'title' as const, from: 0, to: 4 }],
          },
        ],
      };
    });
  const made: Versions = { codebook: 'c1', lexicon: 'l1', model: 'm1' };
  await store.codings.add('model:m1', made, codings);
}

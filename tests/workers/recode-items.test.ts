/** Coding the store anew, on both databases: cut off it goes on, nothing said before is lost. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Classifier } from '../../analysis/classifier.ts';
import type { Coding, Versions } from '../../base/records.ts';
import { createStore, type Store } from '../../store/store.ts';
import { recodeItems } from '../../workers/recode-items.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const before: Versions = { codebook: 'c', lexicon: 'l', model: 'm1' };
const after: Versions = { codebook: 'c', lexicon: 'l', model: 'm2' };
const coding: Coding = {
  lang: 'en',
  relevance: 'none',
  relevantProbability: 0.1,
  coreProbability: 0,
  categories: [],
  factors: [],
  orientation: 'neutral',
};
const core: Coding = { ...coding, relevance: 'core', relevantProbability: 0.9, coreProbability: 0.9 };

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('coding anew on PostgreSQL'))(
    `coding the store anew on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;
      let ids: number[];

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());
      beforeEach(async () => {
        await database.sql`truncate feeds, items, item_keys, codings, stale_weeks restart identity cascade`;
        ids = await storeItems(5);
        await say('model:m1', before, ids);
      });

      async function storeItems(count: number): Promise<number[]> {
        await store.feeds.follow([
          {
            ...{ address: 'https://a.example/rss', class: 'live', title: null, outlet: 'a', family: 'a' },
            ...{ country: null, press: 'us', language: null, kind: null, note: null },
          } as never,
        ]);
        const [feed] = await store.feeds.byAddress(['https://a.example/rss']);
        const items = Array.from({ length: count }, (_, at) => ({
          ...{ guid: `${at}`, keys: [`${at}`], link: null, title: `Title ${at}`, excerpt: '', body: null },
          ...{ language: null, authors: [], tags: [], published: '2026-01-05T00:00:00Z', precision: 'time' },
          ...{ updated: null, week: '2026-W02', contentHash: `${at}` },
        }));
        const delivery = { feedId: feed!.id, class: 'live', fetchedAt: new Date(), items };
        return (await store.deliveries.deliver(delivery as never)).newIds;
      }

      async function say(coder: string, versions: Versions, items: number[], said = coding): Promise<void> {
        const codings = items.map((itemId) => ({ ...said, itemId, revision: 1, evidence: null }));
        await store.codings.add(coder, versions, codings);
      }

      /** A model of which the machine takes away the power before it has read this many texts. */
      function classifierFailingAfter(texts: number): Classifier {
        let read = 0;
        return {
          classify: () => {
            if (read++ === texts) throw new Error('cut off');
            return core;
          },
        };
      }
      const recode = (texts = 100) =>
        recodeItems({ store, classifier: classifierFailingAfter(texts), versions: after }, { batch: 2 });

      it('codes every item under the new model and keeps what the one before said', async () => {
        expect(await recode()).toBe(5);
        for (const id of ids) {
          const said = await store.codings.ofItem(id);
          expect(said.map(({ versions, relevance }) => [versions.model, relevance])).toEqual([
            ['m2', 'core'],
            ['m1', 'none'],
          ]);
        }
        expect((await store.items.totals()).relevant).toBe(5);
      });

      it('goes on where it was cut off', async () => {
        await expect(recode(3)).rejects.toThrow('cut off');
        expect(await store.codings.countOutdated(after)).toBe(3);
        expect(await recode()).toBe(3);
        expect(await recode()).toBe(0);
      });

      it('marks the weeks of the items for counting anew', async () => {
        await database.sql`truncate stale_weeks`;
        await recode();
        expect(await store.series.countStale()).toBeGreaterThan(0);
      });

      it('gives training what people said last, in an order that only the texts decide', async () => {
        await say('B. Reader', before, [ids[3]!], {
          ...core,
          categories: [{ id: 'sanctions', probability: 1 }],
        });
        await say('A. Reader', before, [ids[1]!]);
        await say('B. Reader', before, [ids[1]!], core);
        expect(await store.codings.byPeople()).toEqual([
          { title: 'Title 1', summary: '', language: 'en', relevance: 'core', categories: [], factors: [] },
          {
            ...{ title: 'Title 3', summary: '', language: 'en', relevance: 'core' },
            ...{ categories: ['sanctions'], factors: [] },
          },
        ]);
      });

      it('leaves what a person said current, even where the model answers later', async () => {
        await say('A. Reader', before, [ids[0]!], { ...coding, relevance: 'context' });
        expect(await recode()).toBe(4);
        await say('model:m2', after, [ids[0]!], core);
        expect(await store.items.detail(ids[0]!)).toMatchObject({ relevance: 'context' });
      });
    },
  );
}

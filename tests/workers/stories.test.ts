/** Grouping on both databases: item by item it gives what a rebuild gives, whatever comes late, is edited, recoded or corrected. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStoryMethod, type StoryMethod } from '../../analysis/stories/method.ts';
import type { Relevance, Versions } from '../../base/records.ts';
import { weekOf } from '../../base/week.ts';
import { loadActors } from '../../codebook/actors.ts';
import { loadBilingualTerms } from '../../codebook/bilingual-terms.ts';
import { loadTraining } from '../../codebook/training.ts';
import { createStore, type Store } from '../../store/store.ts';
import { mergeStories, splitStory } from '../../workers/correct-stories.ts';
import { groupSomeStories } from '../../workers/group-stories.ts';
import { rebuildStories } from '../../workers/rebuild-stories.ts';
import { startDatabase, type TestDatabase } from '../services/database.ts';
import { skipWithoutPostgres } from '../services/postgres.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const made = { by: 'a tester', note: null };

/** Synthetic events: an item on one of them takes some of its words. */
const EVENTS = [
  'Soyuz capsule springs coolant leak at station docking port 22',
  'Roscosmos and NASA sign seat swap agreement for three flights',
  'Chinese lander returns samples from far side of Moon crater',
  'Pentagon warns of Russian weapon test near spy satellite orbit',
  'Утечка теплоносителя на корабле Союз у станции стыковочный узел 22',
].map((text) => text.split(' '));

interface NewsItem {
  name: string;
  day: number;
  title: string;
  outlet: number;
}

let method: StoryMethod;
beforeAll(() => {
  method = createStoryMethod({
    actors: loadActors(),
    bilingualTerms: loadBilingualTerms(),
    background: loadTraining().slice(0, 1500),
  });
});

for (const kind of ['embedded', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && skipWithoutPostgres('stories on PostgreSQL'))(
    `stories on ${kind}`,
    () => {
      let database: TestDatabase;
      let store: Store;
      let feeds: number[];

      beforeAll(async () => {
        database = await startDatabase(kind);
        store = createStore(database.sql);
      });
      afterAll(() => database?.close());
      beforeEach(clean);

      async function clean(): Promise<void> {
        await database.sql`
        truncate feeds, items, item_keys, codings, stories, story_items, story_events, story_anchors, ungrouped_items,
          series_values, stale_weeks restart identity cascade`;
        const addresses = ['https://a.example/rss', 'https://b.example/rss', 'https://c.example/rss'];
        await store.feeds.follow(
          addresses.map(
            (address, at) =>
              ({
                ...{
                  address,
                  class: 'live',
                  title: null,
                  outlet: `outlet ${at}`,
                  family: at === 2 ? 'one' : `family ${at}`,
                },
                ...{
                  country: null,
                  press: at === 0 ? 'us' : 'russian',
                  language: null,
                  kind: null,
                  note: null,
                },
              }) as never,
          ),
        );
        const rows = await store.feeds.byAddress(addresses);
        feeds = addresses.map((address) => rows.find((row) => row.address === address)!.id);
      }

      async function deliver({ name, day, title, outlet }: NewsItem): Promise<number> {
        const published = new Date(START + day * DAY);
        const result = await store.deliveries.deliver({
          feedId: feeds[outlet]!,
          class: 'live',
          fetchedAt: published,
          items: [
            {
              ...{
                guid: name,
                keys: [name],
                link: null,
                title,
                excerpt: '',
                body: null,
                language: null,
                authors: [],
                tags: [],
              },
              ...{
                published: published.toISOString(),
                precision: 'time',
                updated: null,
                week: weekOf(published.getTime()),
                contentHash: title,
              },
            },
          ],
        });
        return [...result.newIds, ...result.revisedIds][0]!;
      }

      async function code(
        id: number,
        relevance: Relevance = 'core',
        version = 1,
        category = 'joint-crews',
      ): Promise<void> {
        const detail = await store.items.detail(id);
        const versions: Versions = { codebook: 'c', lexicon: 'l', model: `m${version}` };
        await store.codings.add('model', versions, [
          {
            ...{
              itemId: id,
              revision: detail!.revision,
              lang: 'en',
              relevance,
              orientation: 'cooperation',
              evidence: null,
            },
            ...{
              relevantProbability: 0.9,
              coreProbability: 0.8,
              factors: [{ id: 'china', probability: 0.5 }],
            },
            categories: relevance === 'none' ? [] : [{ id: category, probability: 0.8 }],
          },
        ]);
      }

      async function group(): Promise<void> {
        while ((await groupSomeStories(store, method)) > 0);
      }

      async function dump() {
        const stories = await database.sql`select * from stories order by id`;
        const items = await database.sql`select * from story_items order by item_id`;
        return { stories: [...stories], items: [...items] };
      }

      async function add(...items: (Partial<NewsItem> & { title: string })[]): Promise<number[]> {
        const ids: number[] = [];
        for (const [at, item] of items.entries()) {
          ids.push(
            await deliver({ name: `n${at}-${item.title}-${item.day}`, day: at, outlet: at % 3, ...item }),
          );
          await code(ids.at(-1)!);
        }
        return ids;
      }

      const leak = 'Soyuz capsule springs coolant leak at space station';
      const swap = 'NASA and Roscosmos sign seat swap agreement';

      it('joins reports of one event and keeps another apart', async () => {
        const ids = await add(
          { title: leak },
          { title: 'Coolant leak on Soyuz capsule at station worries NASA' },
          { title: swap },
        );
        await group();
        expect(await store.stories.itemIds(ids[0]!)).toEqual([ids[0], ids[1]]);
        expect(await store.stories.byId(ids[2]!)).toMatchObject({
          items: 1,
          week: '2026-W02',
          label: 'cooperation',
        });
      });

      it('gives a family one vote, however many of its outlets copy a report', async () => {
        const ids = await add(
          { title: leak, outlet: 0 },
          { title: leak, outlet: 1 },
          { title: leak, outlet: 1, day: 2 },
        );
        await code(ids[0]!, 'core', 2, 'programme-strain');
        await group();
        const story = await store.stories.byId(ids[0]!);
        expect(story).toMatchObject({
          items: 3,
          families: ['family 0', 'family 1'],
          presses: ['russian', 'us'],
          label: 'mixed',
        });
        expect([story!.cooperation, story!.tension]).toEqual([0.4, 0.4]);
      });

      it('joins a Russian report to an English one', async () => {
        const ids = await add(
          { title: swap },
          { title: 'НАСА и Роскосмос подписали соглашение о перекрёстных полётах' },
        );
        await group();
        expect(await store.stories.itemIds(ids[0]!)).toEqual(ids);
      });

      it('begins a new story after a week of silence', async () => {
        const ids = await add(
          { title: leak },
          { title: 'Coolant leak on Soyuz capsule at station worries NASA', day: 8 },
        );
        await group();
        expect(await store.stories.count()).toBe(ids.length);
      });

      it('takes an item that is no longer relevant out of its story, and its story with it', async () => {
        const ids = await add({ title: leak }, { title: `${leak} again` });
        await group();
        await code(ids[0]!, 'none', 2);
        await group();
        expect((await dump()).stories).toMatchObject([{ id: ids[1], items: 1 }]);
      });

      it('puts a story under an earlier item that comes late', async () => {
        const [first] = await add({ title: leak, day: 5 });
        await group();
        const [late] = await add({ title: `${leak} overnight`, day: 3 });
        await group();
        expect(await store.stories.itemIds(late!)).toEqual([late, first]);
      });

      it('marks the weeks of stories that changed as stale', async () => {
        await add({ title: leak, day: 6 });
        await group();
        await database.sql`delete from stale_weeks`;
        const [late] = await add({ title: `${leak} overnight`, day: 7 });
        await database.sql`delete from stale_weeks`;
        await group();
        expect(late).toBeDefined();
        expect([...(await database.sql`select week from stale_weeks`)]).toEqual([{ week: '2026-W02' }]);
      });

      it('keeps a merge by hand through a rebuild, and lets later reports follow it', async () => {
        const [a, b] = await add({ title: leak }, { title: swap });
        await group();
        await mergeStories(store, [a!, b!], made);
        const [c] = await add({ title: `${swap} today`, day: 3 });
        await group();
        expect(await store.stories.itemIds(a!)).toEqual([a, b, c]);
        const before = await dump();
        await rebuildStories(store, method);
        expect(await dump()).toEqual(before);
      });

      it('keeps a split by hand through a rebuild', async () => {
        const [a, b, c] = await add(
          { title: leak },
          { title: `${leak} overnight` },
          { title: `${leak} repaired` },
        );
        await group();
        expect(await splitStory(store, [b!], made)).toBe(b);
        expect(await store.stories.itemIds(a!)).toEqual([a, c]);
        const before = await dump();
        await rebuildStories(store, method);
        expect(await dump()).toEqual(before);
        expect(await store.stories.events(10)).toMatchObject([{ kind: 'split', by: 'a tester' }]);
      });

      it('refuses a merge or split that cannot be meant', async () => {
        const [a, b, c] = await add({ title: leak }, { title: `${leak} overnight` }, { title: swap });
        await group();
        await expect(mergeStories(store, [a!, a!], made)).rejects.toMatchObject({ code: 'bad-input' });
        await expect(mergeStories(store, [a!, b!], made)).rejects.toMatchObject({ code: 'not-found' });
        await expect(splitStory(store, [a!, b!], made)).rejects.toMatchObject({
          code: 'bad-input',
          message: expect.stringContaining('all items'),
        });
        await expect(splitStory(store, [b!, c!], made)).rejects.toMatchObject({
          code: 'bad-input',
          message: expect.stringContaining('not of one story'),
        });
        await expect(splitStory(store, [999], made)).rejects.toMatchObject({ code: 'not-found' });
      });

      it('keeps a mark that is set while its item is being grouped', async () => {
        const [a] = await add({ title: leak });
        await store.stories.takeTurn(async (shelf) => {
          const { marks } = await shelf.marked(10);
          await shelf.settle(marks.map((mark) => ({ ...mark, marks: mark.marks - 1 })));
        });
        expect(await store.stories.isAnyWaiting()).toBe(true);
        await group();
        expect(await store.stories.itemIds(a!)).toEqual([a]);
      });

      const news = fc.record({
        event: fc.nat(EVENTS.length - 1),
        words: fc.array(fc.nat(11), { minLength: 4, maxLength: 9 }),
        day: fc.nat(60).map((half) => half / 2),
        outlet: fc.nat(2),
      });
      const step = fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            kind: fc.constant('deliver' as const),
            news,
            relevance: fc.constantFrom('core', 'context', 'none'),
          }),
        },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), which: fc.nat(), news }) },
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constant('recode' as const),
            which: fc.nat(),
            relevance: fc.constantFrom('core', 'none'),
          }),
        },
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('group' as const) }) },
        {
          weight: 1,
          arbitrary: fc.record({ kind: fc.constant('merge' as const), which: fc.nat(), other: fc.nat() }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('split' as const), which: fc.nat() }) },
      );
      const titleOf = ({ event, words }: { event: number; words: number[] }) => {
        const text = EVENTS[event]!;
        return words.map((word) => text[word % text.length]).join(' ');
      };

      it('gives item by item, in any order, with edits, recodings and corrections, what a rebuild gives', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 70 }), async (steps) => {
            await clean();
            const delivered: { id: number; item: NewsItem }[] = [];
            let version = 1;
            for (const [at, taken] of steps.entries()) {
              if (taken.kind === 'deliver') {
                const item = {
                  name: `n${at}`,
                  day: taken.news.day,
                  title: titleOf(taken.news),
                  outlet: taken.news.outlet,
                };
                const id = await deliver(item);
                delivered.push({ id, item });
                await code(id, taken.relevance as Relevance, version);
              } else if (taken.kind === 'group') {
                await group();
              } else if (delivered.length > 0) {
                const { id, item } = delivered[('which' in taken ? taken.which : 0) % delivered.length]!;
                if (taken.kind === 'edit') {
                  await deliver({ ...item, title: titleOf(taken.news) });
                  if (taken.which % 2 === 0) await code(id, 'core', version);
                } else if (taken.kind === 'recode') {
                  version += 1;
                  await code(
                    id,
                    taken.relevance as Relevance,
                    version,
                    version % 2 ? 'sanctions' : 'joint-crews',
                  );
                } else
                  await correct(
                    taken,
                    delivered.map((one) => one.id),
                    id,
                  );
              }
            }
            await group();
            const incremental = await dump();
            await rebuildStories(store, method);
            expect(incremental).toEqual(await dump());
          }),
          { numRuns: kind === 'embedded' ? 12 : 40 },
        );
      }, 240_000);

      async function correct(
        taken: { kind: 'merge' | 'split'; other?: number },
        ids: number[],
        id: number,
      ): Promise<void> {
        const story = await store.stories.ofItem(id);
        if (story === undefined) return;
        if (taken.kind === 'merge') {
          const other = await store.stories.ofItem(ids[taken.other! % ids.length]!);
          if (other && other.id !== story.id) await mergeStories(store, [story.id, other.id], made);
        } else if (story.items > 1) await splitStory(store, [id], made);
      }
    },
  );
}

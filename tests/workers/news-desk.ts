/** Made-up news delivered, coded, grouped and counted on a database, for suites that follow items on their way. */
import { createStoryMethod, type StoryMethod } from '../../analysis/stories/method.ts';
import type { Relevance, Versions } from '../../base/records.ts';
import { mondayOf, weekOf } from '../../base/week.ts';
import { loadActors } from '../../codebook/actors.ts';
import { loadBilingualTerms } from '../../codebook/bilingual-terms.ts';
import { loadTraining } from '../../codebook/training.ts';
import { createStore, type Store } from '../../store/store.ts';
import { groupSomeStories } from '../../workers/group-stories.ts';
import { refreshSomeWeeks } from '../../workers/refresh-series.ts';
import { type DatabaseKind, startDatabase, type TestDatabase } from '../services/database.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
/** All made-up weeks are frozen by then. */
const clock = { now: () => mondayOf('2027-W20') };

/** Synthetic events: an item on one of them takes some of its words. */
export const EVENTS = [
  'Soyuz capsule springs coolant leak at station docking port 22',
  'Roscosmos and NASA sign seat swap agreement for three flights',
  'Chinese lander returns samples from far side of Moon crater',
  'Pentagon warns of Russian weapon test near spy satellite orbit',
  'Утечка теплоносителя на корабле Союз у станции стыковочный узел 22',
].map((text) => text.split(' '));

export interface NewsItem {
  name: string;
  day: number;
  title: string;
  outlet: number;
}

export type NewsDesk = Awaited<ReturnType<typeof openNewsDesk>>;

export async function openNewsDesk(kind: DatabaseKind) {
  const database: TestDatabase = await startDatabase(kind);
  const store: Store = createStore(database.sql);
  const method: StoryMethod = createStoryMethod({
    actors: loadActors(),
    bilingualTerms: loadBilingualTerms(),
    background: loadTraining().slice(0, 1500),
  });
  let feeds: number[] = [];

  async function clean(): Promise<void> {
    await database.sql`
    truncate feeds, items, item_keys, codings, stories, story_items, story_events, story_anchors, ungrouped_items,
      series_values, month_values, feed_weeks, stale_weeks restart identity cascade`;
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
      ids.push(await deliver({ name: `n${at}-${item.title}-${item.day}`, day: at, outlet: at % 3, ...item }));
      await code(ids.at(-1)!);
    }
    return ids;
  }

  /** Brings the series of all stale weeks up to date. */
  async function count(): Promise<void> {
    const versions: Versions = { codebook: 'c', lexicon: 'l', model: 'm' };
    while ((await refreshSomeWeeks(store, versions, clock)) > 0);
  }

  return { database, store, method, clean, deliver, code, group, dump, add, count };
}

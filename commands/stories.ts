/** `rendezvous stories`: list them, show one, rebuild all, and correct by hand what was joined or kept apart wrongly. */
import { userInfo } from 'node:os';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass, Orientation } from '../base/records.ts';
import { loadStoryMethod, type OpenStore, openStore } from '../compose.ts';
import { type NewsState, readNewsAsOf } from '../store/as-of.ts';
import type { StoryRow } from '../store/story-reader.ts';
import { type Correction, mergeStories, splitStory } from '../workers/correct-stories.ts';
import { rebuildStories } from '../workers/rebuild-stories.ts';
import { refreshAll } from './ingest.ts';
import { createProgress } from './progress.ts';

export interface StoriesListOptions {
  class?: ItemClass;
  week?: string;
  label?: Orientation;
  families?: number;
  limit: number;
  format: 'text' | 'json';
  asOf?: string;
}

export interface CorrectionOptions {
  by?: string;
  note?: string;
}

/** Stories newest first or, with an id, one story with its items. */
export async function storiesListCommand(
  config: Config,
  id: number | undefined,
  options: StoriesListOptions,
): Promise<void> {
  await withStore(config, async ({ store }) => {
    const { limit, format, asOf, ...filter } = options;
    const state = await readNewsAsOf(store, asOf);
    const stories = id === undefined ? await state.stories.list(filter, limit) : [await storyOf(state, id)];
    if (format === 'json') {
      process.stdout.write(`${JSON.stringify(stories, null, 2)}\n`);
      return;
    }
    for (const story of stories) process.stdout.write(`${lineOf(story)}\n`);
    if (id === undefined) return;
    for (const item of await state.items.byIds(await state.stories.itemIds(id)))
      process.stdout.write(
        `  ${item.id}\t${item.publishedAt?.toISOString().slice(0, 10) ?? ''}\t${item.outlet}\t${item.title}\n`,
      );
  });
}

/** Groups everything anew and refreshes the series of the weeks concerned. */
export async function storiesRebuildCommand(config: Config): Promise<void> {
  await withStore(config, async (opened) => {
    const { relevant } = await opened.store.items.totals();
    const progress = createProgress('items grouped', relevant);
    const items = await rebuildStories(opened.store, loadStoryMethod(), (done) => progress.update(done));
    progress.stop();
    process.stdout.write(`${items} items in ${await opened.store.stories.count()} stories\n`);
    await refreshAll(opened);
  });
}

export async function storiesMergeCommand(
  config: Config,
  first: number,
  second: number,
  options: CorrectionOptions,
): Promise<void> {
  await withStore(config, async (opened) => {
    const id = await mergeStories(opened.store, [first, second], correctionOf(options));
    process.stdout.write(`${lineOf(await storyOf(opened.store, id))}\n`);
    await refreshAll(opened);
  });
}

export async function storiesSplitCommand(
  config: Config,
  items: number[],
  options: CorrectionOptions,
): Promise<void> {
  await withStore(config, async (opened) => {
    const id = await splitStory(opened.store, items, correctionOf(options));
    process.stdout.write(`${lineOf(await storyOf(opened.store, id))}\n`);
    await refreshAll(opened);
  });
}

async function withStore(config: Config, work: (opened: OpenStore) => Promise<void>): Promise<void> {
  const opened = await openStore(config);
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}

async function storyOf({ stories }: Pick<NewsState, 'stories'>, id: number): Promise<StoryRow> {
  const story = await stories.byId(id);
  if (story) return story;
  throw new RendezvousError(
    'not-found',
    `there is no story ${id}`,
    'rendezvous stories list shows the ids of stories.',
  );
}

function correctionOf({ by = userInfo().username, note }: CorrectionOptions): Correction {
  return { by, note: note ?? null };
}

function lineOf({ id, week, label, items, families, cooperation, tension, title }: StoryRow): string {
  const counts = `${items} ${items === 1 ? 'item' : 'items'}, ${families.length} ${families.length === 1 ? 'voice' : 'voices'}`;
  return `${id}\t${week}\t${label} +${cooperation.toFixed(2)} −${tension.toFixed(2)}\t${counts}\t${title}`;
}

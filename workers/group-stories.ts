/**
 * Finds the stories of items that were coded, edited or coded anew, touching their neighbours only. The result is what a
 * rebuild of all stories gives: whatever a change can reach is asked again, in order, until nothing moves.
 */
import type { StoryMethod } from '../analysis/stories/method.ts';
import type { Store } from '../store/store.ts';
import type { ItemToGroup, ShelvedItem } from '../store/story-rows.ts';
import type { StoryShelf } from '../store/story-shelf.ts';
import type { Handler, NoPayload, Queue } from './queue.ts';
import { rebuildStories } from './rebuild-stories.ts';
import { relinkItems, replaceItems, shelveItem, sumUpStories } from './story-steps.ts';
import { enqueueRefresh } from './tick.ts';

const ITEMS_A_TURN = 200;
/** With more items waiting than this, and more than a quarter of all, going through all of them once is cheaper. */
const FEW_ITEMS = 5000;

/** The method is read from the codebook at the first grouping: a start need not wait for it. */
export function createGroupStories(
  store: Store,
  queue: Queue,
  loadMethod: () => StoryMethod,
): Handler<NoPayload> {
  let loaded: StoryMethod | undefined;
  return async (_, signal) => {
    loaded ??= loadMethod();
    const method = loaded;
    let grouped = 0;
    for (let done = 1; done > 0 && !signal.aborted; grouped += done)
      done = await groupSomeStories(store, method);
    if (grouped > 0) await enqueueRefresh(queue);
  };
}

/** Groups a batch of waiting items, or all anew where that is due; returns how many it found waiting. */
export async function groupSomeStories(store: Store, method: StoryMethod): Promise<number> {
  if (await isRebuildDue(store, method)) return await rebuildStories(store, method);
  return await store.stories.takeTurn(async (shelf) => {
    const { items, marks } = await shelf.marked(ITEMS_A_TURN);
    if (items.length > 0) await groupItems(shelf, method, items);
    await shelf.settle(marks);
    return items.length;
  });
}

async function isRebuildDue(store: Store, method: StoryMethod): Promise<boolean> {
  const { version, waiting } = await store.stories.progress();
  return (
    version !== method.version || (waiting > FEW_ITEMS && waiting > (await store.items.totals()).relevant / 4)
  );
}

/** Brings the shelf in line with these items as they now are. */
export async function groupItems(
  shelf: StoryShelf,
  method: StoryMethod,
  items: ItemToGroup[],
): Promise<void> {
  const before = new Map((await shelf.items(items.map(({ id }) => id))).map((item) => [item.id, item]));
  const now = items.flatMap((item) => shelveItem(item, method) ?? []);
  const changed = now.filter((item) => !sameProfile(before.get(item.id), item));
  const changedIds = changed.map(({ id }) => id);
  const present = new Set(now.map(({ id }) => id));
  const gone = [...before.keys()].filter((id) => !present.has(id));
  const moved = [...gone, ...changedIds];
  const leaning = (await shelf.leaningOn(moved)).filter((id) => !moved.includes(id));
  await shelf.remove(gone);
  await shelf.put(changed);
  const relinked = await relinkItems(shelf, changedIds, leaning);
  const anchored = await shelf.anchoredOn(moved);
  const touched = await replaceItems(shelf, [...relinked, ...anchored]);
  await sumUpStories(
    shelf,
    new Set([...touched, ...[...before.values()].map(({ placement }) => placement.story)]),
  );
}

function sameProfile(a: ShelvedItem | undefined, b: ShelvedItem): boolean {
  const profileOf = ({ at, language, vector, sketch, sides, clues }: ShelvedItem) => {
    const { terms, weights } = vector;
    return JSON.stringify([at, language, terms, weights, sketch.title, sketch.shingles, sides, clues]);
  };
  return a !== undefined && profileOf(a) === profileOf(b);
}

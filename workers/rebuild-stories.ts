/** Groups all items anew in one pass through them in order of time, hand-made merges and splits included. */

import { setImmediate } from 'node:timers/promises';
import type { StoryMethod } from '../analysis/stories/method.ts';
import { createGroupingWindow } from '../analysis/stories/window.ts';
import type { ItemClass } from '../base/records.ts';
import type { Store } from '../store/store.ts';
import type { ItemToGroup, ShelvedItem } from '../store/story-rows.ts';
import type { StoryShelf } from '../store/story-shelf.ts';
import { shelveItem, sumUpStories } from './story-steps.ts';

const ITEMS_A_PAGE = 2000;
const STORIES_A_PAGE = 2000;
/** Items grouped before the rest of the program has its turn: a tenth of a second of work at the most. */
const ITEMS_AT_ONCE = 100;
const CLASSES: readonly ItemClass[] = ['live', 'backfill'];

/** Called with the number of items grouped so far. */
export type OnProgress = (items: number) => void;

/** Replaces all stories in one transaction, so that readers see the old ones until the new ones stand. Returns the number of items. */
export async function rebuildStories(
  store: Store,
  method: StoryMethod,
  report: OnProgress = () => {},
): Promise<number> {
  return await store.stories.takeTurn(async (shelf) => {
    const marks = await shelf.allMarks();
    await shelf.clear();
    const anchors = await shelf.anchors();
    let total = 0;
    for (const itemClass of CLASSES) {
      total += await groupClass(shelf, method, itemClass, anchors, (items) => report(total + items));
    }
    await shelf.analyze();
    for (
      let ids = await shelf.storyIds(0, STORIES_A_PAGE);
      ids.length > 0;
      ids = await shelf.storyIds(ids.at(-1)!, STORIES_A_PAGE)
    ) {
      await sumUpStories(shelf, ids);
    }
    await shelf.settle(marks);
    await shelf.setMethodVersion(method.version);
    return total;
  });
}

async function groupClass(
  shelf: StoryShelf,
  method: StoryMethod,
  itemClass: ItemClass,
  anchors: ReadonlyMap<number, number>,
  report: OnProgress,
): Promise<number> {
  const window = createGroupingWindow(new Set(anchors.values()));
  const group = (item: ItemToGroup): ShelvedItem[] => {
    const shelved = shelveItem(item, method);
    return shelved ? [{ ...shelved, ...window.add(shelved, anchors.get(item.id)) }] : [];
  };
  let total = 0;
  let last: { at: number; id: number } | null = null;
  let grouped: ShelvedItem[] = [];
  do {
    const page = await shelf.page(itemClass, last, ITEMS_A_PAGE);
    [grouped] = await Promise.all([inTurns(page, group), shelf.put(grouped)]);
    total += grouped.length;
    report(total);
    last = grouped.at(-1) ?? null;
  } while (grouped.length > 0);
  return total;
}

async function inTurns<From, To>(values: From[], map: (value: From) => To[]): Promise<To[]> {
  const mapped: To[] = [];
  for (const [index, value] of values.entries()) {
    if (index % ITEMS_AT_ONCE === 0) await setImmediate();
    mapped.push(...map(value));
  }
  return mapped;
}

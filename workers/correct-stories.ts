/**
 * Merges and splits by hand. Each becomes an event that says which item stands with which, and holds whenever stories are
 * grouped again; everything that follows those items moves with them.
 */

import { compareItems } from '../analysis/stories/grouping.ts';
import { RendezvousError } from '../base/errors.ts';
import type { Store } from '../store/store.ts';
import type { StoryEvent } from '../store/stories.ts';
import type { ShelvedItem } from '../store/story-rows.ts';
import type { StoryShelf } from '../store/story-shelf.ts';
import { replaceItems, sumUpStories } from './story-steps.ts';

/** Who made a correction, and why. */
export interface Correction {
  by: string;
  note: string | null;
}

/** Joins two stories under the earlier one; returns its id. Throws `not-found`, or `bad-input` where they cannot be one. */
export async function mergeStories(
  store: Store,
  ids: readonly [number, number],
  made: Correction,
): Promise<number> {
  return await store.stories.takeTurn(async (shelf) => {
    if (ids[0] === ids[1]) throw refuse('a story cannot be merged with itself', 'Name two stories.');
    const [earlier, later] = [await firstItem(shelf, ids[0]), await firstItem(shelf, ids[1])].sort(
      compareItems,
    );
    if (earlier!.class !== later!.class) {
      throw refuse(
        'one story is of live feeds, the other of an archive',
        'Merge stories of one class; the two are counted apart.',
      );
    }
    await correct(shelf, { kind: 'merge', ...made, anchors: [{ item: later!.id, anchor: earlier!.id }] });
    return earlier!.id;
  });
}

/**
 * Takes items out of their story into one of their own; returns its id. Throws `bad-input` where they are not of one
 * story, or are all of it.
 */
export async function splitStory(
  store: Store,
  itemIds: readonly number[],
  made: Correction,
): Promise<number> {
  const rest = await restOfStory(store, itemIds);
  return await store.stories.takeTurn(async (shelf) => {
    const [leaving, staying] = [await inOrder(shelf, itemIds), await inOrder(shelf, rest)];
    await correct(shelf, {
      kind: 'split',
      ...made,
      anchors: [...underFirst(leaving), ...underFirst(staying)],
    });
    return leaving[0]!.id;
  });
}

async function restOfStory(store: Store, itemIds: readonly number[]): Promise<number[]> {
  const stories = await Promise.all(
    itemIds.map(async (id) => ({ id, story: (await store.stories.ofItem(id))?.id })),
  );
  const lost = stories.find(({ story }) => story === undefined);
  if (lost)
    throw new RendezvousError(
      'not-found',
      `item ${lost.id} is in no story`,
      'rendezvous stories list ID shows a story’s items.',
    );
  const story = stories[0]?.story;
  if (story === undefined || stories.some((other) => other.story !== story)) {
    throw refuse(
      'the items are not of one story',
      'Name items of a single story; split several stories one by one.',
    );
  }
  const rest = (await store.stories.itemIds(story)).filter((id) => !itemIds.includes(id));
  if (rest.length === 0) throw refuse('these are all items of the story', 'Leave at least one item in it.');
  return rest;
}

async function correct(shelf: StoryShelf, event: StoryEvent): Promise<void> {
  await shelf.record(event);
  await sumUpStories(
    shelf,
    await replaceItems(
      shelf,
      event.anchors.map(({ item }) => item),
    ),
  );
}

async function firstItem(shelf: StoryShelf, id: number): Promise<ShelvedItem> {
  const [item] = await shelf.items([id]);
  if (item?.placement.story === id) return item;
  throw new RendezvousError(
    'not-found',
    `there is no story ${id}`,
    'rendezvous stories list shows the ids of stories.',
  );
}

async function inOrder(shelf: StoryShelf, ids: readonly number[]): Promise<ShelvedItem[]> {
  return (await shelf.items([...ids])).sort(compareItems);
}

function underFirst(items: readonly ShelvedItem[]): StoryEvent['anchors'] {
  return items.map(({ id }) => ({ item: id, anchor: items[0]!.id }));
}

function refuse(message: string, mend: string): RendezvousError {
  return new RendezvousError('bad-input', message, mend);
}

/**
 * The steps that grouping item by item, rebuilding and corrections by hand share. Each leaves the shelf as a rebuild
 * would, as far as its own step goes.
 */
import { detectLanguage } from '../analysis/language.ts';
import { createClueIndex, keysAround } from '../analysis/stories/clue-index.ts';
import {
  compareItems,
  findNeighbours,
  keepNearest,
  type Placement,
  placeItem,
} from '../analysis/stories/grouping.ts';
import type { StoryMethod } from '../analysis/stories/method.ts';
import { rollUp } from '../analysis/stories/roll-up.ts';
import { linkStrength } from '../analysis/stories/similarity.ts';
import type { ItemToGroup, ShelvedItem } from '../store/story-rows.ts';
import type { StoryShelf } from '../store/story-shelf.ts';

/** An item as the shelf takes it, in a story of its own for now; undefined where it belongs in none. */
export function shelveItem(item: ItemToGroup, method: StoryMethod): ShelvedItem | undefined {
  if (!item.relevant || item.at === null) return undefined;
  const { id, at, title, summary } = item;
  return {
    id,
    at,
    class: item.class,
    language: detectLanguage(`${title} ${summary}`, item.language),
    ...method.profile({ title, summary }),
    neighbours: [],
    placement: { story: id, since: at },
  };
}

/**
 * Finds the neighbours of changed items and of those that leaned on what has changed, and offers changed items to all
 * that come after them. All must be on the shelf. Returns the ids of items with other neighbours than before.
 */
export async function relinkItems(
  shelf: StoryShelf,
  changed: number[],
  leaning: number[],
): Promise<number[]> {
  const asked = await shelf.items([...changed, ...leaning]);
  const keys = new Set(asked.flatMap((item) => keysAround(item.class, item)));
  const around = await shelf.items(await shelf.under([...keys]));
  const byId = new Map(around.map((item) => [item.id, item]));
  const index = createClueIndex();
  for (const item of around) index.add(item);
  const sharing = (item: ShelvedItem) =>
    [...index.sharing(item)].map(({ id }) => byId.get(id)!).filter((other) => other.class === item.class);

  const relinked = new Map<number, ShelvedItem>();
  for (const { id } of asked) {
    const item = byId.get(id)!;
    item.neighbours = findNeighbours(item, sharing(item));
    relinked.set(id, item);
  }
  const complete = new Set(relinked.keys());
  for (const item of changed.map((id) => byId.get(id)!)) {
    for (const later of sharing(item)) {
      if (!complete.has(later.id) && compareItems(later, item) > 0 && offer(later, item))
        relinked.set(later.id, later);
    }
  }
  await shelf.move([...relinked.values()]);
  return [...relinked.keys()];
}

/** Gives a later item an earlier one as neighbour; false where it has five that are nearer, or they are not alike. */
function offer(later: ShelvedItem, item: ShelvedItem): boolean {
  const strength = linkStrength(later, item);
  if (strength === 0) return false;
  const nearest = keepNearest([...later.neighbours, { id: item.id, strength }]);
  if (!nearest.some(({ id }) => id === item.id)) return false;
  later.neighbours = nearest;
  return true;
}

/**
 * Asks for the places of items, and of all that follow them into another story, until nothing moves: an item's place
 * hangs on earlier items only, so this ends. Returns the ids of all stories left or joined.
 */
export async function replaceItems(shelf: StoryShelf, ids: number[]): Promise<Set<number>> {
  const touched = new Set<number>();
  for (let asked = [...new Set(ids)]; asked.length > 0; ) {
    const items = (await shelf.items(asked)).sort(compareItems);
    const moved = await placeAgain(shelf, items, touched);
    const movedIds = moved.map(({ id }) => id);
    asked = [...new Set([...(await shelf.leaningOn(movedIds)), ...(await shelf.anchoredOn(movedIds))])];
  }
  return touched;
}

async function placeAgain(
  shelf: StoryShelf,
  items: ShelvedItem[],
  touched: Set<number>,
): Promise<ShelvedItem[]> {
  const anchors = await shelf.anchors(items.map(({ id }) => id));
  const others = items.flatMap(({ neighbours }) => neighbours.map(({ id }) => id));
  const places = new Map<number, Placement>();
  for (const { id, placement } of await shelf.items([...others, ...anchors.values()]))
    places.set(id, placement);
  const moved: ShelvedItem[] = [];
  for (const item of items) {
    const placement = placeItem(item, item.neighbours, (id) => places.get(id), anchors.get(item.id));
    touched.add(placement.story);
    if (placement.story !== item.placement.story || placement.since !== item.placement.since) {
      touched.add(item.placement.story);
      moved.push(item);
      item.placement = placement;
    }
    places.set(item.id, placement);
  }
  await shelf.move(moved);
  return moved;
}

/** Sums up stories anew; those left empty go. */
export async function sumUpStories(shelf: StoryShelf, ids: Iterable<number>): Promise<void> {
  const asked = [...new Set(ids)];
  const found = await shelf.members(asked);
  const stories = [...found.values()].map(({ class: itemClass, members }) => ({
    class: itemClass,
    ...rollUp(members),
  }));
  await shelf.replaceStories(asked, stories);
}

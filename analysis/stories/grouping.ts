/**
 * Which story an item belongs to. An item looks back at its nearest earlier neighbours only, and takes the story most of
 * their likeness speaks for; so a story is a function of the items, never of the order in which they came.
 * Items are ordered by time, then by id.
 */
import { type GroupedItem, linkStrength } from './similarity.ts';

/** An earlier item through which an item may join a story. */
export interface Neighbour {
  id: number;
  /** Ten-thousandths. */
  strength: number;
}

/** An item's place: the story, which is named by its first item, and since when that story has been running. */
export interface Placement {
  story: number;
  /** Milliseconds. A hand-made placement starts the story's length anew. */
  since: number;
}

const DAY = 86_400_000;
const MOST_NEIGHBOURS = 5;
const STORY_LENGTH = 21 * DAY;

/** The order in which items are grouped. */
export function compareItems(a: { at: number; id: number }, b: { at: number; id: number }): number {
  return a.at - b.at || a.id - b.id;
}

/** The nearest of an item's earlier neighbours, nearest first; `candidates` may hold any items. */
export function findNeighbours(item: GroupedItem, candidates: Iterable<GroupedItem>): Neighbour[] {
  const found: Neighbour[] = [];
  for (const candidate of candidates) {
    if (compareItems(candidate, item) >= 0) continue;
    const strength = linkStrength(item, candidate);
    if (strength > 0) found.push({ id: candidate.id, strength });
  }
  return keepNearest(found);
}

/** The five strongest, equal ones by id: of a union it gives what it gives of its parts' results. */
export function keepNearest(neighbours: readonly Neighbour[]): Neighbour[] {
  return [...neighbours].sort((a, b) => b.strength - a.strength || a.id - b.id).slice(0, MOST_NEIGHBOURS);
}

/**
 * Where an item belongs, given where its neighbours do: the running story with the most likeness, else a new one.
 * `anchor` is the item that a person has placed it with, or itself for a story of its own.
 */
export function placeItem(
  item: { id: number; at: number },
  neighbours: readonly Neighbour[],
  placementOf: (id: number) => Placement | undefined,
  anchor?: number,
): Placement {
  if (anchor === item.id) return { story: item.id, since: item.at };
  const anchored = anchor === undefined ? undefined : placementOf(anchor);
  if (anchored) return { story: anchored.story, since: item.at };
  const votes = new Map<number, { strength: number; since: number }>();
  for (const { id, strength } of neighbours) {
    const placement = placementOf(id);
    if (placement === undefined || item.at - placement.since > STORY_LENGTH) continue;
    const vote = votes.get(placement.story);
    if (vote) vote.strength += strength;
    else votes.set(placement.story, { strength, since: placement.since });
  }
  let best: Placement = { story: item.id, since: item.at };
  let most = 0;
  for (const [story, { strength, since }] of votes) {
    if (strength > most) {
      most = strength;
      best = { story, since };
    }
  }
  return best;
}

/**
 * Groups items that come in their canonical order, in memory that holds a fortnight of them. The pace of a full rebuild;
 * what it gives is what item-by-item grouping gives, since both ask the same functions.
 */
import { type CluedItem, createClueIndex } from './clue-index.ts';
import { findNeighbours, type Neighbour, type Placement, placeItem } from './grouping.ts';
import { COPY_GAP } from './similarity.ts';

export interface GroupedResult {
  neighbours: Neighbour[];
  placement: Placement;
}

export interface GroupingWindow {
  /** Groups the next item. Items must come in order of time, then id. */
  add(item: CluedItem, anchor?: number): GroupedResult;
}

/** @param anchors items that a person has placed others with: their places are kept for good. */
export function createGroupingWindow(anchors: ReadonlySet<number> = new Set()): GroupingWindow {
  const index = createClueIndex();
  const placements = new Map<number, Placement>();
  let recent: CluedItem[] = [];
  let forgotten = 0;

  function forget(before: number): void {
    while (forgotten < recent.length && recent[forgotten]!.at < before) {
      const item = recent[forgotten++]!;
      index.removeFirst(item);
      if (!anchors.has(item.id)) placements.delete(item.id);
    }
    if (forgotten > recent.length / 2) {
      recent = recent.slice(forgotten);
      forgotten = 0;
    }
  }

  function add(item: CluedItem, anchor?: number): GroupedResult {
    forget(item.at - COPY_GAP);
    const neighbours = findNeighbours(item, index.sharing(item));
    const placement = placeItem(item, neighbours, (id) => placements.get(id), anchor);
    placements.set(item.id, placement);
    recent.push(item);
    index.add(item);
    return { neighbours, placement };
  }

  return { add };
}

/**
 * Items by their clues: only items that share one are ever compared. And the keys under which a database finds them:
 * clues bound to class and fortnight, so that a search reads weeks, never the whole store.
 */
import type { ItemClass } from '../../base/records.ts';
import { COPY_GAP, type GroupedItem } from './similarity.ts';
import { hashText } from './term-hash.ts';

export interface CluedItem extends GroupedItem {
  clues: readonly number[];
}

export interface ClueIndex {
  add(item: CluedItem): void;
  /** Takes out the item that was added before all others that are left. */
  removeFirst(item: CluedItem): void;
  /** Items added that share a clue with this one. */
  sharing(item: CluedItem): Set<CluedItem>;
}

export function createClueIndex(): ClueIndex {
  const byClue = new Map<number, CluedItem[]>();
  return {
    add(item) {
      for (const clue of item.clues) {
        const items = byClue.get(clue);
        if (items) items.push(item);
        else byClue.set(clue, [item]);
      }
    },
    removeFirst(item) {
      for (const clue of item.clues) {
        const items = byClue.get(clue)!;
        if (items.length === 1) byClue.delete(clue);
        else items.shift();
      }
    },
    sharing(item) {
      const found = new Set<CluedItem>();
      for (const clue of item.clues) for (const other of byClue.get(clue) ?? []) found.add(other);
      return found;
    },
  };
}

/** The keys that an item is stored under, signed 32-bit. */
export function keysOf(itemClass: ItemClass, { at, clues }: Pick<CluedItem, 'at' | 'clues'>): number[] {
  return keysIn(itemClass, Math.floor(at / COPY_GAP), clues);
}

/** The keys of all items, earlier and later, that may be neighbours of this one. */
export function keysAround(itemClass: ItemClass, { at, clues }: Pick<CluedItem, 'at' | 'clues'>): number[] {
  const fortnight = Math.floor(at / COPY_GAP);
  return [-1, 0, 1].flatMap((offset) => keysIn(itemClass, fortnight + offset, clues));
}

function keysIn(itemClass: ItemClass, fortnight: number, clues: readonly number[]): number[] {
  const seed = hashText(`${itemClass} ${fortnight}`);
  return clues.map((clue) => {
    let key = Math.imul(clue ^ seed, 0x85ebca6b);
    key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
    return (key ^ (key >>> 16)) | 0;
  });
}

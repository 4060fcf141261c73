/**
 * Pairs of numbers → consecutive indices: open addressing over typed arrays, since this is asked for every word read.
 * It knows nothing of words.
 */

export interface GramIndex {
  readonly size: number;
  /** The index of a gram, −1 where it is unknown. */
  find(first: number, second: number): number;
  /** The index of a gram, given on first sight. */
  add(first: number, second: number): number;
}

export function createGramIndex(): GramIndex {
  let mask = 0xffff;
  let keys = new Int32Array(2 * (mask + 1));
  let indices = new Int32Array(mask + 1).fill(-1);
  let size = 0;

  function slotOf(first: number, second: number): number {
    let slot = Math.imul(Math.imul(first, 0x9e3779b1) ^ (second + 0x7f4a7c15), 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & mask;
    while (indices[slot]! >= 0 && (keys[2 * slot] !== first || keys[2 * slot + 1] !== second))
      slot = (slot + 1) & mask;
    return slot;
  }

  function put(first: number, second: number, index: number): void {
    const slot = slotOf(first, second);
    keys[2 * slot] = first;
    keys[2 * slot + 1] = second;
    indices[slot] = index;
  }

  function grow(): void {
    const [oldKeys, oldIndices] = [keys, indices];
    mask = 2 * mask + 1;
    keys = new Int32Array(2 * (mask + 1));
    indices = new Int32Array(mask + 1).fill(-1);
    for (let slot = 0; slot < oldIndices.length; slot++) {
      if (oldIndices[slot]! >= 0) put(oldKeys[2 * slot]!, oldKeys[2 * slot + 1]!, oldIndices[slot]!);
    }
  }

  return {
    get size() {
      return size;
    },
    find: (first, second) => indices[slotOf(first, second)]!,
    add(first, second) {
      const known = indices[slotOf(first, second)]!;
      if (known >= 0) return known;
      if (2 * size > mask) grow();
      put(first, second, size);
      return size++;
    },
  };
}

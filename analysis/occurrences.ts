/**
 * Where phrases were found in one text: a few places a slot, in flat arrays that the next text uses again.
 * Made for speed; what slots mean is pattern-set.ts's business.
 */

/** Places kept for one slot in one text: a verdict needs a few, and cost must stay linear. */
export const MOST_OCCURRENCES = 16;

export interface Occurrences {
  /** How often each slot was found, at most `MOST_OCCURRENCES`. */
  readonly counts: Uint8Array;
  /** Half-open ranges of tokens: the `n`th of a slot at `slot * MOST_OCCURRENCES + n`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Slots found at all, in the order of the text. */
  readonly found: readonly number[];
  add(slot: number, from: number, to: number): void;
  clear(): void;
}

export function createOccurrences(slots: number): Occurrences {
  const counts = new Uint8Array(slots);
  const from = new Int32Array(slots * MOST_OCCURRENCES);
  const to = new Int32Array(slots * MOST_OCCURRENCES);
  let found: number[] = [];
  return {
    counts,
    from,
    to,
    get found() {
      return found;
    },
    add(slot, start, end) {
      const count = counts[slot]!;
      if (count === 0) found.push(slot);
      if (count === MOST_OCCURRENCES) return;
      from[slot * MOST_OCCURRENCES + count] = start;
      to[slot * MOST_OCCURRENCES + count] = end;
      counts[slot] = count + 1;
    },
    clear() {
      for (const slot of found) counts[slot] = 0;
      found = [];
    },
  };
}

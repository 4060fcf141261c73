/** Agreement of a grouping with one made by hand: B-cubed (Bagga & Baldwin 1998) and the share of items joined wrongly. */

/** The same item in the two groupings. */
export interface TwiceGrouped {
  hand: string | number;
  machine: string | number;
}

export interface GroupingQuality {
  items: number;
  /** 0–1 each. */
  precision: number;
  recall: number;
  f1: number;
  /** Share of items in a story most of which is another event: 1 − purity. */
  overMerged: number;
}

/** Quality over a set of items; every figure is 0 where the set is empty. */
export function measureGrouping(items: readonly TwiceGrouped[]): GroupingQuality {
  const machine = groupSizes(items, (item) => item.machine);
  const hand = groupSizes(items, (item) => item.hand);
  const both = groupSizes(items, pairOf);
  const share = (of: (item: TwiceGrouped) => number) =>
    items.length === 0
      ? 0
      : items.reduce((sum, item) => sum + both.get(pairOf(item))! / of(item), 0) / items.length;
  const precision = share((item) => machine.get(item.machine)!);
  const recall = share((item) => hand.get(item.hand)!);
  const largest = new Map<TwiceGrouped['machine'], number>();
  for (const item of items) {
    largest.set(item.machine, Math.max(largest.get(item.machine) ?? 0, both.get(pairOf(item))!));
  }
  const pure = [...largest.values()].reduce((sum, size) => sum + size, 0);
  return {
    items: items.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    overMerged: items.length === 0 ? 0 : 1 - pure / items.length,
  };
}

function pairOf({ hand, machine }: TwiceGrouped): string {
  return JSON.stringify([hand, machine]);
}

function groupSizes<Group>(
  items: readonly TwiceGrouped[],
  groupOf: (item: TwiceGrouped) => Group,
): Map<Group, number> {
  const sizes = new Map<Group, number>();
  for (const item of items) sizes.set(groupOf(item), (sizes.get(groupOf(item)) ?? 0) + 1);
  return sizes;
}

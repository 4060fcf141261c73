/**
 * Folds for cross-validation in which near copies of a text always fall on the same side.
 * Deterministic: groups go to folds by size and first member, without chance.
 */

/** Share of the smaller text's words in common from which two texts count as near copies. */
const ALIKE = 0.7;
/** Words in more texts than this say nothing about copies. */
const COMMON = 150;

/** The fold (0 … count − 1) of each text, given as its set of word numbers. */
export function groupedFolds(texts: readonly ReadonlySet<number>[], count: number): number[] {
  const groups = groupCopies(texts);
  const members = new Map<number, number[]>();
  groups.forEach((group, index) => {
    const list = members.get(group);
    if (list) list.push(index);
    else members.set(group, [index]);
  });
  const sizes = new Array<number>(count).fill(0);
  const folds = new Array<number>(texts.length).fill(0);
  const ordered = [...members.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  for (const group of ordered) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold]! += group.length;
    for (const index of group) folds[index] = fold;
  }
  return folds;
}

/** For each text the index of the first text of its group of near copies. */
export function groupCopies(texts: readonly ReadonlySet<number>[]): number[] {
  const parent = texts.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    parent[index] = root;
    return root;
  };
  const postings = new Map<number, number[]>();
  texts.forEach((words, index) => {
    const shared = new Map<number, number>();
    for (const word of words) {
      const earlier = postings.get(word);
      if (!earlier) postings.set(word, [index]);
      else {
        if (earlier.length <= COMMON)
          for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
        earlier.push(index);
      }
    }
    for (const [other, rare] of shared) {
      if (rare < 2 || !areAlike(words, texts[other]!)) continue;
      const [a, b] = [find(index), find(other)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  });
  return parent.map((_, index) => find(index));
}

function areAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return common >= ALIKE * small.size;
}

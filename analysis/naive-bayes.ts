/**
 * One-against-rest Complement Naive Bayes (Rennie et al., 2003) over the presence of features.
 * For two classes the complement of each is the other, so that a feature's weight is a difference of log-probabilities.
 */

/** One text as the indices of the features present in it. */
export type FeatureList = readonly number[];

/** How often each feature occurs with and without each label: rows of `labels` cells, and the label-free total last. */
export interface FeatureCounts {
  features: number;
  labels: number;
  /** features × (labels + 1) */
  cells: Float64Array;
}

export function countFeatures(
  texts: readonly FeatureList[],
  given: readonly (readonly number[])[],
  features: number,
  labels: number,
): FeatureCounts {
  const counts = { features, labels, cells: new Float64Array(features * (labels + 1)) };
  texts.forEach((text, index) => {
    addText(counts, text, given[index]!, 1);
  });
  return counts;
}

/** Adds a text with its labels `times` (−1 takes it away again). */
export function addText(
  { labels, cells }: FeatureCounts,
  text: FeatureList,
  given: readonly number[],
  times: number,
): void {
  for (const feature of text) {
    const row = feature * (labels + 1);
    for (const label of given) cells[row + label]! += times;
    cells[row + labels]! += times;
  }
}

/**
 * Weights in log-odds, features × labels. `smoothing` is added to every count (Lidstone); features that do not occur at all
 * in the counts weigh nothing.
 */
export function complementWeights(
  { features, labels, cells }: FeatureCounts,
  smoothing: number,
): Float32Array {
  const sums = new Float64Array(labels + 1);
  for (let at = 0; at < cells.length; at++) sums[at % (labels + 1)]! += cells[at]!;
  const all = sums[labels]!;
  const spread = smoothing * features;
  const base = Float64Array.from({ length: labels }, (_, label) =>
    Math.log((all - sums[label]! + spread) / (sums[label]! + spread)),
  );
  const weights = new Float32Array(features * labels);
  for (let feature = 0; feature < features; feature++) {
    const row = feature * (labels + 1);
    const total = cells[row + labels]!;
    if (total === 0) continue;
    for (let label = 0; label < labels; label++) {
      const inside = cells[row + label]!;
      weights[feature * labels + label] =
        Math.log((inside + smoothing) / (total - inside + smoothing)) + base[label]!;
    }
  }
  return weights;
}

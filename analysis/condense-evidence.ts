/** Evidence short enough to be kept with every coding; the whole can be made again from text and model. */
import type { Evidence } from '../base/records.ts';

/** Contributions kept for each label, the weightiest first. */
const KEPT = 8;

/**
 * The weightiest contributions of each label, and the sum of the others as one of kind `rest`, so that what is kept
 * still adds up to the label's score.
 */
export function condenseEvidence(evidence: Evidence[]): Evidence[] {
  const byLabel = new Map<string, Evidence[]>();
  for (const piece of evidence) byLabel.set(piece.label, [...(byLabel.get(piece.label) ?? []), piece]);
  return [...byLabel].flatMap(([label, pieces]) => {
    const sorted = pieces.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
    const rest = sorted.slice(KEPT);
    if (rest.length === 0) return sorted;
    const contribution = rest.reduce((sum, piece) => sum + piece.contribution, 0);
    return [
      ...sorted.slice(0, KEPT),
      { label, kind: 'rest' as const, text: `${rest.length} others`, contribution, places: [] },
    ];
  });
}

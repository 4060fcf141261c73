/**
 * Evidence as marks in a text: overlapping places are cut into pieces, and each piece carries the sum of what speaks
 * there. Pure; the pieces together are the text again.
 */

export interface Place {
  /** Half-open range of characters. */
  from: number;
  to: number;
  /** Log-odds; negative speaks against. */
  contribution: number;
}

export interface Piece {
  text: string;
  /** Sum of the contributions at this piece; null where nothing speaks. */
  contribution: number | null;
}

/** Cuts a text at the ends of all places. Places beyond the text are cut off. */
export function markText(text: string, places: Place[]): Piece[] {
  const within = places.filter(({ from, to }) => from < to && from < text.length && to > 0);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of within) cuts.add(Math.max(0, from)).add(Math.min(text.length, to));
  const ends = [...cuts].sort((a, b) => a - b);
  return ends.slice(1).map((to, index) => {
    const from = ends[index]!;
    const here = within.filter((place) => place.from <= from && place.to >= to);
    const sum = here.reduce((total, place) => total + place.contribution, 0);
    return { text: text.slice(from, to), contribution: here.length === 0 ? null : sum };
  });
}

/** How strongly a piece is marked: 1 to 3, by its log-odds. */
export function strengthOf(contribution: number): 1 | 2 | 3 {
  const size = Math.abs(contribution);
  return size >= 1 ? 3 : size >= 0.4 ? 2 : 1;
}

/**
 * Where a series has changed its level, looking back on all of it: exact segmentation by PELT (Killick, Fearnhead &
 * Eckley 2012, JASA 107:1590) under squared error.
 */

export interface Segment {
  /** Positions of the first value and of the last. */
  from: number;
  to: number;
  mean: number;
}

const SHORTEST = 4;

/**
 * The segments of a series, at least four values each, in order; one where nothing changed. A change costs ln(n) times the
 * variance of neighbouring values, which a change of level hardly touches.
 */
export function segment(values: readonly number[]): Segment[] {
  const n = values.length;
  if (n === 0) return [];
  const cost = costsOf(values);
  const penalty = Math.log(n) * neighbourVariance(values);
  const best = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Array<number>(n + 1).fill(0);
  best[0] = -penalty;
  // A start that is beaten is out only once a segment may begin where it was beaten.
  let starts: { from: number; outFrom: number }[] = [];
  for (let end = SHORTEST; end <= n; end += 1) {
    const start = end - SHORTEST;
    if (start === 0 || start >= SHORTEST) starts.push({ from: start, outFrom: Number.POSITIVE_INFINITY });
    starts = starts.filter(({ outFrom }) => end < outFrom);
    for (const { from } of starts) {
      const total = best[from]! + cost(from, end) + penalty;
      if (total < best[end]!) {
        best[end] = total;
        last[end] = from;
      }
    }
    for (const start of starts)
      if (best[start.from]! + cost(start.from, end) > best[end]!)
        start.outFrom = Math.min(start.outFrom, end + SHORTEST);
  }
  if (n < SHORTEST) return [segmentOf(values, 0, n)];
  const segments: Segment[] = [];
  for (let end = n; end > 0; end = last[end]!) segments.unshift(segmentOf(values, last[end]!, end));
  return segments;
}

/** Squared error of a stretch around its mean, from sums. */
function costsOf(values: readonly number[]): (from: number, to: number) => number {
  const sums = [0];
  const squares = [0];
  for (const value of values) {
    sums.push(sums.at(-1)! + value);
    squares.push(squares.at(-1)! + value ** 2);
  }
  return (from, to) => {
    const sum = sums[to]! - sums[from]!;
    return squares[to]! - squares[from]! - sum ** 2 / (to - from);
  };
}

/** Half the mean squared step between neighbours: the variance around a level that seldom changes. */
export function neighbourVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const steps = values.slice(1).reduce((sum, value, at) => sum + (value - values[at]!) ** 2, 0);
  return steps / (2 * (values.length - 1));
}

function segmentOf(values: readonly number[], from: number, end: number): Segment {
  const part = values.slice(from, end);
  return { from, to: end - 1, mean: part.reduce((sum, value) => sum + value, 0) / part.length };
}

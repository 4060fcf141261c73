/**
 * Remembers costly answers while the store has not changed, and for a short while after. Callers who ask for the same
 * at once wait for one calculation.
 */
import type { Clock } from '../base/clock.ts';

export interface RememberOptions {
  /** Another text after every change of the store. */
  stamp(): Promise<string>;
  clock: Clock;
  /** How long an answer stands although the store has changed, in milliseconds; longer where it took long to make. */
  lag: number;
  /** Answers kept; the one not asked for longest goes first. */
  most: number;
}

interface Kept {
  stamp: string;
  madeAt: number;
  /** Milliseconds that it took; 0 while it is being made. */
  cost: number;
  answer: Promise<unknown>;
}

/** An answer stands so many times as long as it took, so that making answers never takes up the server. */
const STANDS_BY_COST = 10;

export type Remember = <Answer>(key: string, make: () => Promise<Answer>) => Promise<Answer>;

export function createMemory({ stamp, clock, lag, most }: RememberOptions): Remember {
  const kept = new Map<string, Kept>();
  return async <Answer>(key: string, make: () => Promise<Answer>): Promise<Answer> => {
    const current = await stamp();
    const known = kept.get(key);
    kept.delete(key);
    const stands = known && Math.max(lag, known.cost * STANDS_BY_COST);
    if (known && (known.stamp === current || clock.now() - known.madeAt < stands!)) {
      kept.set(key, known);
      return (await known.answer) as Answer;
    }
    const begun = performance.now();
    const answer = make();
    const entry: Kept = { stamp: current, madeAt: clock.now(), cost: 0, answer };
    kept.set(key, entry);
    answer.then(
      () => (entry.cost = performance.now() - begun),
      () => kept.delete(key),
    );
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return await answer;
  };
}

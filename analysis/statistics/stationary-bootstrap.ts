/** Resampling of series in blocks of random length, so that neighbours in time mostly stay together. */
import type { Uniform } from './random-draws.ts';

/** Positions of one resample of a series (Politis & Romano 1994, JASA 89:1303). `meanBlock` ≥ 1. */
export function resamplePositions(uniform: Uniform, length: number, meanBlock: number): number[] {
  const positions: number[] = [];
  while (positions.length < length) {
    const last = positions.at(-1);
    const goesOn = last !== undefined && uniform() >= 1 / meanBlock;
    positions.push(goesOn ? (last + 1) % length : Math.floor(uniform() * length));
  }
  return positions;
}

/**
 * The pairs of sides whose relations are followed apart. Data only: nothing outside the codebook names a pair.
 */
import type { Side } from '../base/records.ts';

/** Two sides, in the order in which the pair is named. */
export interface Dyad {
  id: string;
  sides: readonly [Side, Side];
}

/** The codebook's own relation first, then the pairs it is read against. */
export const dyads: readonly Dyad[] = [
  { id: 'us-russia', sides: ['us', 'russia'] },
  { id: 'russia-china', sides: ['russia', 'china'] },
  { id: 'us-china', sides: ['us', 'china'] },
  { id: 'europe-russia', sides: ['europe', 'russia'] },
];

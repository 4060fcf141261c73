/**
 * The codebook's labels as the dashboard orders them; their names stand in the dictionaries. A test holds both against
 * the codebook, since the dashboard takes nothing but types from other rooms.
 */

export const DIMENSIONS = [
  { id: 'station', cooperation: 'joint-crews', tension: 'decoupling' },
  { id: 'science', cooperation: 'joint-science', tension: 'programme-strain' },
  { id: 'technology', cooperation: 'interoperability', tension: 'tech-rivalry' },
  { id: 'economy', cooperation: 'commercial-partnership', tension: 'sanctions' },
  { id: 'politics', cooperation: 'space-diplomacy', tension: 'conflict-spillover' },
  { id: 'security', cooperation: 'confidence-building', tension: 'militarisation' },
  { id: 'alliances', cooperation: 'agreements', tension: 'rival-blocs' },
  { id: 'governance', cooperation: 'multilateral-governance', tension: 'governance-deadlock' },
] as const;

export type DimensionId = (typeof DIMENSIONS)[number]['id'];
export type CategoryId = (typeof DIMENSIONS)[number]['cooperation' | 'tension'];

export const CATEGORIES: readonly CategoryId[] = DIMENSIONS.flatMap((row) => [row.cooperation, row.tension]);
export const FACTORS = ['china', 'emerging-powers', 'commercial-actors', 'earthly-tension'] as const;
export type FactorId = (typeof FACTORS)[number];

export const ORIENTATIONS = ['cooperation', 'tension', 'mixed', 'neutral'] as const;
export const RELEVANCES = ['core', 'context', 'none'] as const;
export const PRESSES = ['all', 'us', 'russian', 'third'] as const;
export const CLASSES = ['live', 'backfill'] as const;

export type Pole = 'cooperation' | 'tension';

/** The pole of a category; undefined for anything else. */
export function poleOf(label: string): Pole | undefined {
  const row = DIMENSIONS.find(({ cooperation, tension }) => cooperation === label || tension === label);
  return row && (row.cooperation === label ? 'cooperation' : 'tension');
}

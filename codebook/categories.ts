/**
 * The codebook's labels: eight dimensions with a cooperative and a tense pole, four factors, and what follows from poles.
 * Stable ids only; definitions and rules stand in codebook.yaml.
 */
import type { Orientation, Pole } from '../base/records.ts';

/** The codebook's section 2, in its order. */
export const dimensions = [
  { id: 'station', cooperation: 'joint-crews', tension: 'decoupling' },
  { id: 'science', cooperation: 'joint-science', tension: 'programme-strain' },
  { id: 'technology', cooperation: 'interoperability', tension: 'tech-rivalry' },
  { id: 'economy', cooperation: 'commercial-partnership', tension: 'sanctions' },
  { id: 'politics', cooperation: 'space-diplomacy', tension: 'conflict-spillover' },
  { id: 'security', cooperation: 'confidence-building', tension: 'militarisation' },
  { id: 'alliances', cooperation: 'agreements', tension: 'rival-blocs' },
  { id: 'governance', cooperation: 'multilateral-governance', tension: 'governance-deadlock' },
] as const;

export type DimensionId = (typeof dimensions)[number]['id'];
export type CategoryId = (typeof dimensions)[number]['cooperation' | 'tension'];

/** The sixteen categories, cooperative before tense pole, dimension by dimension. */
export const categories: readonly CategoryId[] = dimensions.flatMap((d) => [d.cooperation, d.tension]);

/** The codebook's section 3: they explain, and have no pole. */
export const factors = ['china', 'emerging-powers', 'commercial-actors', 'earthly-tension'] as const;
export type FactorId = (typeof factors)[number];

/** Relevance as two nested yes-or-no questions: core or context against none, core against the rest. */
export const relevanceLabels = ['relevant', 'core'] as const;

/** Everything the classifier answers with a probability. */
export const labels: readonly string[] = [...categories, ...factors, ...relevanceLabels];

const poles = new Map<string, Pole>(
  dimensions.flatMap((d) => [
    [d.cooperation, 'cooperation'],
    [d.tension, 'tension'],
  ]),
);
const opposites = new Map<string, CategoryId>(
  dimensions.flatMap((d) => [
    [d.cooperation, d.tension],
    [d.tension, d.cooperation],
  ]),
);

/** The pole of a category; undefined for factors and relevance. */
export function poleOf(label: string): Pole | undefined {
  return poles.get(label);
}

/** The category at the other pole of the same dimension; undefined for factors and relevance. */
export function oppositeOf(label: string): CategoryId | undefined {
  return opposites.get(label);
}

/**
 * The category that a hit under negation or reversal speaks for (codebook rule 7): the opposite pole; joint science called
 * off is a shared undertaking left, hence decoupling. Undefined for factors and relevance.
 */
export function turnedOf(label: string): CategoryId | undefined {
  return label === 'joint-science' ? 'decoupling' : oppositeOf(label);
}

/** Codebook section 4: the orientation that follows from the categories given. */
export function orientationOf(given: Iterable<string>): Orientation {
  const found = new Set<Pole>();
  for (const category of given) {
    const pole = poles.get(category);
    if (pole) found.add(pole);
  }
  if (found.size === 2) return 'mixed';
  const [only] = found;
  return only ?? 'neutral';
}

/**
 * How much a category says on the chronology's scale from −10 (conflict) to +10 (cooperation): the mean intensity of the
 * verified events that carry it and none of the other pole, in halves, as the chronology stood when this was fixed. Fixed,
 * so that a new event changes no published value; `tests/codebook/chronology.test.ts` holds it near the events.
 */
import type { CategoryId } from './categories.ts';

export const categoryIntensity: Readonly<Record<CategoryId, number>> = {
  'joint-crews': 5.5,
  decoupling: -5,
  'joint-science': 5,
  'programme-strain': -3.5,
  interoperability: 6,
  'tech-rivalry': -3.5,
  'commercial-partnership': 5,
  sanctions: -5.5,
  'space-diplomacy': 4,
  'conflict-spillover': -5.5,
  'confidence-building': 4.5,
  militarisation: -5.5,
  agreements: 6,
  'rival-blocs': -3.5,
  'multilateral-governance': 4.5,
  'governance-deadlock': -4,
};

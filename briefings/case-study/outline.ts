/** The thesis's structure, and what of the data belongs in each part: fixed before any figure was read. */
import type { CategoryId, FactorId } from '../../codebook/categories.ts';

/** What the thesis covers; its last day is that of its completion. */
export const thesisYears = { from: '1991-01-01', to: '2024-11-27' };

export interface Finding {
  id: string;
  /** The thesis's chapter, and its subject. */
  chapter: string;
  title: string;
  categories: readonly CategoryId[];
  factors: readonly FactorId[];
}

/** Chapters 5 and 6 of the thesis, by the codebook's categories. */
export const findings: readonly Finding[] = [
  {
    id: 'technology',
    chapter: '5.1',
    title: 'Technological compatibility',
    categories: ['interoperability', 'tech-rivalry'],
    factors: [],
  },
  {
    id: 'politics',
    chapter: '5.2',
    title: 'Political support',
    categories: ['space-diplomacy', 'conflict-spillover'],
    factors: [],
  },
  {
    id: 'alliances',
    chapter: '5.3',
    title: 'Alliances',
    categories: ['agreements', 'rival-blocs'],
    factors: [],
  },
  { id: 'china', chapter: '5.4', title: 'China', categories: [], factors: ['china'] },
  {
    id: 'challenges',
    chapter: '5.5',
    title: 'Challenges to multilateral cooperation',
    categories: ['multilateral-governance', 'governance-deadlock'],
    factors: [],
  },
  {
    id: 'confidence',
    chapter: '5.6',
    title: 'Space as a confidence-building measure',
    categories: ['confidence-building', 'militarisation'],
    factors: [],
  },
  {
    id: 'perspectives',
    chapter: '6',
    title: 'Perspectives of cooperation',
    categories: ['joint-crews', 'decoupling', 'joint-science', 'programme-strain', 'commercial-partnership'],
    factors: [],
  },
];

export interface SubStudy {
  id: string;
  title: string;
  /** Found in the headlines of a story's items. */
  pattern: RegExp;
  /** Found in title or text of an event of the chronology; the same where it is not given. */
  inChronology?: RegExp;
}

export const subStudies: readonly SubStudy[] = [
  {
    id: 'iss',
    title: 'The International Space Station',
    pattern: /\bISS\b|space station(?!.{0,12}tiangong)|\bМКС\b|космической станци/iu,
    // The chronology speaks of the station as that, and names the others.
    inChronology:
      /^(?!.*(\bmir\b|salyut|almaz|skylab|tiangong|lunar (research )?station)).*\b(ISS|station)\b/isu,
  },
  {
    id: 'crews',
    title: 'Joint crews',
    pattern: /\bcrew[- ]?\d|seat (swap|barter|exchange)|cosmonaut|soyuz ms|crew dragon|космонавт|экипаж/iu,
  },
  {
    id: 'moon',
    title: 'Plans for Moon and Mars',
    pattern: /\bmoon\b|lunar|\bmars\b|exomars|луна-?\d*|лунн|марс/iu,
  },
  {
    id: 'blocs',
    title: 'Artemis and the lunar research station',
    pattern: /artemis|\bILRS\b|lunar research station|артемид|МНЛС/iu,
  },
  { id: 'sanctions', title: 'Sanctions', pattern: /sanction|export control|embargo|санкци/iu },
  {
    id: 'counterspace',
    title: 'Counterspace',
    pattern:
      /anti-?satellite|\bASAT\b|counterspace|space weapon|nuclear weapon|jamming|kosmos|противоспутник/iu,
  },
];

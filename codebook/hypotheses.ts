/**
 * What the thesis supposes and concludes, each in one sentence of its own, with the rule by which the figures speak for
 * or against it. Fixed before any figure was read; a change is a new method version. Šljivančanin (2024), sections 1.3 and 7.
 */

export type HypothesisId =
  | 'rivals-as-allies'
  | 'independent-cooperation'
  | 'china-as-catalyst'
  | 'tension-as-barrier';

export interface Hypothesis {
  id: HypothesisId;
  /** In the thesis's words, and where it stands there. */
  statement: string;
  chapter: string;
  measure: string;
  rule: string;
  caution: string;
  /** No verdict on fewer weeks. */
  fewestWeeks: number;
}

export const hypotheses: readonly Hypothesis[] = [
  {
    id: 'rivals-as-allies',
    statement:
      'Geopolitical rivals can transition to astropolitical allies through shared interests in space exploration.',
    chapter: '1.3',
    measure:
      'Mean weekly balance of stories that name both rivals, from each week’s own counts, over the last 52 weeks that have one.',
    rule: 'Supported where the 90 % interval of that mean lies above zero, against where it lies below.',
    caution: 'News reports strain more readily than routine; a balance of news is not a balance of deeds.',
    fewestWeeks: 52,
  },
  {
    id: 'independent-cooperation',
    statement:
      'Astropolitical cooperation is influenced by broader geopolitical dynamics but can exist independently due to mutual scientific and economic benefits.',
    chapter: '1.3',
    measure:
      'Correlation, over the last 104 weeks, of the rivals’ balance (log-odds) with an imported index of tension on Earth.',
    rule: 'Supported where the correlation, freed of the noise of weekly figures, lies within ±.2 with probability .9 or more, against where it lies below −.2 with probability .9 or more and the two are related at the 10 % level; on weekly balances of which at least half the variance is not noise.',
    caution:
      'Most of the first years will be undetermined; the index must not be made from the same articles.',
    fewestWeeks: 52,
  },
  {
    id: 'china-as-catalyst',
    statement:
      'The emergence of new space powers like China might act as a catalyst for US-Russia space collaboration.',
    chapter: '1.3',
    measure:
      'Cumulative association, over eight weeks, of the share of tense stories on the rival and China with the later balance of the rivals; last 260 weeks.',
    rule: 'Supported where it is positive with p ≤ .1 by circular shifts while the four weeks before show none, against where it is negative likewise.',
    caution: 'A lagged association, never an effect; about fifty independent weeks show only large ones.',
    fewestWeeks: 104,
  },
  {
    id: 'tension-as-barrier',
    statement:
      'Geopolitical tensions pose barriers to cooperation, as sanctions and rivalry with China often limit collaborative efforts.',
    chapter: '7',
    measure:
      'Mean balance (log-odds) in the tensest third of the last 104 weeks, by the imported index, less that in the calmest third.',
    rule: 'Supported where the 90 % interval of the difference lies below zero, against where it lies above.',
    caution: 'A difference between tense and calm weeks does not say what made it.',
    fewestWeeks: 52,
  },
];

/** Name under which the index of tension on Earth is imported. */
export const CLIMATE = 'climate';

/** The pairs, in `dyads.ts`, that the hypotheses speak of. */
export const hypothesisDyads = {
  rivals: 'us-russia',
  rivalAndCatalyst: 'us-china',
  otherAndCatalyst: 'russia-china',
} as const;

/**
 * A story as the indicators count it, and which way it points on a subject: all categories, one dimension, or one pair
 * of sides. Stories are found elsewhere; nothing is summed here.
 */
import type { LabelProbability, Orientation, Press, Relevance, Side } from '../../base/records.ts';
import { dimensions } from '../../codebook/categories.ts';
import { dyads } from '../../codebook/dyads.ts';

export interface CountedStory {
  /** ISO week of its first item. */
  week: string;
  presses: readonly Press[];
  outlets: readonly string[];
  /** Items in the story. */
  items: number;
  relevance: Exclude<Relevance, 'none'>;
  label: Orientation;
  /** Probability of each pole, 0–1. */
  cooperation: number;
  tension: number;
  categories: readonly LabelProbability[];
  factors: readonly LabelProbability[];
  /** Share of the outlet families' votes that name a side, 0–1. */
  sides: Readonly<Partial<Record<Side, number>>>;
  /** Share of the votes that name an actor, by id; unknown of stories in early snapshots. */
  actors?: Readonly<Record<string, number>>;
}

/** From this probability on a story counts as having a pole, a category, a factor or a side. */
export const COUNTS_FROM = 0.5;

/** What a balance is taken of: a series name, and the two poles of a story on that subject; null where it is not about it. */
export interface BalanceSubject {
  series: string;
  meaning: string;
  poles: (story: CountedStory) => { cooperation: number; tension: number } | null;
}

export const balanceSubjects: readonly BalanceSubject[] = [
  { series: 'balance', meaning: 'of all relevant stories', poles: (story) => story },
  ...dimensions.map(({ id, cooperation, tension }) => ({
    series: `balance-${id}`,
    meaning: `between ${cooperation} and ${tension}`,
    poles: ({ categories }: CountedStory) => ({
      cooperation: probabilityOf(categories, cooperation),
      tension: probabilityOf(categories, tension),
    }),
  })),
  ...dyads.map(({ id, sides: [one, other] }) => ({
    series: `dyad-${id}`,
    meaning: `of stories that name both ${one} and ${other}`,
    poles: (story: CountedStory) =>
      Math.min(story.sides[one] ?? 0, story.sides[other] ?? 0) >= COUNTS_FROM ? story : null,
  })),
];

/**
 * Where a story stands on a subject: `cooperation` or `tension` by the stronger pole where one is at least as likely as
 * not, else null. Hard labels, because sums of probabilities shrink towards one half.
 */
export function poleOn(subject: BalanceSubject, story: CountedStory): 'cooperation' | 'tension' | null {
  const poles = subject.poles(story);
  if (poles === null || Math.max(poles.cooperation, poles.tension) < COUNTS_FROM) return null;
  return poles.cooperation > poles.tension ? 'cooperation' : 'tension';
}

/** Probability of a label in a list that leaves out the impossible. */
export function probabilityOf(labels: readonly LabelProbability[], id: string): number {
  return labels.find((label) => label.id === id)?.probability ?? 0;
}

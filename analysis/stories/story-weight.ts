/** How much a story weighs among those of its week, and which stories may be events of the chronology: fixed rules. */
import type { LabelProbability, Orientation, Press, Relevance, Side } from '../../base/records.ts';

/** What the rules look at; see `StorySummary`. */
export interface WeighedStory {
  id: number;
  items: number;
  families: readonly string[];
  presses: readonly Press[];
  relevance: Exclude<Relevance, 'none'>;
  cooperation: number;
  tension: number;
  label: Orientation;
  categories: readonly LabelProbability[];
  sides: Partial<Record<Side, number>>;
}

/** A side is named in a story from this share of its votes on. */
export const SIDE_NAMED = 0.5;

/** Which way a story points under the balance's own rule; null where neither pole has probability .5. */
export function poleOfStory({
  cooperation,
  tension,
}: Pick<WeighedStory, 'cooperation' | 'tension'>): 'cooperation' | 'tension' | null {
  if (Math.max(cooperation, tension) < 0.5) return null;
  return cooperation > tension ? 'cooperation' : 'tension';
}

/**
 * Weight of a story: twice as much where it is core, and as much again where it names both rivals; by the probability
 * of its stronger pole, at least .2; by the logarithm of its independent voices, one press more counting as two.
 */
export function storyWeight(story: WeighedStory): number {
  const subject = (story.relevance === 'core' ? 2 : 1) * (namesBothRivals(story) ? 2 : 1);
  const voices = story.families.length + 2 * Math.max(0, story.presses.length - 1);
  return subject * Math.max(0.2, story.cooperation, story.tension) * (1 + Math.log2(Math.max(1, voices)));
}

/** Heaviest first; equal ones in the order of their ids, so that the same stories always come in the same order. */
export function byWeight<Story extends WeighedStory>(stories: readonly Story[]): Story[] {
  return [...stories].sort((one, other) => storyWeight(other) - storyWeight(one) || one.id - other.id);
}

export function namesBothRivals({ sides }: Pick<WeighedStory, 'sides'>): boolean {
  return (sides.us ?? 0) >= SIDE_NAMED && (sides.russia ?? 0) >= SIDE_NAMED;
}

/** What the rule of promotion asks for, in the order in which it is told. */
export const proposalRule = { families: 3, sides: 2, probability: 0.7 } as const;

/**
 * Whether a story is proposed for the chronology: large (independent voices of at least three families), multi-sided (two
 * sides named), intense (a pole of probability .7 or more), and core. An analyst decides.
 */
export function isProposed(story: WeighedStory): boolean {
  const sides = Object.values(story.sides).filter((share) => share >= SIDE_NAMED).length;
  return (
    story.relevance === 'core' &&
    story.families.length >= proposalRule.families &&
    sides >= proposalRule.sides &&
    Math.max(story.cooperation, story.tension) >= proposalRule.probability
  );
}

/** How much of the monthly balance hangs on single outlets, on whose press it is, and on the model rather than keywords. */
import type { LabelProbability } from '../../base/records.ts';
import type { StoryMember } from '../stories/roll-up.ts';
import { type Comparison, compareMonths, countMonths, countPoles, logOddsOf, poleOfStory } from './months.ts';

export interface OutletLeftOut {
  outlet: string;
  /** Items of the period. */
  items: number;
  /** Correlation of the monthly log-odds with those without the outlet; null where too few months are left. */
  correlation: number | null;
}

type Stories = readonly (readonly StoryMember[])[];

const SMALLEST_SHARE = 0.01;

/** Every outlet with a hundredth of the items or more, the one whose going changes most first. Only its own stories are summed up anew. */
export function leaveOneOut(stories: Stories): { outlets: OutletLeftOut[]; months: number } {
  const poles = stories.map(poleOfStory);
  const whole = logOddsOf(countPoles(poles));
  const told = new Map<string, Set<number>>();
  const counts = new Map<string, number>();
  for (const [at, members] of stories.entries()) {
    for (const { outlet } of members) {
      counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
      told.set(outlet, (told.get(outlet) ?? new Set()).add(at));
    }
  }
  const all = [...counts.values()].reduce((sum, items) => sum + items, 0);
  const outlets = [...counts]
    .filter(([, items]) => items >= SMALLEST_SHARE * all)
    .map(([outlet, items]): OutletLeftOut => {
      const own = told.get(outlet)!;
      const rest = poles.map((pole, at) =>
        own.has(at) ? poleOfStory(stories[at]!.filter((member) => member.outlet !== outlet)) : pole,
      );
      const found = compareMonths(whole, logOddsOf(countPoles(rest)));
      return { outlet, items, correlation: typeof found === 'number' ? null : found.correlation };
    })
    .sort(
      (one, other) =>
        (one.correlation ?? 2) - (other.correlation ?? 2) ||
        other.items - one.items ||
        (one.outlet < other.outlet ? -1 : 1),
    );
  return { outlets, months: whole.size };
}

/** American against third countries' press; the number of months in common where they are too few. */
export function comparePresses(stories: Stories): Comparison | number {
  const of = (press: 'us' | 'third') =>
    logOddsOf(countMonths(stories.map((story) => story.filter((member) => member.press === press))));
  return compareMonths(of('us'), of('third'));
}

/** The same stories with every member coded by other means. */
export function codeAnew<Member extends StoryMember>(
  stories: readonly (readonly Member[])[],
  code: (member: Member) => LabelProbability[],
): Member[][] {
  return stories.map((story) => story.map((member) => ({ ...member, categories: code(member) })));
}

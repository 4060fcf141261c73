/** What a week says, computed from its material: no words yet, and nothing that is not in the material. Pure. */
import { probabilityAbove } from '../../analysis/change/balance-change.ts';
import { compareRates, directionOf, type RateChange } from '../../analysis/change/rate-change.ts';
import { byWeight, isProposed, poleOfStory, SIDE_NAMED } from '../../analysis/stories/story-weight.ts';
import type { Press, Side } from '../../base/records.ts';
import { addWeeks } from '../../base/week.ts';
import { dimensions } from '../../codebook/categories.ts';
import type { StoredValue } from '../../store/series.ts';
import type { StoryRow } from '../../store/story-reader.ts';
import { type BriefedStory, type WeekMaterial, WINDOWS } from './material.ts';

/** From this probability on a story counts for a category or factor. */
const COUNTED_FROM = 0.5;

export type ArrowId = 'cooperation' | 'tension' | 'climate' | 'china';

export interface ArrowReading extends RateChange {
  id: ArrowId;
  /** New stories of the kind this week. */
  count: number;
  /** The heaviest of them. */
  foremost: BriefedStory | null;
}

export interface BalanceChange {
  weeks: number;
  /** Weeks of these that have a balance, and their mean. */
  found: number;
  mean: number;
  /** Probability that this week's balance lies above the mean. */
  higher: number;
  direction: 'up' | 'down' | 'steady';
}

export interface PressReading {
  press: Press;
  stories: BriefedStory[];
  /** Told by this press alone. */
  alone: BriefedStory[];
}

export interface DimensionReading {
  id: string;
  cooperation: BriefedStory[];
  tension: BriefedStory[];
  /** Weekly means of the twelve weeks before. */
  before: { cooperation: number; tension: number };
}

export interface WeekReading {
  delivered: number;
  /** Weeks of the twelve before in which something was delivered. */
  pastWeeks: number;
  arrows: ArrowReading[];
  balance: StoredValue | null;
  changes: BalanceChange[];
  ranked: BriefedStory[];
  polar: { cooperation: number; tension: number };
  dimensions: DimensionReading[];
  sides: { side: Side; count: number }[];
  presses: PressReading[];
  proposals: BriefedStory[];
}

const kinds: { id: ArrowId; holds: (story: StoryRow) => boolean }[] = [
  { id: 'cooperation', holds: (story) => poleOfStory(story) === 'cooperation' },
  { id: 'tension', holds: (story) => poleOfStory(story) === 'tension' },
  { id: 'climate', holds: (story) => hasCode(story.factors, 'earthly-tension') },
  { id: 'china', holds: (story) => hasCode(story.factors, 'china') },
];

export function readWeek(material: WeekMaterial): WeekReading {
  const { week, stories, storiesBefore, delivered, balances } = material;
  const past = [...delivered].filter(([name, count]) => name !== week && count > 0);
  const now = { delivered: delivered.get(week) ?? 0 };
  const before = { delivered: past.reduce((sum, [, count]) => sum + count, 0) };
  const ranked = byWeight(stories);
  const balance = balances.find((value) => value.week === week) ?? null;
  return {
    delivered: now.delivered,
    pastWeeks: past.length,
    arrows: kinds.map(({ id, holds }) => {
      const found = ranked.filter(holds);
      const earlier = { ...before, count: storiesBefore.filter(holds).length };
      return {
        id,
        count: found.length,
        foremost: found[0] ?? null,
        ...compareRates({ ...now, count: found.length }, earlier),
      };
    }),
    balance,
    changes:
      balance === null ? [] : Object.values(WINDOWS).map((weeks) => changeOver(balances, balance, weeks)),
    ranked,
    polar: {
      cooperation: ranked.filter((story) => poleOfStory(story) === 'cooperation').length,
      tension: ranked.filter((story) => poleOfStory(story) === 'tension').length,
    },
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      cooperation: ranked.filter((story) => hasCode(story.categories, dimension.cooperation)),
      tension: ranked.filter((story) => hasCode(story.categories, dimension.tension)),
      before: {
        cooperation: weeklyMean(storiesBefore, dimension.cooperation, past.length),
        tension: weeklyMean(storiesBefore, dimension.tension, past.length),
      },
    })),
    sides: countSides(ranked),
    presses: (['us', 'russian', 'third'] as const).map((press) => ({
      press,
      stories: ranked.filter(({ presses }) => presses.includes(press)),
      alone: ranked.filter(({ presses }) => presses.length === 1 && presses[0] === press),
    })),
    proposals: ranked.filter(isProposed),
  };
}

/** Whether a story counts for a category or a factor. */
export function hasCode(codes: StoryRow['categories'], id: string): boolean {
  return codes.some((code) => code.id === id && code.probability >= COUNTED_FROM);
}

function changeOver(balances: StoredValue[], balance: StoredValue, weeks: number): BalanceChange {
  const from = addWeeks(balance.week, -weeks);
  const values = balances.filter(({ week }) => week >= from && week < balance.week).map(({ value }) => value);
  const mean = values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
  const { value, lower, upper } = balance;
  const higher = probabilityAbove({ value, lower: lower ?? -1, upper: upper ?? 1 }, mean);
  return { weeks, found: values.length, mean, higher, direction: directionOf(higher) };
}

function weeklyMean(stories: StoryRow[], category: string, weeks: number): number {
  return weeks === 0 ? 0 : stories.filter(({ categories }) => hasCode(categories, category)).length / weeks;
}

function countSides(stories: BriefedStory[]): WeekReading['sides'] {
  const counts = new Map<Side, number>();
  for (const { sides } of stories)
    for (const [side, share] of Object.entries(sides) as [Side, number][])
      if (share >= SIDE_NAMED) counts.set(side, (counts.get(side) ?? 0) + 1);
  return [...counts]
    .map(([side, count]) => ({ side, count }))
    .sort((one, other) => other.count - one.count || (one.side < other.side ? -1 : 1));
}

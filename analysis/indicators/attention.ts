/**
 * How much of the news a category takes, feed against its own habit: the form of the policy uncertainty index (Baker,
 * Bloom & Davis 2016, Quarterly Journal of Economics 131:1593) with shrunken shares. Computed when it is asked for, since
 * every value hangs on the base weeks; nothing is stored.
 */
import { addWeeks } from '../../base/week.ts';
import { createRandom } from '../bootstrap.ts';
import { drawGamma } from '../statistics/random-draws.ts';

/** What one feed delivered in one week, and how many of its items are counted. */
export interface FeedWeek {
  feed: number;
  week: string;
  delivered: number;
  counted: number;
}

export interface AttentionValue {
  week: string;
  /** Mean of the base weeks = 100. */
  index: number;
  /** 90 % interval: counts drawn anew and feeds drawn with replacement. */
  lower: number;
  upper: number;
  /** Least and greatest index with one feed left out. */
  leastWithoutOne: number;
  mostWithoutOne: number;
  /** Counted among delivered items, all feeds together. */
  share: number;
  items: number;
  feeds: number;
}

/** A feed that came or went, and by what the index was multiplied from that week on so as not to jump. */
export interface AttentionLink {
  week: string;
  feed: number;
  change: 'entered' | 'left';
  factor: number;
}

export interface Attention {
  base: { from: string; to: string } | null;
  values: AttentionValue[];
  links: AttentionLink[];
}

const SHRINKAGE = 20;
const FEWEST_FEEDS = 3;
const FEWEST_DELIVERED = 5;
const BASE_WEEKS = 52;
const LINK_WEEKS = 8;
const DRAWS = 200;
const SEED = 20_260_102;

interface Panel {
  feed: number;
  weeks: ReadonlyMap<string, FeedWeek>;
  habit: number;
  deviation: number;
  first: string;
  last: string;
}

/**
 * The index of all weeks in which three feeds delivered five items or more. Without a given base it is the first 52 such
 * weeks; no values where there are fewer.
 */
export function measureAttention(rows: readonly FeedWeek[], base?: { from: string; to: string }): Attention {
  const alive = rows.filter(({ delivered }) => delivered >= FEWEST_DELIVERED);
  const feedsIn = new Map<string, number>();
  for (const { week } of alive) feedsIn.set(week, (feedsIn.get(week) ?? 0) + 1);
  const weeks = [...feedsIn.keys()].filter((week) => feedsIn.get(week)! >= FEWEST_FEEDS).sort();
  const baseWeeks = base
    ? weeks.filter((week) => week >= base.from && week <= base.to)
    : weeks.slice(0, BASE_WEEKS);
  if (baseWeeks.length < BASE_WEEKS) return { base: null, values: [], links: [] };
  const panels = panelsOf(alive, new Set(baseWeeks));
  const links = linksOf(panels, weeks);
  const linked = (week: string) =>
    links.filter((link) => link.week <= week).reduce((product, { factor }) => product * factor, 1);
  const levels = new Map(weeks.map((week) => [week, linked(week) * mean(scoresOf(panels, week))]));
  const scale = 100 / mean(baseWeeks.map((week) => levels.get(week)!));
  const values = weeks
    .filter((week) => presentIn(panels, week).length >= FEWEST_FEEDS)
    .map((week) => readWeekOf(panels, week, scale * linked(week)));
  return { base: { from: baseWeeks[0]!, to: baseWeeks.at(-1)! }, values, links };
}

/** Each feed with its habit over the base weeks; one that came later has its own first 52 weeks as base. */
function panelsOf(alive: readonly FeedWeek[], base: ReadonlySet<string>): Panel[] {
  const rowsOf = new Map<number, FeedWeek[]>();
  for (const row of alive) rowsOf.set(row.feed, [...(rowsOf.get(row.feed) ?? []), row]);
  const feeds = [...rowsOf.keys()].sort((one, other) => one - other);
  return feeds.flatMap((feed) => {
    const own = rowsOf.get(feed)!.sort((one, other) => (one.week < other.week ? -1 : 1));
    const inBase = own.filter(({ week }) => base.has(week));
    const basis = inBase.length >= BASE_WEEKS / 2 ? inBase : own.slice(0, BASE_WEEKS);
    const habit = sum(basis.map(({ counted }) => counted)) / sum(basis.map(({ delivered }) => delivered));
    const shares = basis.map((row) => shrunkenShare(row, habit));
    const deviation = Math.sqrt(mean(shares.map((share) => (share - mean(shares)) ** 2)));
    if (deviation === 0) return [];
    const weeks = new Map(own.map((row) => [row.week, row]));
    return [{ feed, weeks, habit, deviation, first: own[0]!.week, last: own.at(-1)!.week }];
  });
}

function shrunkenShare({ counted, delivered }: FeedWeek, habit: number): number {
  return (counted + SHRINKAGE * habit) / (delivered + SHRINKAGE);
}

function presentIn(panels: readonly Panel[], week: string): Panel[] {
  return panels.filter(({ weeks }) => weeks.has(week));
}

function scoresOf(panels: readonly Panel[], week: string): number[] {
  return presentIn(panels, week).map(
    ({ weeks, habit, deviation }) => shrunkenShare(weeks.get(week)!, habit) / deviation,
  );
}

/** Feeds that came after the first week or went before the last, each with its factor over the eight weeks in common. */
function linksOf(panels: readonly Panel[], weeks: readonly string[]): AttentionLink[] {
  const links = panels.flatMap((panel): AttentionLink[] => {
    const others = panels.filter((other) => other !== panel);
    const ratio = (common: readonly string[]) => {
      const both = common.filter((week) => panel.weeks.has(week) && presentIn(others, week).length > 0);
      const withIt = mean(both.map((week) => mean(scoresOf(panels, week))));
      const without = mean(both.map((week) => mean(scoresOf(others, week))));
      return withIt > 0 && without > 0 ? withIt / without : 1;
    };
    const own = weeks.filter((week) => panel.weeks.has(week));
    const entered = panel.first > weeks[0]!;
    const left = panel.last < weeks.at(-1)!;
    return [
      ...(entered
        ? [
            {
              week: panel.first,
              feed: panel.feed,
              change: 'entered' as const,
              factor: 1 / ratio(own.slice(0, LINK_WEEKS)),
            },
          ]
        : []),
      ...(left
        ? [
            {
              week: addWeeks(panel.last, 1),
              feed: panel.feed,
              change: 'left' as const,
              factor: ratio(own.slice(-LINK_WEEKS)),
            },
          ]
        : []),
    ];
  });
  return links.sort((one, other) =>
    one.week < other.week ? -1 : one.week > other.week ? 1 : one.feed - other.feed,
  );
}

function readWeekOf(panels: readonly Panel[], week: string, scale: number): AttentionValue {
  const present = presentIn(panels, week);
  const scores = scoresOf(panels, week);
  const total = sum(scores);
  const withoutOne = scores.map((score) => (scale * (total - score)) / (scores.length - 1));
  const random = createRandom(SEED);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = present.map(() => {
      const { weeks, habit, deviation } = present[Math.floor(random() * present.length)]!;
      const { counted, delivered } = weeks.get(week)!;
      const share = drawGamma(random, counted + SHRINKAGE * habit) / (delivered + SHRINKAGE);
      return share / deviation;
    });
    return scale * mean(drawn);
  }).sort((one, other) => one - other);
  const rows = present.map(({ weeks }) => weeks.get(week)!);
  const items = sum(rows.map(({ counted }) => counted));
  return {
    week,
    index: (scale * total) / scores.length,
    lower: draws[Math.floor(0.05 * DRAWS)]!,
    upper: draws[Math.ceil(0.95 * DRAWS) - 1]!,
    leastWithoutOne: Math.min(...withoutOne),
    mostWithoutOne: Math.max(...withoutOne),
    share: items / sum(rows.map(({ delivered }) => delivered)),
    items,
    feeds: rows.length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

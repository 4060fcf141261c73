/**
 * How much of the news a category takes, each outlet against its own habit: the form of the policy uncertainty index (Baker,
 * Bloom & Davis 2016, Quarterly Journal of Economics 131:1593) with shrunken shares. Computed when it is asked for, since
 * every value hangs on the base weeks; nothing is stored.
 */
import { addMonths } from '../../base/month.ts';
import { addWeeks } from '../../base/week.ts';
import { createRandom } from '../bootstrap.ts';
import { drawGamma } from '../statistics/random-draws.ts';

/** What one outlet delivered in one week or month, and how many of its relevant items are counted. */
export interface OutletPeriod {
  outlet: string;
  /** An ISO week, or a month of whole weeks. */
  period: string;
  delivered: number;
  counted: number;
}

export interface AttentionValue {
  period: string;
  /** Mean of the base = 100. */
  index: number;
  /** 90 % interval: counts drawn anew and outlets drawn with replacement. */
  lower: number;
  upper: number;
  /** Least and greatest index with one outlet left out. */
  leastWithoutOne: number;
  mostWithoutOne: number;
  /** Counted among delivered items, all outlets together. */
  share: number;
  items: number;
  outlets: number;
}

/** An outlet that came or went, and by what the index was multiplied from that period on so as not to jump. */
export interface AttentionLink {
  period: string;
  outlet: string;
  change: 'entered' | 'left';
  factor: number;
}

export interface Attention {
  base: { from: string; to: string } | null;
  values: AttentionValue[];
  links: AttentionLink[];
}

export type AttentionUnit = 'week' | 'month';

/** Periods of the base, those over which a coming or going outlet is linked, and the period after another. */
export const attentionUnits = {
  week: { base: 52, link: 8, next: (period: string) => addWeeks(period, 1) },
  month: { base: 12, link: 2, next: (period: string) => addMonths(period, 1) },
} as const;

const SHRINKAGE = 20;
const FEWEST_OUTLETS = 3;
const FEWEST_DELIVERED = 5;
const DRAWS = 200;
const SEED = 20_260_102;

interface Panel {
  outlet: string;
  periods: ReadonlyMap<string, OutletPeriod>;
  habit: number;
  deviation: number;
  first: string;
  last: string;
}

/**
 * The index of all periods in which three outlets delivered five items or more. Without a given base it is the first 52
 * such weeks, or 12 such months; no values where there are fewer.
 */
export function measureAttention(
  rows: readonly OutletPeriod[],
  unit: AttentionUnit,
  base?: { from: string; to: string },
): Attention {
  const alive = rows.filter(({ delivered }) => delivered >= FEWEST_DELIVERED);
  const outletsIn = new Map<string, number>();
  for (const { period } of alive) outletsIn.set(period, (outletsIn.get(period) ?? 0) + 1);
  const periods = [...outletsIn.keys()].filter((period) => outletsIn.get(period)! >= FEWEST_OUTLETS).sort();
  const length = attentionUnits[unit].base;
  const inBase = base
    ? periods.filter((period) => period >= base.from && period <= base.to)
    : periods.slice(0, length);
  if (inBase.length < length) return { base: null, values: [], links: [] };
  const panels = panelsOf(alive, new Set(inBase), length);
  const links = linksOf(panels, periods, unit);
  const linked = (period: string) =>
    links.filter((link) => link.period <= period).reduce((product, { factor }) => product * factor, 1);
  const levels = new Map(periods.map((period) => [period, linked(period) * mean(scoresOf(panels, period))]));
  const scale = 100 / mean(inBase.map((period) => levels.get(period)!));
  const values = periods
    .filter((period) => presentIn(panels, period).length >= FEWEST_OUTLETS)
    .map((period) => readPeriodOf(panels, period, scale * linked(period)));
  return { base: { from: inBase[0]!, to: inBase.at(-1)! }, values, links };
}

/** Each outlet with its habit over the base; one that came later has its own first periods as base. */
function panelsOf(alive: readonly OutletPeriod[], base: ReadonlySet<string>, length: number): Panel[] {
  const rowsOf = new Map<string, OutletPeriod[]>();
  for (const row of alive) rowsOf.set(row.outlet, [...(rowsOf.get(row.outlet) ?? []), row]);
  return [...rowsOf.keys()].sort().flatMap((outlet) => {
    const own = rowsOf.get(outlet)!.sort((one, other) => (one.period < other.period ? -1 : 1));
    const inBase = own.filter(({ period }) => base.has(period));
    const basis = inBase.length >= length / 2 ? inBase : own.slice(0, length);
    const habit = sum(basis.map(({ counted }) => counted)) / sum(basis.map(({ delivered }) => delivered));
    const shares = basis.map((row) => shrunkenShare(row, habit));
    const deviation = Math.sqrt(mean(shares.map((share) => (share - mean(shares)) ** 2)));
    if (deviation === 0) return [];
    const periods = new Map(own.map((row) => [row.period, row]));
    return [{ outlet, periods, habit, deviation, first: own[0]!.period, last: own.at(-1)!.period }];
  });
}

function shrunkenShare({ counted, delivered }: OutletPeriod, habit: number): number {
  return (counted + SHRINKAGE * habit) / (delivered + SHRINKAGE);
}

function presentIn(panels: readonly Panel[], period: string): Panel[] {
  return panels.filter(({ periods }) => periods.has(period));
}

function scoresOf(panels: readonly Panel[], period: string): number[] {
  return presentIn(panels, period).map(
    ({ periods, habit, deviation }) => shrunkenShare(periods.get(period)!, habit) / deviation,
  );
}

/** Outlets that came after the first period or went before the last, each with its factor over the periods in common. */
function linksOf(panels: readonly Panel[], periods: readonly string[], unit: AttentionUnit): AttentionLink[] {
  const { link, next } = attentionUnits[unit];
  const links = panels.flatMap((panel): AttentionLink[] => {
    const { outlet, first, last } = panel;
    const others = panels.filter((other) => other !== panel);
    const ratio = (common: readonly string[]) => {
      const both = common.filter((period) => presentIn(others, period).length > 0);
      const withIt = mean(both.map((period) => mean(scoresOf(panels, period))));
      const without = mean(both.map((period) => mean(scoresOf(others, period))));
      return withIt > 0 && without > 0 ? withIt / without : 1;
    };
    const own = periods.filter((period) => panel.periods.has(period));
    const found: AttentionLink[] = [];
    if (first > periods[0]!)
      found.push({ period: first, outlet, change: 'entered', factor: 1 / ratio(own.slice(0, link)) });
    if (last < periods.at(-1)!)
      found.push({ period: next(last), outlet, change: 'left', factor: ratio(own.slice(-link)) });
    return found;
  });
  const keyOf = ({ period, outlet }: AttentionLink) => `${period} ${outlet}`;
  return links.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function readPeriodOf(panels: readonly Panel[], period: string, scale: number): AttentionValue {
  const present = presentIn(panels, period);
  const scores = scoresOf(panels, period);
  const total = sum(scores);
  const withoutOne = scores.map((score) => (scale * (total - score)) / (scores.length - 1));
  const random = createRandom(SEED);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = present.map(() => {
      const { periods, habit, deviation } = present[Math.floor(random() * present.length)]!;
      const { counted, delivered } = periods.get(period)!;
      return drawGamma(random, counted + SHRINKAGE * habit) / (delivered + SHRINKAGE) / deviation;
    });
    return scale * mean(drawn);
  }).sort((one, other) => one - other);
  const rows = present.map(({ periods }) => periods.get(period)!);
  const items = sum(rows.map(({ counted }) => counted));
  return {
    period,
    index: (scale * total) / scores.length,
    lower: draws[Math.floor(0.05 * DRAWS)]!,
    upper: draws[Math.ceil(0.95 * DRAWS) - 1]!,
    leastWithoutOne: Math.min(...withoutOne),
    mostWithoutOne: Math.max(...withoutOne),
    share: items / sum(rows.map(({ delivered }) => delivered)),
    items,
    outlets: rows.length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

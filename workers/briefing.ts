/**
 * The briefing of one week as data: figures with what they are compared to, and the items behind them, numbered.
 * Every sentence that a rendering writes comes from here.
 */
import type { ItemClass } from '../base/records.ts';
import { addWeeks } from '../base/week.ts';
import { dimensions } from '../codebook/categories.ts';
import type { ItemRow } from '../store/items.ts';
import type { StoredValue } from '../store/series.ts';
import type { Store } from '../store/store.ts';

const MOST_ITEMS = 500;

export interface BriefedItem {
  /** Number of the citation in this briefing, from 1. */
  number: number;
  id: number;
  title: string;
  outlet: string;
  link: string | null;
  /** Day of publication, or of fetching where the item names none. */
  date: string;
  orientation: string;
  categories: string[];
  factors: string[];
}

export interface BriefedDimension {
  id: string;
  cooperation: BriefedItem[];
  tension: BriefedItem[];
}

export interface Briefing {
  week: string;
  class: ItemClass;
  /** Items delivered in the week, relevant or not; 0 where no feed delivered anything. */
  delivered: number;
  relevant: number;
  cooperation: number;
  tension: number;
  mixed: number;
  balance: { value: number; lower: number; upper: number; status: string } | null;
  /** Mean balance over the weeks before that have one, and how many they are. */
  before: { weeks: number; found: number; mean: number }[];
  dimensions: BriefedDimension[];
  items: BriefedItem[];
  versions: Record<string, string>;
}

/** Gathers a week's briefing. Throws only what the database throws; a week without items is a briefing that says so. */
export async function gatherBriefing(
  store: Store,
  week: string,
  itemClass: ItemClass,
  versions: Record<string, string>,
): Promise<Briefing> {
  const read = (series: string, from = week) =>
    store.series.read({ series, class: itemClass, press: 'all', from, to: week });
  const countOf = async (series: string) => (await read(series))[0]?.value ?? 0;
  const balances = await read('balance', addWeeks(week, -12));
  const items = await relevantItems(store, week, itemClass);
  return {
    week,
    class: itemClass,
    delivered: await countOf('delivered'),
    relevant: await countOf('relevant'),
    cooperation: await countOf('cooperation'),
    tension: await countOf('tension'),
    mixed: await countOf('mixed'),
    balance: balanceIn(balances, week),
    before: [4, 12].map((weeks) => meanBefore(balances, week, weeks)),
    dimensions: dimensions.map(({ id, cooperation, tension }) => ({
      id,
      cooperation: items.filter((item) => item.categories.includes(cooperation)),
      tension: items.filter((item) => item.categories.includes(tension)),
    })),
    items,
    versions,
  };
}

async function relevantItems(store: Store, week: string, itemClass: ItemClass): Promise<BriefedItem[]> {
  const rows = await store.items.list({ week, class: itemClass, relevance: ['core', 'context'] }, MOST_ITEMS);
  const sorted = rows.sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.id - b.id);
  return sorted.map((row, index) => ({
    number: index + 1,
    id: row.id,
    title: row.title,
    outlet: row.outlet,
    link: row.link,
    date: dayOf(row),
    orientation: row.orientation ?? 'neutral',
    categories: row.categories,
    factors: row.factors,
  }));
}

function dayOf(row: ItemRow): string {
  return (row.publishedAt ?? row.fetchedAt).toISOString().slice(0, 10);
}

function balanceIn(balances: StoredValue[], week: string): Briefing['balance'] {
  const found = balances.find((value) => value.week === week);
  return found
    ? { value: found.value, lower: found.lower ?? -1, upper: found.upper ?? 1, status: found.status }
    : null;
}

function meanBefore(balances: StoredValue[], week: string, weeks: number) {
  const from = addWeeks(week, -weeks);
  const values = balances
    .filter((value) => value.week >= from && value.week < week)
    .map((value) => value.value);
  return {
    weeks,
    found: values.length,
    mean: values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0,
  };
}

/** What a week's briefing is made from, read from the store: stories, series, items and the state of the feeds. */
import type { ItemClass, Versions } from '../../base/records.ts';
import { addWeeks, mondayOf, weeksBetween } from '../../base/week.ts';
import type { ChronologyEvent } from '../../codebook/chronology.ts';
import { dyads } from '../../codebook/dyads.ts';
import type { AlertRow } from '../../store/alert-reader.ts';
import type { StoreState } from '../../store/as-of.ts';
import type { UnreadFeed } from '../../store/feed-states.ts';
import type { ItemRow } from '../../store/item-reader.ts';
import type { StoredValue } from '../../store/series.ts';
import type { StoryRow } from '../../store/story-reader.ts';

/** Weeks that a week is compared with. */
export const WINDOWS = { short: 4, long: 12 } as const;

/** A story with its items, first item first. */
export interface BriefedStory extends StoryRow {
  members: ItemRow[];
}

/** An alert as a briefing tells it; whoever judged it, and when, makes no other briefing. */
export type WeekAlert = Pick<
  AlertRow,
  'kind' | 'subject' | 'direction' | 'observed' | 'expected' | 'p' | 'stories'
>;

export interface WeekMaterial {
  week: string;
  class: ItemClass;
  /** First and last day. */
  from: string;
  to: string;
  /** Stories that began in the week, and in the twelve weeks before. */
  stories: BriefedStory[];
  storiesBefore: StoryRow[];
  /** Items delivered by week, relevant or not; thirteen weeks, 0 where no feed delivered. */
  delivered: Map<string, number>;
  /** Relevant items of the week. */
  items: ItemRow[];
  /** Weekly balances of the thirteen weeks, those that exist. */
  balances: StoredValue[];
  /** Balances of the codebook's pairs in the week, by pair. */
  dyads: { id: string; value: StoredValue }[];
  /** Those that stand and that no analyst has dismissed; the least likely by chance first, threats before all. */
  alerts: WeekAlert[];
  chronology: ChronologyEvent[];
  /** Live feeds that could not be read last; empty for imported archives. */
  silentFeeds: UnreadFeed[];
  /** Whether the week has ended by `now`. */
  over: boolean;
  versions: Versions & { method: string };
}

const MOST_ITEMS = 1000;
const MOST_ALERTS = 100;

/** Reads it all. A week without anything gives empty lists. @param now milliseconds since the epoch. */
export async function gatherWeek(
  store: StoreState,
  week: string,
  itemClass: ItemClass,
  versions: WeekMaterial['versions'],
  now: number,
): Promise<WeekMaterial> {
  const first = addWeeks(week, -WINDOWS.long);
  const before = weeksBetween(first, addWeeks(week, -1));
  // Without the versions that made each value: another version of the same numbers makes no other briefing.
  const read = async (series: string, from: string) =>
    (await store.series.read({ series, class: itemClass, press: 'all', from, to: week })).map(
      ({ versions: _, ...value }) => value,
    );
  const delivered = new Map((await read('delivered', first)).map((row) => [row.week, row.value]));
  const ends = mondayOf(addWeeks(week, 1));
  return {
    week,
    class: itemClass,
    from: dayOf(mondayOf(week)),
    to: dayOf(ends - 86_400_000),
    stories: await withMembers(store, await store.stories.ofWeeks(itemClass, [week])),
    storiesBefore: await store.stories.ofWeeks(itemClass, before),
    delivered: new Map([...before, week].map((name) => [name, delivered.get(name) ?? 0])),
    items: await store.items.relevantOfWeek(itemClass, week, MOST_ITEMS),
    balances: await read('balance', first),
    dyads: await readDyads(read, week),
    alerts: await readAlerts(store, itemClass, week),
    chronology: await store.promotions.chronology(),
    silentFeeds: itemClass === 'live' ? await store.feedStates.unread() : [],
    over: now >= ends,
    versions,
  };
}

/** Stories with their items, in one question. */
export async function withMembers(
  store: Pick<StoreState, 'stories' | 'items'>,
  stories: StoryRow[],
): Promise<BriefedStory[]> {
  const pairs = await store.stories.membersOf(stories.map(({ id }) => id));
  const rows = await store.items.byIds(pairs.map(({ item }) => item));
  const items = new Map(rows.map((row) => [row.id, row]));
  return stories.map((story) => ({
    ...story,
    members: pairs.flatMap((pair) => (pair.story === story.id ? (items.get(pair.item) ?? []) : [])),
  }));
}

async function readAlerts(
  { alerts }: Pick<StoreState, 'alerts'>,
  itemClass: ItemClass,
  week: string,
): Promise<WeekAlert[]> {
  const rows = await alerts.list({ class: itemClass, from: week, to: week }, MOST_ALERTS);
  return rows
    .filter(({ verdict }) => verdict === null || verdict === 'confirmed')
    .sort((one, other) => (one.p ?? 0) - (other.p ?? 0) || one.id - other.id)
    .map(({ kind, subject, direction, observed, expected, p, stories }) => ({
      ...{ kind, subject, direction, observed, expected, p, stories },
    }));
}

async function readDyads(read: (series: string, from: string) => Promise<StoredValue[]>, week: string) {
  const found: WeekMaterial['dyads'] = [];
  for (const { id } of dyads) {
    const [value] = await read(`dyad-${id}`, week);
    if (value !== undefined) found.push({ id, value });
  }
  return found;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

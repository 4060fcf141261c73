/**
 * How a feed fares, judged from its record: whether it is silent beyond its own rhythm, and when the loss of one feed is
 * the loss of a good part of what is known of a category. Pure.
 */

/** A feed's record, as the store keeps it. */
export interface FeedRecord {
  id: number;
  address: string;
  outlet: string;
  state: 'active' | 'failing' | 'blocked' | 'retired' | 'paused' | 'archive';
  /** Milliseconds since the epoch; null for never. */
  followedAt: number;
  lastSuccessAt: number | null;
  lastItemAt: number | null;
  /** Items delivered over the last `weeks` weeks. */
  items: number;
  relevant: number;
  weeks: number;
  /** Median hours between an item's publication and its fetching; null where nothing is known. */
  lagHours: number | null;
}

export interface FeedHealth {
  verdict: 'well' | 'silent' | 'failing' | 'idle';
  itemsPerWeek: number;
  /** 0–1; null without items. */
  shareRelevant: number | null;
  /** Hours without an item beyond which this feed is silent; null where its rhythm is not known. */
  silenceAfterHours: number | null;
  silentHours: number | null;
}

/** Items of one feed in one category over the same weeks. */
export interface CategoryShare {
  category: string;
  feedId: number;
  items: number;
}

export interface FeedAlarm {
  category: string;
  feedId: number;
  outlet: string;
  address: string;
  /** The feed's part of the category's items, 0–1. */
  share: number;
  verdict: 'silent' | 'failing';
}

const HOUR = 3_600_000;
const WEEK_HOURS = 168;
/** Mean gaps between items without one, and at least so many hours: chance alone brings the former in 2 % of cases. */
const GAPS = 4;
const LEAST_SILENCE_HOURS = 48;
/** Items below which no rhythm is known. */
const FEW_ITEMS = 5;
/** Part of a category that is a good part of it, and items below which a category has no parts to speak of. */
const GOOD_PART = 0.2;
const FEW_IN_CATEGORY = 5;

/** @param now milliseconds since the epoch. */
export function judgeFeed(feed: FeedRecord, now: number): FeedHealth {
  const weeks = Math.min(feed.weeks, Math.max((now - feed.followedAt) / HOUR / WEEK_HOURS, 1 / 7));
  const itemsPerWeek = feed.items / weeks;
  const silenceAfterHours =
    feed.items < FEW_ITEMS ? null : Math.max(LEAST_SILENCE_HOURS, (GAPS * WEEK_HOURS) / itemsPerWeek);
  const silentHours = feed.lastItemAt === null ? null : (now - feed.lastItemAt) / HOUR;
  const isSilent = silenceAfterHours !== null && silentHours !== null && silentHours > silenceAfterHours;
  return {
    verdict: verdictOf(feed, isSilent),
    itemsPerWeek,
    shareRelevant: feed.items > 0 ? feed.relevant / feed.items : null,
    silenceAfterHours,
    silentHours,
  };
}

function verdictOf({ state }: FeedRecord, isSilent: boolean): FeedHealth['verdict'] {
  if (state === 'paused' || state === 'archive') return 'idle';
  if (state !== 'active') return 'failing';
  return isSilent ? 'silent' : 'well';
}

/** Feeds that carried more than a fifth of a category and are failing or silent now, the greatest loss first. */
export function findAlarms(
  feeds: readonly FeedRecord[],
  shares: readonly CategoryShare[],
  now: number,
): FeedAlarm[] {
  const totals = new Map<string, number>();
  for (const { category, items } of shares) totals.set(category, (totals.get(category) ?? 0) + items);
  const byId = new Map(feeds.map((feed) => [feed.id, feed]));
  const alarms = shares.flatMap(({ category, feedId, items }) => {
    const feed = byId.get(feedId);
    const total = totals.get(category)!;
    if (feed === undefined || total < FEW_IN_CATEGORY || items <= total * GOOD_PART) return [];
    const { verdict } = judgeFeed(feed, now);
    if (verdict !== 'silent' && verdict !== 'failing') return [];
    return [{ category, feedId, outlet: feed.outlet, address: feed.address, share: items / total, verdict }];
  });
  return alarms.sort((a, b) => b.share - a.share);
}

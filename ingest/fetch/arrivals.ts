/**
 * Which entries of a document are new since the last one, and when they arrived. A matter of rhythm only: what is new to
 * the collection is decided by the store.
 */
import { contentHash } from '../../base/hash.ts';
import type { FeedDocument, FeedEntry } from '../../base/records.ts';
import type { FetchMemory, Rhythm } from '../ports.ts';
import { beginRhythm, learnArrivals } from './rhythm.ts';

const MOST_REMEMBERED = 200;
const DAY = 86_400_000;
/** How far back the first document of a feed is taken as a record of its past. */
const PAST = 56 * DAY;
/** An unknown entry that is older than this came back from the feed's past. */
const OLD = 7 * DAY;

/**
 * The memory with the document's arrivals learnt. The first document's dates are the feed's past; later, an entry not
 * seen before arrived at its own date where that lies between the last document and now, else now.
 */
export function rememberArrivals(memory: FetchMemory, document: FeedDocument, now: number): FetchMemory {
  const entries = document.entries
    .map((entry) => ({
      hash: contentHash(entry.link ?? entry.guid ?? entry.title, 8),
      published: publishedBy(entry, now),
    }))
    .sort((a, b) => (b.published ?? 0) - (a.published ?? 0))
    .slice(0, MOST_REMEMBERED);
  const { rhythm, readAt } = memory;
  const seen = new Set(memory.seen);
  const fresh = entries.filter(({ hash }) => !seen.has(hash)).map(({ published }) => published);
  return {
    ...memory,
    readAt: new Date(now).toISOString(),
    seen: entries.map(({ hash }) => hash),
    rhythm:
      rhythm && readAt !== undefined
        ? learnArrivals(
            rhythm,
            fresh.flatMap((published) => arrivalOf(published, Date.parse(readAt), now)),
            now,
          )
        : learnPast(
            fresh.filter((published) => published !== null),
            now,
          ),
  };
}

/** A rhythm from dates, latest first. Without any, watching begins now. */
function learnPast(dates: number[], now: number): Rhythm {
  const recent = dates.filter((date) => date > now - PAST);
  const since = recent.at(-1) ?? (dates.length > 0 ? now - PAST : now);
  return learnArrivals(beginRhythm(since, dates[0] ?? null), recent, now);
}

function arrivalOf(published: number | null, lastRead: number, now: number): number[] {
  if (published === null) return [now];
  if (published < lastRead - OLD) return [];
  return [published > lastRead ? published : now];
}

/** An entry's date, null where it has none or one that lies ahead. */
function publishedBy({ published, updated }: FeedEntry, now: number): number | null {
  const instant = Date.parse(published ?? updated ?? '');
  return instant <= now ? instant : null;
}

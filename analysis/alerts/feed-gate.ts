/**
 * Whether a jump may be the feeds' own doing: a feed that carries more than a fifth of what is counted has fallen silent
 * or has only come. Then there is a change of feeds to tell of, and no alert.
 */
import { addWeeks } from '../../base/week.ts';
import { dimensions } from '../../codebook/categories.ts';
import type { Alert } from './alert.ts';

/** What one feed brought to one alert's subject. */
export interface FeedPart {
  feed: number;
  /** Items of the subject in the alert's week, and in the 28 weeks before it. */
  now: number;
  before: number;
  /** Items of any kind in the alert's week. */
  delivered: number;
  /** First ISO week in which the feed delivered anything. */
  first: string;
}

export interface FeedChange {
  subject: string;
  week: string;
  feed: number;
  /** The feed's part of the subject's items, 0–1. */
  share: number;
  reason: 'down' | 'new';
}

export const GATE_WEEKS = 28;
const GOOD_PART = 0.2;

/** Categories whose items a series counts; null where it counts all relevant items. */
export function categoriesOf(subject: string): string[] | null {
  if (subject.startsWith('stories-')) return [subject.slice('stories-'.length)];
  const dimension = dimensions.find(({ id }) => subject === `balance-${id}`);
  return dimension ? [dimension.cooperation, dimension.tension] : null;
}

/** The changes of feeds that stand in the way of an alert; none where it may be raised. */
export function feedChanges({ subject, week }: Alert, parts: readonly FeedPart[]): FeedChange[] {
  const total = (of: 'now' | 'before') => parts.reduce((sum, part) => sum + part[of], 0);
  const [now, before] = [total('now'), total('before')];
  return parts.flatMap((part): FeedChange[] => {
    const shareBefore = before > 0 ? part.before / before : 0;
    const shareNow = now > 0 ? part.now / now : 0;
    if (part.delivered === 0 && shareBefore > GOOD_PART)
      return [{ subject, week, feed: part.feed, share: shareBefore, reason: 'down' }];
    if (part.first > addWeeks(week, -GATE_WEEKS) && Math.max(shareNow, shareBefore) > GOOD_PART)
      return [{ subject, week, feed: part.feed, share: Math.max(shareNow, shareBefore), reason: 'new' }];
    return [];
  });
}

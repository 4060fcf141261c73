/** What a weekly series counts, as questions to the API: the stories or items of a week behind its value, and the events that bear on it. Pure. */
import type { ChronologyEvent } from './client.ts';
import { DIMENSIONS, FACTORS, poleOf } from './codes.ts';

export type Question = Record<string, string>;

/** The stories that a series counts; null for a series of items. */
export function storiesOf(name: string): Question | null {
  const [, kind, subject] = /^(balance|stories|share|dyad|actor)-(.+)$/.exec(name) ?? [];
  if (kind === 'actor' || kind === 'dyad') return { [kind]: subject! };
  if (kind === 'balance') return { dimension: subject! };
  if (kind !== undefined) return { [isFactor(subject!) ? 'factor' : 'category']: subject! };
  return ['balance', 'stories', 'intensity'].includes(name) ? {} : null;
}

/** The items that a series counts; of one that counts stories, those that its stories are made of. */
export function itemsOf(name: string): Question {
  const stories = storiesOf(name);
  if (stories !== null) return { relevance: 'relevant', ...stories };
  const label = name.replace(/^(category|factor)-/, '');
  if (isFactor(label)) return { relevance: 'relevant', factor: label };
  if (poleOf(label)) return { relevance: 'relevant', category: label };
  if (name === 'core' || name === 'context') return { relevance: name };
  if (['cooperation', 'tension', 'mixed', 'neutral'].includes(name))
    return { relevance: 'relevant', orientation: name };
  return name === 'delivered' ? {} : { relevance: 'relevant' };
}

/** Whether a series runs from tension to cooperation. */
export function isBalance(name: string): boolean {
  return /^(balance|dyad)\b/.test(name);
}

const MOST_EVENTS = 12;
/** Events within this part of the time shown stand together; so many of them can be told apart. */
const TOGETHER = 1 / 40;
const MOST_TOGETHER = 3;

/** The most intense verified events of a time on what a series counts, in the order of time; of those that stand together three. */
export function eventsBeside(
  events: readonly ChronologyEvent[],
  name: string,
  from: Date,
  to: Date,
): ChronologyEvent[] {
  const asked = itemsOf(name);
  const nearby = (to.getTime() - from.getTime()) * TOGETHER;
  const row = DIMENSIONS.find(({ id }) => id === asked['dimension']);
  const carries = ({ categories, factors, actors }: ChronologyEvent) =>
    (!asked['category'] || categories.includes(asked['category'])) &&
    (!asked['factor'] || factors.includes(asked['factor'])) &&
    (!asked['actor'] || actors.includes(asked['actor'])) &&
    (!row || categories.includes(row.cooperation) || categories.includes(row.tension));
  const kept: ChronologyEvent[] = [];
  const strongest = events
    .filter((event) => event.status === 'verified' && carries(event))
    .filter(({ date }) => new Date(date) >= from && new Date(date) < to)
    .sort((a, b) => Math.abs(b.intensity) - Math.abs(a.intensity) || a.date.localeCompare(b.date));
  for (const event of strongest)
    if (kept.length < MOST_EVENTS && !crowds(event, kept, nearby)) kept.push(event);
  return kept.sort((a, b) => a.date.localeCompare(b.date));
}

/** Whether as many events as can be told apart in a chart are kept so near to this one. */
function crowds({ date }: ChronologyEvent, kept: readonly ChronologyEvent[], nearby: number): boolean {
  const near = kept.filter((other) => Math.abs(Date.parse(other.date) - Date.parse(date)) < nearby);
  return near.length >= MOST_TOGETHER;
}

function isFactor(label: string): boolean {
  return FACTORS.some((factor) => factor === label);
}

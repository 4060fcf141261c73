/** Items and events as numbered sources, and the sources of a story: its first item and others that speak for themselves. */
import type { ChronologyEvent } from '../codebook/chronology.ts';
import type { ItemRow } from '../store/item-reader.ts';
import type { BriefedStory } from './weekly/material.ts';
import type { NewSource, Piece, Writer } from './writer.ts';

/** Items of one story that are cited at most. */
const MOST_CITED = 3;

/** The story's first item, and the first of up to two further outlets. */
export function sourcesOfStory(story: BriefedStory): NewSource[] {
  const outlets = new Set<string>();
  const chosen = story.members.filter(({ outlet }) => !outlets.has(outlet) && outlets.add(outlet));
  return chosen.slice(0, MOST_CITED).map((item) => sourceOfItem(item, story.id));
}

/** A story's headline with the numbers of its sources. */
export function quoteStory(w: Writer, story: BriefedStory): Piece {
  const [first, ...others] = sourcesOfStory(story);
  return first === undefined ? null : w.quote(first, others);
}

export function sourceOfItem(item: ItemRow, story: number | null): NewSource {
  return {
    kind: 'item',
    id: item.id,
    title: item.title,
    publisher: item.outlet,
    date: (item.publishedAt ?? item.fetchedAt).toISOString().slice(0, 10),
    link: item.link !== null && /^https?:\/\//i.test(item.link) ? item.link : null,
    language: item.language,
    story,
  };
}

export function sourceOfEvent(event: ChronologyEvent): NewSource {
  const first = event.sources[0]!;
  return {
    kind: 'event',
    id: event.id,
    title: event.title,
    publisher: first.kind === 'thesis' ? `Šljivančanin (2024), ${first.chapter}` : first.text,
    date: event.date.slice(0, { day: 10, month: 7, year: 4 }[event.precision]),
    link: event.sources.flatMap((source) => ('address' in source ? (source.address ?? []) : []))[0] ?? null,
    language: 'en',
    story: null,
  };
}

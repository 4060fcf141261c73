/** An item in each form that leaves the server: as JSON, as a row, as a reference, as an entry of a feed. */
import type { z } from '@hono/zod-openapi';
import type { ItemRow } from '../store/item-reader.ts';
import {
  type ItemPageQuestion,
  type ItemStore,
  type ListedItem,
  MARK_END,
  MARK_START,
} from '../store/items.ts';
import { issuedOn, type Reference } from './formats/citations.ts';
import { defineTable } from './formats/columns.ts';
import type { Batches } from './formats/rows.ts';
import type { FeedEntry } from './formats/syndication.ts';
import { itemSchema, type listedItemSchema } from './schemas/items.ts';

export const itemTable = defineTable('items', 'one news item', itemSchema);

/** Rows read at a time for a stream. */
const BATCH = 1000;

export function itemJson(row: ItemRow): z.infer<typeof itemSchema> {
  const { id, title, excerpt, link, outlet, country, press, language, week, revision } = row;
  const { relevance, orientation, categories, factors } = row;
  return {
    ...{ id, class: row.class, title, excerpt, link, outlet, country, press, language },
    publishedAt: row.publishedAt?.toISOString() ?? null,
    fetchedAt: row.fetchedAt.toISOString(),
    ...{ week, revision, relevance, orientation, categories, factors },
  };
}

/** With what was found in it, where words were searched. */
export function listedItemJson(row: ListedItem): z.infer<typeof listedItemSchema> {
  if (row.markedTitle === null || row.markedExcerpt === null) return itemJson(row);
  const highlight = { title: readMarks(row.markedTitle), excerpt: readMarks(row.markedExcerpt) };
  return { ...itemJson(row), highlight };
}

/** Every row of a question in its order, a batch at a time; no connection is held between batches. */
export async function* itemBatches(items: ItemStore, question: ItemPageQuestion): Batches {
  let { after } = question;
  for (let left = question.limit; left > 0; ) {
    const rows = await items.page({ ...question, after, limit: Math.min(BATCH, left) });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(itemJson);
    after = { sortKey: last.sortKey, id: last.id };
    left = rows.length < BATCH ? 0 : left - rows.length;
  }
}

export function itemReference(row: ItemRow): Reference {
  return {
    id: `rendezvous-item-${row.id}`,
    type: 'article-newspaper',
    title: row.title,
    'container-title': row.outlet,
    ...(isWebAddress(row.link) ? { URL: row.link } : {}),
    ...(row.publishedAt ? { issued: issuedOn(row.publishedAt.toISOString()) } : {}),
    ...(row.language ? { language: row.language } : {}),
    note: `Rendezvous item ${row.id}${row.categories.length ? `: ${row.categories.join(', ')}` : ''}`,
  };
}

export function itemEntry(row: ItemRow, origin: string): FeedEntry {
  const published = row.publishedAt ?? row.fetchedAt;
  return {
    id: `${origin}/v1/items/${row.id}`,
    title: row.title,
    link: isWebAddress(row.link) ? row.link : `${origin}/v1/items/${row.id}`,
    summary: row.excerpt,
    author: row.outlet,
    categories: [row.relevance, row.orientation, ...row.categories, ...row.factors].filter(
      (code) => code !== null,
    ),
    published,
    updated: published,
  };
}

function isWebAddress(link: string | null): link is string {
  return link !== null && /^https?:\/\//i.test(link);
}

/** Turns the database's marks into character ranges. */
function readMarks(marked: string): { text: string; marks: [number, number][] } {
  const marks: [number, number][] = [];
  let text = '';
  for (const part of marked.split(MARK_START)) {
    const end = part.indexOf(MARK_END);
    if (end > 0) marks.push([text.length, text.length + end]);
    text += end === -1 ? part : part.slice(0, end) + part.slice(end + 1);
  }
  return { text, marks };
}

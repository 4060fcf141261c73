/** An entry found in the past as an item of its outlet's archive: dated by its publication alone, known as imports are. */
import type { DeliveredItem, FeedEntry } from '../../base/records.ts';
import { toPlainText } from '../clean.ts';
import { archivedItem } from '../items.ts';

export function archivedEntry(entry: FeedEntry, outlet: string): DeliveredItem {
  const item = archivedItem({
    ...(entry.guid === null ? {} : { id: entry.guid }),
    title:
      entry.title ||
      toPlainText(entry.summary ?? entry.content ?? '').slice(0, 120) ||
      entry.link ||
      'untitled',
    summary: entry.summary ?? entry.content ?? '',
    body: entry.content === null ? '' : toPlainText(entry.content),
    date: entry.published,
    outlet,
    url: entry.link ?? '',
    lang: entry.language ?? '',
  });
  return { ...item, authors: entry.authors, tags: entry.categories, updated: entry.updated };
}

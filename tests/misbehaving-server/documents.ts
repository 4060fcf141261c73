/** Synthetic feed documents for the misbehaving server. */
import { NOON } from './misbehaviour.ts';

export interface Shape {
  items?: number;
  /** XML put into the channel before the items. */
  channel?: string;
  /** Replaces an item's date, guid or title; numbers from 1, 1 the newest. */
  date?(number: number): string;
  guid?(number: number): string;
  title?(number: number): string;
}

/** An RSS 2.0 document with hourly items, the newest an hour old at noon. */
export function rss(shape: Shape = {}): string {
  const items = Array.from({ length: shape.items ?? 5 }, (_, index) => item(index + 1, shape));
  return `${rssHead(shape.channel)}${items.join('\n')}</channel></rss>`;
}

/** The document as far as its first item. */
export function rssHead(channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Synthetic feed</title><link>http://news.test/</link>${channel}`;
}

export function item(number: number, shape: Shape = {}): string {
  const title = shape.title?.(number) ?? `Synthetic item ${number}`;
  const guid = shape.guid?.(number) ?? `http://news.test/${number}`;
  const date = shape.date?.(number) ?? new Date(NOON - number * 3_600_000).toUTCString();
  return `<item><title>${title}</title><link>http://news.test/${number}</link><guid>${guid}</guid><pubDate>${date}</pubDate><description>Text of item ${number}.</description></item>`;
}

export const PAGE =
  '<!doctype html><html><head><title>Synthetic page</title></head><body><p>No feed here.</p></body></html>';

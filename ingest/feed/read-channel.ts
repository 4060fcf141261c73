/**
 * What a document says about its feed: names, rhythm, paging. Works on the tree that is left when the entries have been
 * handed out.
 */
import type { FeedDocument } from '../../base/records.ts';
import { resolveAddress } from '../addresses.ts';
import { toLine } from '../clean.ts';
import { childrenOf, type FeedElement, textOf } from './elements.ts';
import { sourceOf } from './markup.ts';
import { readLanguageTag } from './read-entry.ts';

type Head = Omit<FeedDocument, 'entries' | 'encoding' | 'repaired' | 'truncated'>;

/** The feed element of a document, wherever it stands; null where the document holds none. */
export function findFeed(root: FeedElement): { format: FeedDocument['format']; element: FeedElement } | null {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    const format = formatOf(child);
    if (format) return { format, element: child };
    const inside = findFeed(child);
    if (inside) return inside;
  }
  return null;
}

function formatOf(element: FeedElement): FeedDocument['format'] | null {
  if (element.name === 'rss') return 'rss';
  if (element.name === 'feed') return 'atom';
  if (element.name === 'rdf:rdf') return 'rdf';
  if (element.name === 'channel')
    return 'href' in element.attributes || 'lastmod' in element.attributes ? 'cdf' : 'rss';
  return null;
}

/** Reads the head of a feed. `feed` is its root element; its channel, where it has one, is within. */
export function readHead(format: FeedDocument['format'], feed: FeedElement): Head {
  const [channel = feed] = childrenOf(feed, 'channel');
  const text = (...names: string[]) => {
    const found = names.flatMap((name) => childrenOf(channel, name));
    return found.map((element) => toLine(sourceOf(element))).find((line) => line !== '') ?? null;
  };
  const links = childrenOf(channel, 'link');
  const image = childrenOf(channel, 'image')[0];
  const icon = text('icon', 'logo') ?? (image && childrenOf(image, 'url').map(textOf)[0]);
  return {
    format,
    title: text('title', 'dc:title'),
    link: readLink(links) ?? resolveAddress(channel.attributes['href'] ?? '', channel.base),
    icon: icon ? resolveAddress(icon, channel.base) : null,
    language: readLanguageTag(text('language', 'dc:language') ?? channel.language ?? feed.language),
    pollMinutes: readPollMinutes(text('ttl'), text('sy:updateperiod'), text('sy:updatefrequency')),
    skipHours: readHours(childrenOf(channel, 'skiphours')),
    skipDays: readDays(childrenOf(channel, 'skipdays')),
    olderPage: readOlderPage([...links, ...childrenOf(feed, 'link')]),
  };
}

/** The dates of the feed itself, which tell its zone. */
export function headDates(feed: FeedElement): string[] {
  const names = ['pubdate', 'lastbuilddate', 'updated', 'modified', 'dc:date'];
  return [feed, ...childrenOf(feed, 'channel')].flatMap((element) =>
    childrenOf(element, ...names).map(textOf),
  );
}

function readLink(links: FeedElement[]): string | null {
  const pages = links.filter((link) => /^(?:|alternate)$/i.test(link.attributes['rel'] ?? ''));
  const addresses = pages.map(addressOf);
  return addresses.find((found) => found !== null) ?? null;
}

function addressOf(link: FeedElement): string | null {
  return resolveAddress(link.attributes['href'] ?? textOf(link), link.base);
}

/** RFC 5005: the archive before this document, or the next page of it. */
function readOlderPage(links: FeedElement[]): string | null {
  const byRel = (rel: string) => links.find((link) => link.attributes['rel']?.toLowerCase() === rel);
  const link = byRel('prev-archive') ?? byRel('next');
  return link ? addressOf(link) : null;
}

const PERIOD_MINUTES: Record<string, number> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** The longer of `ttl` (minutes) and the syndication module's period over frequency. */
function readPollMinutes(ttl: string | null, period: string | null, frequency: string | null): number | null {
  const asked = [Number(ttl ?? 0)];
  const minutes = PERIOD_MINUTES[period?.toLowerCase() ?? ''];
  const times = Number(frequency ?? 1);
  if (minutes !== undefined) asked.push(minutes / (times > 0 ? times : 1));
  const longest = Math.max(...asked.filter((value) => Number.isFinite(value)), 0);
  return longest > 0 ? Math.round(longest) : null;
}

function readHours(elements: FeedElement[]): number[] {
  const hours = elements
    .flatMap((element) => childrenOf(element, 'hour'))
    .map((hour) => Number(textOf(hour).trim() || Number.NaN));
  return sorted(
    hours
      .map((hour) => (hour === 24 ? 0 : hour))
      .filter((hour) => Number.isInteger(hour) && hour >= 0 && hour < 24),
  );
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function readDays(elements: FeedElement[]): number[] {
  const names = elements
    .flatMap((element) => childrenOf(element, 'day'))
    .map((day) => textOf(day).trim().toLowerCase());
  return sorted(names.map((name) => DAYS.indexOf(name.slice(0, 3))).filter((day) => day >= 0));
}

function sorted(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

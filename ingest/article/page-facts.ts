/**
 * What a page says of itself in its head: title, authors, dates, language, canonical address, picture, from JSON-LD,
 * OpenGraph and meta elements in this order. Not the text, and no opinion of any of it.
 */
import type { CheerioAPI } from 'cheerio/slim';
import { isWebAddress, resolveAddress } from '../addresses.ts';
import { cleanText, toLine } from '../clean.ts';
import { parseDate } from '../dates.ts';
import { type DeclaredArticle, findDeclaredArticle } from './json-ld.ts';

export interface PageFacts {
  title: string;
  byline: string[];
  /** ISO 8601 in UTC; null where the page does not say, or not clearly. */
  publishedAt: string | null;
  modifiedAt: string | null;
  /** Language tag (BCP 47), lower case. */
  language: string | null;
  /** The address that the page wants to be known by, absolute. */
  canonical: string | null;
  /** The page's picture, absolute. */
  image: string | null;
  /** The page's own short form of the article. */
  description: string;
  declared: DeclaredArticle | null;
}

/**
 * @param declarations contents of the page's JSON-LD scripts.
 * @param address where the page was fetched from; relative addresses are resolved against it.
 */
export function readPageFacts($: CheerioAPI, declarations: readonly string[], address: string): PageFacts {
  const meta = readMeta($);
  const first = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? []).find(Boolean) ?? '';
  const declared = findDeclaredArticle(declarations);
  const time = $('article time[datetime], [itemprop="datePublished"], time[pubdate], time[datetime]').first();
  const published = [
    declared?.published,
    first(
      'article:published_time',
      'datepublished',
      'og:published_time',
      'parsely-pub-date',
      'sailthru.date',
    ),
    first(
      'dc.date.issued',
      'dcterms.created',
      'dc.date',
      'publish-date',
      'pubdate',
      'ptime',
      'mediator_published_time',
      'date',
    ),
    time.attr('datetime') ?? time.attr('content') ?? time.text(),
  ];
  const modified = [
    declared?.modified,
    first('article:modified_time', 'datemodified', 'og:updated_time', 'dcterms.modified', 'lastmod', 'utime'),
  ];
  return {
    title: toLine(
      declared?.headline ||
        first('og:title', 'twitter:title', 'headline') ||
        $('h1').first().text() ||
        $('title').first().text(),
    ),
    byline: readByline($, declared, meta),
    publishedAt: readDate(published),
    modifiedAt: readDate(modified),
    language: readLanguage([
      $('html').attr('lang'),
      declared?.language,
      first('og:locale', 'content-language', 'dc.language'),
    ]),
    canonical: readCanonical($('link[rel~="canonical"]').attr('href') || first('og:url'), address),
    image: webAddress(first('og:image', 'og:image:url', 'twitter:image') || declared?.image, address),
    description: toLine(first('og:description', 'description', 'twitter:description')),
    declared,
  };
}

/** Contents of meta elements by lower-case name, property or itemprop. */
function readMeta($: CheerioAPI): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { attribs } of $('meta[content]').toArray()) {
    const name = (
      attribs['property'] ??
      attribs['name'] ??
      attribs['itemprop'] ??
      attribs['http-equiv'] ??
      ''
    ).toLowerCase();
    found.set(name, [...(found.get(name) ?? []), cleanText(attribs['content'] ?? '')]);
  }
  return found;
}

function readByline($: CheerioAPI, declared: DeclaredArticle | null, meta: Map<string, string[]>): string[] {
  const named = declared?.authors.length
    ? declared.authors
    : [...(meta.get('author') ?? []), ...(meta.get('article:author') ?? [])];
  const shown = $('[rel="author"], [itemprop="author"] [itemprop="name"], .byline').first().text();
  const authors = (named.some(isName) ? named : [shown])
    .filter(isName)
    .map((name) => toLine(name).replace(/^by\s+|\s+[-–—|•·]\s.*\d.*$/gi, ''));
  return [...new Set(authors)];
}

function isName(text: string): boolean {
  return text.trim() !== '' && text.length < 120 && !isWebAddress(text);
}

function readDate(candidates: (string | undefined)[]): string | null {
  for (const text of candidates) {
    const read = text ? parseDate(text) : null;
    if (read) return new Date(read.instant).toISOString();
  }
  return null;
}

function readLanguage(candidates: (string | undefined)[]): string | null {
  const tag = candidates
    .map((text) => /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.exec(text?.trim() ?? '')?.[0])
    .find(Boolean);
  return tag?.replaceAll('_', '-').toLowerCase() ?? null;
}

/** A canonical address of a site's front page on an inner page is a template's mistake. */
function readCanonical(text: string, address: string): string | null {
  const canonical = webAddress(text, address);
  if (canonical === null) return null;
  const isFront = (url: string) => new URL(url).pathname.length <= 1 && new URL(url).search === '';
  return isFront(canonical) && !isFront(address) ? null : canonical;
}

function webAddress(text: string | undefined, base: string): string | null {
  const resolved = resolveAddress(text ?? '', base);
  return resolved !== null && isWebAddress(resolved) ? resolved : null;
}

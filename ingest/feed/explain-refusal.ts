/**
 * Says what a document is that is no feed, and what to do about it. Only reads; the way out is RendezvousError.
 */
import { load } from 'cheerio/slim';
import { RendezvousError } from '../../base/errors.ts';
import { resolveAddress } from '../addresses.ts';
import { toLine } from '../clean.ts';

const FEED_TYPE = /(?:rss|atom|rdf)\+xml|feed\+json/i;
const HEAD = 65_536;

/** The error for a document in which no feed was found. `text` is what its bytes were read as. */
export function explainRefusal(text: string, address: string): RendezvousError {
  const head = text.slice(0, HEAD);
  if (head.trim() === '')
    return refuse('the document is empty', 'Try again later; if it stays empty, ask the publisher.');
  if (isBinary(head))
    return refuse('the document is binary data, no text', 'Check the address: it may be a file.');
  if (/<!doctype html|<html|<body|<head[\s>]/i.test(head)) return explainPage(head, address);
  if (/^\s*[[{]/.test(head))
    return refuse('the document is JSON, but no JSON Feed', 'Check the address of the feed.');
  const root = /<([a-z][\w:.-]*)/i.exec(head)?.[1];
  if (root)
    return refuse(
      `the document is XML with the root "${cut(root)}", no feed`,
      'Check the address of the feed.',
    );
  return refuse(`the document is plain text ("${cut(toLine(head))}")`, 'Check the address of the feed.');
}

/** A page is named by its title, and by the feeds that it offers. */
function explainPage(html: string, address: string): RendezvousError {
  const page = load(html.slice(0, html.search(/<body[\s>]|$/i)));
  const title = toLine(page('title').first().text());
  const feeds = page('link[rel~="alternate"][href]')
    .toArray()
    .filter(({ attribs }) => FEED_TYPE.test(attribs['type'] ?? ''))
    .map(({ attribs }) => resolveAddress(attribs['href'] ?? '', address))
    .filter((feed) => feed !== null && feed !== address);
  const named = title ? ` ("${cut(title)}")` : '';
  return refuse(
    `the document is an HTML page${named}, no feed`,
    feeds.length > 0
      ? `The page offers ${feeds.slice(0, 3).join(' and ')}: use that.`
      : 'Look for the feed on that site.',
  );
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 4_096);
  const odd = sample.replace(/[^\0-\x08\x0e-\x1f\ufffd]/g, '').length;
  return odd > sample.length / 10;
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function refuse(message: string, mend: string): RendezvousError {
  return new RendezvousError('unreadable-feed', `No feed found: ${message}.`, mend);
}

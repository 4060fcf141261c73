/**
 * The content of text constructs as HTML: escaped markup, inline XHTML, base64 and plain text all come out in one form,
 * in document order, with relative addresses resolved. Makes nothing safe for display.
 */
import { escapeHtml, looksLikeHtml } from '../clean.ts';
import { resolveLinksIn } from '../html-links.ts';
import type { FeedElement } from './elements.ts';
import { textOf } from './elements.ts';

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** HTML of a text construct, trimmed; empty where it has none. `element` is any of RSS's or Atom's content elements. */
export function htmlOf(element: FeedElement): string {
  const html = sourceOf(element).trim();
  return html === '' ? '' : resolveLinksIn(html, element.base);
}

/** What a title or another short field holds, markup and all, before it becomes a line of text. */
export function sourceOf(element: FeedElement): string {
  const type = (element.attributes['type'] ?? '').trim().toLowerCase();
  const mode = (element.attributes['mode'] ?? '').toLowerCase();
  if (element.children.some((child) => typeof child !== 'string')) return serialise(unwrapDiv(element, type));
  const text = textOf(element);
  if (mode === 'base64' || isEncodedMedia(type)) return decodeBase64(text);
  return isPlainText(type, element.name) && !looksLikeHtml(text) ? escapeHtml(text) : text;
}

/** Atom's constructs are plain text where they do not say otherwise; RSS's are HTML. */
function isPlainText(type: string, name: string): boolean {
  return (
    type === 'text' || type === 'text/plain' || (type === '' && (name === 'summary' || name === 'content'))
  );
}

/** Atom (RFC 4287, 4.1.3.3): media types that are neither text nor XML come in base64. */
function isEncodedMedia(type: string): boolean {
  return type.includes('/') && !/^text\/|[+/]xml$|html/.test(type);
}

function decodeBase64(text: string): string {
  const letters = text.replace(/\s+/g, '');
  if (!/^[\w+/-]+={0,2}$/.test(letters)) return text;
  const decoded = Buffer.from(letters, 'base64').toString('utf8');
  return decoded.includes('\ufffd') || decoded.includes('\0') ? '' : decoded;
}

/** Atom's XHTML content stands in a div that is not part of it (RFC 4287, 3.1.1.3). */
function unwrapDiv(element: FeedElement, type: string): FeedElement {
  const parts = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const [only] = parts;
  const isWrapper = parts.length === 1 && typeof only === 'object' && /^(?:xhtml:)?div$/.test(only.name);
  return isWrapper && /^xhtml$|xhtml\+xml/.test(type) ? only : element;
}

function serialise(element: FeedElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : serialiseTag(child)))
    .join('');
}

/** Text beside real elements may itself be escaped markup; then it stays markup. */
function escapeText(text: string): string {
  return looksLikeHtml(text) ? text : escapeHtml(text);
}

function serialiseTag(element: FeedElement): string {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  const attributes = Object.entries(element.attributes)
    .filter(([attribute]) => !attribute.startsWith('xmlns'))
    .map(([attribute, value]) => ` ${attribute}="${escapeHtml(value)}"`)
    .join('');
  const opened = `<${name}${attributes}>${serialise(element)}`;
  return VOID.has(name) ? opened : `${opened}</${name}>`;
}

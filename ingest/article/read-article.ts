/**
 * A fetched page's bytes → the article on it: decoded, its text found and weighed, its facts read. Pages that are no
 * article come back with a refusal and low quality, never as an error. Fetches and stores nothing.
 */
import { load } from 'cheerio/slim';
import { cutText } from '../clean.ts';
import { decodeText, settleEncoding } from '../decode.ts';
import type { Block } from './blocks.ts';
import { chooseText } from './choose-text.ts';
import { GOOD_ENOUGH, judgePage, type PageRefusal } from './judge-page.ts';
import { findMainText } from './main-text.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';
import { slimPage } from './slim-page.ts';

/** Names everything that decides on a text; raised whenever stored pages would give another one. */
export const EXTRACTOR = 'article-1';

/** Characters of a page that are read; beyond them pages carry data, not text. */
const MOST_PAGE = 6_000_000;
/** Characters of text that are kept. */
const MOST_TEXT = 200_000;

export interface PageSource {
  /** Where the page was fetched from, after redirects; absolute. */
  address: string;
  /** The HTTP Content-Type header, null where there was none. */
  contentType: string | null;
}

export interface Article extends Omit<PageFacts, 'declared'> {
  /** Paragraphs, an empty line between two. For analysis, never shown. */
  text: string;
  /** 0–1, see `judgePage`. */
  quality: number;
  refusal: PageRefusal | null;
  /** Whether the text is good enough to stand for the article. */
  isGood: boolean;
  /** `EXTRACTOR` as it was when the text was found. */
  extractor: string;
}

/** Reads a page. Any bytes are answered. */
export function readArticle(bytes: Uint8Array, { address, contentType }: PageSource): Article {
  const { html, text: pageText, declarations } = slimPage(decodePage(bytes, contentType));
  const $ = load(html);
  const { declared, ...facts } = readPageFacts($, declarations, address);
  const { blocks } = chooseText(findMainText(html), declared?.body ?? '');
  const title = `${$('title').first().text()}\n${facts.title}`;
  const judgement = judgePage({ address, title, blocks, paid: declared?.paid ?? false, pageText });
  const isGood = judgement.refusal === null && judgement.quality >= GOOD_ENOUGH;
  return { ...facts, ...judgement, isGood, text: toText(blocks, facts.title), extractor: EXTRACTOR };
}

/** Paragraphs as text; the title, where the page repeats it above them, is left out. */
function toText(blocks: readonly Block[], title: string): string {
  const body = blocks[0]?.text === title ? blocks.slice(1) : blocks;
  return cutText(body.map(({ text }) => text).join('\n\n'), MOST_TEXT);
}

/** A page without a charset in its header names it in a meta element (WHATWG HTML 13.2.3.2). */
function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const type =
    /charset\s*=/i.test(contentType ?? '') || named === undefined
      ? contentType
      : `text/html; charset=${named}`;
  return decodeText(bytes, settleEncoding(bytes, type)).slice(0, MOST_PAGE);
}

/**
 * One text out of two witnesses: what the page declares as the article's body, and what stands on the page. A declared
 * text that is long and agrees says which blocks belong; one that the page does not show stands for itself.
 */
import { cleanText, looksLikeHtml } from '../clean.ts';
import { type Block, readBlocks } from './blocks.ts';
import { dropBoilerplate } from './boilerplate.ts';
import { lengthOf } from './main-text.ts';

/** Characters from which a declared text is more than a teaser. */
const LONG = 500;
/** Words in a row that are compared. */
const SHINGLE = 4;
/** Share of a block's shingles that must be declared for it to belong. */
const BELONGS = 0.5;
/** Share of the declared text that the page must show for its blocks to be taken. */
const SHOWN = 0.75;

export interface ChosenText {
  blocks: Block[];
  source: 'page' | 'declared' | 'both';
}

/** @param declared the body as JSON-LD gives it, empty where there is none. */
export function chooseText(found: Block[], declared: string): ChosenText {
  const body = dropBoilerplate(readDeclared(declared));
  const length = lengthOf(body);
  const isTeaser = length < LONG || /(?:\.\.\.|…|\[…\])\s*$/.test(declared);
  if (isTeaser || length < lengthOf(found) / 4) return { blocks: found, source: 'page' };
  const wanted = shinglesOf(body.map(({ text }) => text).join(' '));
  const agreeing = found.filter(({ text }) => shareWithin(shinglesOf(text), wanted) >= BELONGS);
  const shown = shareWithin(wanted, shinglesOf(agreeing.map(({ text }) => text).join(' ')));
  return shown >= SHOWN ? { blocks: agreeing, source: 'both' } : { blocks: body, source: 'declared' };
}

function readDeclared(text: string): Block[] {
  if (looksLikeHtml(text)) return readBlocks(text);
  const decoded = /&(?:[a-z]+|#\d+);/i.test(text)
    ? readBlocks(text.replaceAll('<', '&lt;').replace(/\n+/g, '<br><br>'))
    : null;
  const lines = text
    .split(/\n+/)
    .map(cleanText)
    .filter((line) => line !== '');
  return decoded ?? lines.map((line) => ({ text: line, kind: 'paragraph', linked: 0 }));
}

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < SHINGLE) return new Set(words.length > 0 ? [words.join(' ')] : []);
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
}

function shareWithin(some: Set<string>, all: Set<string>): number {
  if (some.size === 0) return 0;
  let within = 0;
  for (const shingle of some) if (all.has(shingle)) within++;
  return within / some.size;
}

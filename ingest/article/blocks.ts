/**
 * HTML as a sequence of text blocks: paragraphs, headings, list entries, with how much of each is links. The form in
 * which an article's text is weighed line by line. Decides nothing.
 */
import { Parser } from 'htmlparser2';
import { cleanText } from '../clean.ts';

export interface Block {
  /** Plain text, white space folded, never empty. */
  text: string;
  /** The nearest element around it that says what it is. */
  kind: 'paragraph' | 'heading' | 'item';
  /** Share of its characters that stand in links, 0–1. */
  linked: number;
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'script style template noscript iframe object svg math head button select textarea figcaption audio video'.split(
    ' ',
  ),
);

/** The blocks of an HTML fragment in document order. A single line break is a space, an empty line ends a block. */
export function readBlocks(html: string): Block[] {
  const blocks: Block[] = [];
  const around: string[] = [];
  let text = '';
  let linkedText = '';
  let breaks = 0;
  const flush = () => {
    const clean = cleanText(text);
    if (clean !== '')
      blocks.push({
        text: clean,
        kind: kindOf(around),
        linked: Math.min(1, cleanText(linkedText).length / clean.length),
      });
    text = '';
    linkedText = '';
    breaks = 0;
  };
  const parser = new Parser({
    onopentag(name) {
      if (name === 'br') {
        breaks++;
        if (breaks > 1) flush();
        else text += ' ';
        return;
      }
      if (!INLINE.has(name)) flush();
      around.push(name);
    },
    ontext(data) {
      if (around.some((name) => SILENT.has(name))) return;
      if (data.trim() !== '') breaks = 0;
      text += data;
      if (around.includes('a')) linkedText += data;
    },
    onclosetag(name) {
      if (name === 'br') return;
      if (!INLINE.has(name)) flush();
      around.pop();
    },
  });
  parser.end(html);
  flush();
  return blocks;
}

function kindOf(around: readonly string[]): Block['kind'] {
  const nearest = around.findLast((name) => /^(?:h[1-6]|li|dt|dd|p|td|blockquote)$/.test(name)) ?? '';
  if (nearest.startsWith('h')) return 'heading';
  return /^(?:li|dt|dd)$/.test(nearest) ? 'item' : 'paragraph';
}

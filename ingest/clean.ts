/**
 * Makes text from outside harmless: plain text out of HTML, control and direction-overriding characters out of both. It
 * does not sanitise HTML for display: whoever shows HTML must do that.
 */
import { Tokenizer } from 'htmlparser2';
import { mendDoubleEncoding } from './mojibake.ts';

/** Characters of the longest title, author or category that is kept. */
export const LINE_LIMIT = 1_000;

/** C0 and C1 controls but white space, direction overrides and isolates, marks without width, tag characters. */
const HARMFUL =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Elements whose content is not text for a reader. */
const SILENT = new Set(['script', 'style', 'template', 'iframe', 'svg', 'math']);

/** Elements that do not interrupt a word. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

const BLOCK =
  'address article aside audio blockquote body br button center dd details div dl dt embed figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img input li link main map math meta nav noscript object ol p param picture pre script section source style svg table tbody td tfoot th thead time tr ul video';

const KNOWN_TAG = new RegExp(
  `<(?:/?(?:${[...INLINE].join('|')}|${BLOCK.replaceAll(' ', '|')})(?=[\\s/>])[^<>]*>|!--)`,
  'i',
);

/** Whether a text that may be either carries markup of HTML. */
export function looksLikeHtml(text: string): boolean {
  return text.includes('<') && KNOWN_TAG.test(text);
}

/** The text of an HTML fragment as a reader sees it, white space folded, harmful characters and scripts left out. */
export function toPlainText(html: string): string {
  return cleanText(html.includes('<') || html.includes('&') ? textIn(html) : html);
}

/** Reads tokens, not trees: a fragment nested a million deep costs no more than its length. */
function textIn(html: string): string {
  let text = '';
  let silent: string | null = null;
  let tag = '';
  let attribute = '';
  const ignore = () => {};
  const nameAt = (from: number, to: number) => html.slice(from, to).toLowerCase();
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(from, to) {
        tag = nameAt(from, to);
        if (silent === null && SILENT.has(tag)) silent = tag;
        else if (!INLINE.has(tag)) text += ' ';
      },
      onclosetag(from, to) {
        const name = nameAt(from, to);
        if (name === silent) silent = null;
        else if (!INLINE.has(name)) text += ' ';
      },
      ontext(from, to) {
        if (silent === null) text += html.slice(from, to);
      },
      ontextentity(codepoint) {
        if (silent === null) text += String.fromCodePoint(codepoint);
      },
      onattribname(from, to) {
        attribute = nameAt(from, to);
      },
      onattribdata(from, to) {
        if (tag === 'img' && attribute === 'alt' && silent === null) text += html.slice(from, to);
      },
      onattribentity(codepoint) {
        if (tag === 'img' && attribute === 'alt' && silent === null) text += String.fromCodePoint(codepoint);
      },
      oncdata(from, to, end) {
        if (silent === null) text += html.slice(from, to - end);
      },
      onselfclosingtag() {
        if (silent === tag) silent = null;
      },
      onattribend: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return text;
}

/**
 * One line of plain text, at most `LINE_LIMIT` characters, from a field that may hold text or HTML. Markup is taken
 * out where it is HTML's own, so that "a < b" and "List<int>" stay as they are.
 */
export function toLine(text: string): string {
  const head = text.length > 64 * LINE_LIMIT ? text.slice(0, 64 * LINE_LIMIT) : text;
  const line = toPlainText(looksLikeHtml(head) ? head : head.replaceAll('<', '&lt;'));
  return line.length > LINE_LIMIT ? `${cutText(line, LINE_LIMIT - 1)}…` : line;
}

/** Harmful characters out, white space folded. */
export function cleanText(text: string): string {
  return mendDoubleEncoding(text).replace(HARMFUL, '').replace(/\s+/g, ' ').trim();
}

/** The first characters of a text, no surrogate pair cut in two. */
export function cutText(text: string, length: number): string {
  const end = text.length > length && /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length;
  return text.slice(0, end);
}

/** Plain text as HTML, in attributes as well. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

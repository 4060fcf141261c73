/**
 * A page's HTML reduced to what can carry text or facts, in one pass and in bounded size and depth, so that no page,
 * however built, can hold up or overflow what reads it next. Judges nothing.
 */
import { Parser } from 'htmlparser2';
import { escapeHtml } from '../clean.ts';

/** Elements that are left out with all they hold. */
const SILENT = new Set(
  'script style noscript template iframe object svg math canvas audio video select option textarea button map'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Attributes by which text and facts are found. */
const KEPT = new Set(
  'class id role hidden aria-hidden style itemprop rel href property name http-equiv content type datetime pubdate lang data-testid'.split(
    ' ',
  ),
);

/** Elements, nesting and attribute length of the largest page that is read whole; real ones stay far below. */
const MOST_ELEMENTS = 5_000;
const DEEPEST = 120;
const LONGEST_ATTRIBUTE = 2_000;
/** Characters of text. */
const MOST_TEXT = 600_000;

export interface SlimPage {
  /** HTML without scripts and drawings. */
  html: string;
  /** All text that is left, white space folded. */
  text: string;
  /** Contents of the JSON-LD scripts. */
  declarations: string[];
}

export function slimPage(page: string): SlimPage {
  const declarations: string[] = [];
  const open: string[] = [];
  let html = '';
  let text = '';
  let silent = 0;
  let isDeclaration = false;
  let elements = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (silent > 0 || SILENT.has(name)) {
        silent++;
        isDeclaration = name === 'script' && /ld\+json/i.test(attributes['type'] ?? '');
        if (isDeclaration) declarations.push('');
        return;
      }
      const isKept = open.length < DEEPEST && elements < MOST_ELEMENTS;
      if (isKept) html += openingTag(name, attributes);
      elements++;
      text += ' ';
      if (!VOID.has(name)) open.push(isKept ? name : '');
    },
    ontext(data) {
      if (silent === 0 && elements <= MOST_ELEMENTS && html.length < MOST_TEXT) {
        html += escapeHtml(data);
        text += data;
      } else if (isDeclaration) declarations[declarations.length - 1] += data;
    },
    onclosetag(name) {
      if (silent > 0) {
        silent--;
        isDeclaration = false;
      } else if (!VOID.has(name)) {
        const closed = open.pop();
        if (closed) html += `</${closed}>`;
      }
    },
  });
  parser.end(page);
  const endings = open.reverse().map((name) => (name ? `</${name}>` : ''));
  return { html: html + endings.join(''), text: text.replace(/\s+/g, ' ').trim(), declarations };
}

function openingTag(name: string, attributes: Record<string, string>): string {
  const kept = Object.entries(attributes).filter(
    ([attribute, value]) => KEPT.has(attribute) && value.length <= LONGEST_ATTRIBUTE,
  );
  return `<${name}${kept.map(([attribute, value]) => ` ${attribute}="${escapeHtml(value).replaceAll('"', '&quot;')}"`).join('')}>`;
}

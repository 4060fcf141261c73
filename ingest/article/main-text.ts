/**
 * Finds the article on a page: scripts and furniture out, then Mozilla's Readability, then the blocks that are boilerplate
 * by their wording left out. Knows no outlet by name. Declarations about the article are weighed elsewhere.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Block, readBlocks } from './blocks.ts';
import { dropBoilerplate } from './boilerplate.ts';

/** Elements that are never part of an article's text. */
const FURNITURE = [
  'nav, footer, form, dialog, menu, figcaption, [hidden], [role="navigation"], [role="search"], [role="dialog"], [role="complementary"]',
  '[aria-hidden="true"] p, [class*="visually-hidden"], [class*="screen-reader"], [class*="sr-only"]',
].join(', ');

/** Names that publishers give to what stands beside or between an article's paragraphs. */
const BESIDE =
  /(?:^|[\s_-])(?:newsletters?|subscri(?:be|ption)|sign-?up|related(?:-\w+)?|recirc\w*|most-?(?:read|popular)|trending|read-?(?:more|next|also)|see-?also|recommend\w*|promo\w*|sponsor\w*|advert\w*|ads?|ad-\w+|banner|social|share|sharing|sharedaddy|comments?|disqus\w*|respond|outbrain|taboola|cookie\w*|consent|gdpr|breadcrumbs?|tags?|tag-?list|author-?(?:bio|box|info)|about-?author|rich-?link|inline-?link|caption|credits?|toc|pager|pagination|print-?only|teaser-list|donat\w+)(?:[\s_-]|$)/i;

/** An element that holds more of the page's text than this is no furniture, whatever it is called. */
const MOST_OF_PAGE = 0.3;

const DECLARED_BODY = '[itemprop~="articleBody"]';

/**
 * The blocks of a page's article; empty where none is found, also where a page is built so that the libraries give up on
 * it. `html` is slim (see `slimPage`).
 */
export function findMainText(html: string): Block[] {
  try {
    return findArticle(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return [];
    throw error;
  }
}

function findArticle(html: string): Block[] {
  const { document } = parseHTML(html);
  removeFurniture(document);
  const marked = [...document.querySelectorAll(DECLARED_BODY)].map((element) => element.innerHTML).join('\n');
  const read = new Readability(document as unknown as Document, {
    disableJSONLD: true,
    charThreshold: 250,
  }).parse();
  const found = dropBoilerplate(readBlocks(read?.content ?? ''));
  const declared = dropBoilerplate(readBlocks(marked));
  return lengthOf(declared) > lengthOf(found) * 0.5 ? declared : found;
}

/** Characters of text in blocks. */
export function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function removeFurniture(document: ReturnType<typeof parseHTML>['document']): void {
  for (const element of [...document.querySelectorAll(FURNITURE)]) element.remove();
  const whole = textLength(document.body);
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (/^(?:body|main|article|html|h1)$/i.test(element.tagName) || !BESIDE.test(name)) continue;
    if (textLength(element) < whole * MOST_OF_PAGE) element.remove();
  }
}

function textLength(element: { textContent: string | null } | null): number {
  return element?.textContent?.length ?? 0;
}

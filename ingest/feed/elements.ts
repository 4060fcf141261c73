/**
 * A feed document's elements as a light tree, with what their reading depends on: vocabulary, base address, language.
 * How the tree is built belongs to element-reader.ts, what its elements mean to fields.ts.
 */
import { resolveAddress } from '../addresses.ts';

/** An element with everything that its reading depends on. */
export interface FeedElement {
  /** Lower-case, under its vocabulary: `title`, `dc:date`. */
  name: string;
  attributes: Record<string, string>;
  children: (string | FeedElement)[];
  /** The address that relative ones at this place are resolved against. */
  base: string;
  /** What xml:lang has come to at this place, null where none was given. */
  language: string | null;
  /** How its end was found: by its own tag, by that of an element around it, or not before the text ended. */
  closed: 'tag' | 'implied' | 'end';
}

/** An element with nothing in it yet, below another. */
export function createElement(
  name: string,
  attributes: Record<string, string>,
  above: Pick<FeedElement, 'base' | 'language'>,
): FeedElement {
  const base = attributes['xml:base'] ?? attributes['base'];
  const language = attributes['xml:lang'] ?? attributes['lang'];
  return {
    name,
    attributes,
    children: [],
    base: base ? (resolveAddress(base, above.base) ?? above.base) : above.base,
    language: language === undefined ? above.language : language.trim() || null,
    closed: 'tag',
  };
}

/** The text of an element and of everything in it, in document order. */
export function textOf(element: FeedElement): string {
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}

/** The elements directly within one that bear a name. */
export function childrenOf(element: FeedElement, ...names: string[]): FeedElement[] {
  return element.children.filter(
    (child) => typeof child !== 'string' && names.includes(child.name),
  ) as FeedElement[];
}

/**
 * Mends tags that were never ended and quotes that were never closed, in a document where they have swallowed others.
 * Only for documents known to be broken so: it takes the first `>` for the end of a tag, wherever it stands.
 */

/** CDATA sections and comments, which stay as they are, and tags up to their end or to the start of the next. */
const PARTS = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*(?:>|(?=<))/gi;

/** The document with every tag ended before the next begins, and no quote open at a tag's end. */
export function mendTags(text: string): string {
  return text.replace(PARTS, (part) => (part.startsWith('<!') ? part : endTag(closeQuotes(part))));
}

function endTag(tag: string): string {
  return tag.endsWith('>') ? tag : `${tag}>`;
}

/** A quote that opens and does not close is taken out; what stands before it keeps its quotes. */
function closeQuotes(tag: string): string {
  const open = /^[^"']*(?:"[^"]*"[^"']*|'[^']*'[^"']*)*(["'])[^"']*$/.exec(tag);
  const at = open ? tag.lastIndexOf(open[1]!) : -1;
  return at < 0 ? tag : tag.slice(0, at) + tag.slice(at + 1);
}

const SWALLOWED =
  /<\/?(?:rss|feed|channel|item|entry|title|link|guid|id|description|summary|content|pubdate|published|updated)[\s>]/i;

/**
 * Whether an element's attributes show that it has swallowed tags. XML has no `<` in attributes; HTML in feeds has, so in
 * values only the names of feeds count.
 */
export function hasSwallowedTags(attributes: Record<string, string>): boolean {
  for (const name in attributes) {
    if (name.includes('<') || (attributes[name]!.includes('<') && SWALLOWED.test(attributes[name]!)))
      return true;
  }
  return false;
}

/**
 * Mends the tree of a document whose elements were not closed: what an unclosed element has swallowed goes back to where
 * it belongs. Tags that are broken themselves are the business of mend-tags.ts.
 */
import type { FeedElement } from './elements.ts';

/** Elements that make up a feed or an entry and never hold each other. */
const PARTS =
  /^(?:language|ttl|image|lastbuilddate|copyright|generator|skiphours|skipdays|title|link|guid|id|pubdate|published|updated|issued|modified|created|description|summary|content|author|category|comments|enclosure|source|dc:\w+|dcterms:\w+|content:encoded|media:\w+|itunes:\w+)$/;

/** Gives back to a feed or an entry the parts that stand inside an unclosed one before them. */
export function releaseSwallowed(parent: FeedElement): void {
  for (let at = 0; at < parent.children.length; at++) {
    const child = parent.children[at]!;
    if (typeof child === 'string') continue;
    releaseSwallowed(child);
    if (child.closed === 'tag') continue;
    const first = child.children.findIndex((part) => typeof part !== 'string' && PARTS.test(part.name));
    if (first >= 0) parent.children.splice(at + 1, 0, ...child.children.splice(first));
  }
}

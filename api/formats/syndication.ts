/** Lists as feeds: Atom (RFC 4287) and JSON Feed, so that any filtered list can be followed in a feed reader. */
import { Feed } from 'feed';

export interface FeedEntry {
  /** Stable and unique address. */
  id: string;
  title: string;
  link: string;
  summary: string;
  author: string;
  categories: string[];
  published: Date;
  updated: Date;
}

export interface FeedFacts {
  title: string;
  description: string;
  /** The address of this list in this form, and of the dashboard. */
  self: string;
  home: string;
  rights: string;
  entries: FeedEntry[];
}

export function renderAtom(facts: FeedFacts): string {
  return build(facts, 'atom').atom1();
}

export function renderJsonFeed(facts: FeedFacts): string {
  return build(facts, 'json').json1();
}

function build(facts: FeedFacts, form: 'atom' | 'json'): Feed {
  const newest = Math.max(0, ...facts.entries.map(({ updated }) => updated.getTime()));
  const feed = new Feed({
    id: facts.self,
    title: facts.title,
    description: facts.description,
    link: facts.home,
    feedLinks: { [form]: facts.self },
    copyright: facts.rights,
    generator: 'Rendezvous',
    updated: new Date(newest),
  });
  // The library declares Atom's texts as HTML, JSON Feed's are plain.
  const text = form === 'atom' ? (plain: string) => escapeHtml(cleanForXml(plain)) : cleanForXml;
  for (const entry of facts.entries) {
    feed.addItem({
      id: entry.id,
      title: text(entry.title),
      link: entry.link,
      description: text(entry.summary),
      author: [{ name: cleanForXml(entry.author) }],
      category: entry.categories.map((name) => ({ name, term: name })),
      published: entry.published,
      date: entry.updated,
    });
  }
  return feed;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without the characters that XML 1.0 cannot carry. */
function cleanForXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/**
 * Which vocabulary an element belongs to, told by its namespace's address in all the spellings that feeds have used,
 * never by its prefix: names come out as `title`, `dc:date`, `media:content`, whatever the document calls them.
 */

/**
 * Vocabularies whose elements are read, by the lower-case start of their address, the longer before the shorter; ''
 * holds RSS and Atom themselves, undefined stands for what is not read.
 */
const VOCABULARIES: [address: string, vocabulary: string | undefined][] = [
  ['http://www.w3.org/2005/atom', ''],
  ['https://www.w3.org/2005/atom', ''],
  ['http://purl.org/atom/', ''],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication', 'sy'],
  ['http://purl.org/rss/1.0/modules/rss091', ''],
  ['http://purl.org/rss/1.0/modules/', undefined],
  ['http://purl.org/rss/1.0', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://my.netscape.com/publish/formats/rss', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/', undefined],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://cyber.law.harvard.edu/rss/rss', ''],
  ['http://purl.org/echo/', ''],
  ['http://purl.org/pie/', ''],
  ['http://example.com/necho', ''],
  ['http://example.com/newformat#', ''],
  ['uri/of/echo/namespace#', ''],
  ['http://purl.org/dc/elements/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['https://search.yahoo.com/mrss', 'media'],
  ['http://www.rssboard.org/media-rss', 'media'],
  ['http://www.itunes.com/dtds/', 'itunes'],
  ['https://www.itunes.com/dtds/', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://rssnamespace.org/feedburner/ext/', 'feedburner'],
  ['http://prismstandard.org/namespaces/', 'prism'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://purl.org/syndication/history/', 'fh'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
];

/**
 * The vocabulary behind a namespace address, undefined where it is none that is read.
 * Case and what follows the known start (versions, slashes) do not matter.
 */
export function vocabularyOf(address: string): string | undefined {
  const plain = address.trim().toLowerCase();
  return VOCABULARIES.find(([start]) => plain.startsWith(start))?.[1];
}

/** Prefixes in force at one place; documents with more are hostile. */
const PREFIX_LIMIT = 64;

/** What the namespace declarations in force make of prefixes; '' is the default namespace. */
export type Prefixes = ReadonlyMap<string, string>;

/** Declarations added by an element's attributes; the same map where it has none. */
export function withDeclarations(prefixes: Prefixes, attributes: Record<string, string>): Prefixes {
  let added: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name === 'xmlns' ? '' : name.slice(6);
    added ??= new Map(prefixes);
    if (added.size >= PREFIX_LIMIT) break;
    added.set(prefix, vocabularyOf(attributes[name]!) ?? prefix);
  }
  return added ?? prefixes;
}

/** An element's name under its vocabulary. A prefix that is not declared, or unknown, stands for itself. */
export function qualifyName(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const vocabulary = prefixes.get(prefix) ?? (prefix === 'atom' || prefix === 'rss' ? '' : prefix);
  const local = colon < 0 ? name : name.slice(colon + 1);
  return vocabulary === '' ? local : `${vocabulary}:${local}`;
}

/**
 * Which elements of an entry say what, whatever format they come from. RSS, RDF, Atom and CDF, with Dublin Core, media,
 * content and podcast modules, share one table: publishers mix them freely.
 */
import type { FeedElement } from './elements.ts';

export type FieldRole =
  | 'title'
  | 'otherTitle'
  | 'link'
  | 'origin'
  | 'id'
  | 'published'
  | 'dated'
  | 'updated'
  | 'created'
  | 'content'
  | 'summary'
  | 'otherSummary'
  | 'author'
  | 'category'
  | 'keywords'
  | 'enclosure'
  | 'language'
  | 'closed';

const ROLES: Record<FieldRole, string> = {
  title: 'title',
  otherTitle: 'dc:title media:title itunes:title',
  link: 'link',
  origin: 'feedburner:origlink',
  id: 'guid id dc:identifier',
  published: 'pubdate published issued dcterms:issued',
  dated: 'dc:date dcterms:date date',
  updated: 'updated modified dcterms:modified lastbuilddate',
  created: 'created dcterms:created dcterms:available prism:publicationdate',
  content: 'content content:encoded encoded fullitem body xhtml:body',
  summary: 'description summary abstract dc:description dcterms:abstract',
  otherSummary: 'itunes:summary itunes:subtitle media:description media:text subtitle tagline',
  author: 'author dc:creator dc:author itunes:author managingeditor media:credit',
  category: 'category dc:subject media:category itunes:category',
  keywords: 'keywords media:keywords itunes:keywords tags',
  enclosure: 'enclosure media:content',
  language: 'language dc:language',
  closed: 'source image textinput comments contributor dc:contributor itunes:owner rdf:li',
};

const ROLE_OF = new Map(
  Object.entries(ROLES).flatMap(([role, names]) => names.split(' ').map((name) => [name, role as FieldRole])),
);

/** Roles whose elements count at every depth; of the others only those nearest to the entry do. */
const GATHERED = new Set<FieldRole>(['category', 'keywords', 'enclosure']);

/** The elements found for each role, in document order; none of them is ever changed. */
export type Fields = Record<FieldRole, readonly FeedElement[]>;

const NO_FIELDS = Object.fromEntries(Object.keys(ROLES).map((role) => [role, []])) as unknown as Fields;

interface Gathering {
  fields: Fields;
  depths: Partial<Record<FieldRole, number>>;
}

/** Sorts the elements of an entry by what they say. Elements of no role are looked into. */
export function gatherFields(entry: FeedElement): Fields {
  const gathering: Gathering = { fields: { ...NO_FIELDS }, depths: {} };
  gatherWithin(entry, 0, gathering);
  return gathering.fields;
}

function gatherWithin(element: FeedElement, depth: number, gathering: Gathering): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const role = ROLE_OF.get(child.name);
    if (role === undefined || role === 'enclosure') gatherWithin(child, depth + 1, gathering);
    if (role !== undefined && role !== 'closed') takeField(role, child, depth, gathering);
  }
}

function takeField(
  role: FieldRole,
  element: FeedElement,
  depth: number,
  { fields, depths }: Gathering,
): void {
  const known = depths[role] ?? Number.POSITIVE_INFINITY;
  if (GATHERED.has(role) || depth === known) fields[role] = [...fields[role], element];
  else if (depth < known) fields[role] = [element];
  depths[role] = Math.min(depth, known);
}

/**
 * What a page declares of its article in JSON-LD (schema.org): found among whatever else stands there, and mended where
 * publishers write it wrongly. Reads declarations only; whether they are true is judged elsewhere.
 */
import { cleanText } from '../clean.ts';

/** An article as its page declares it; empty strings and lists where it says nothing. */
export interface DeclaredArticle {
  headline: string;
  /** The declared text, paragraphs on lines of their own where they are told apart. May hold HTML. */
  body: string;
  authors: string[];
  published: string;
  modified: string;
  language: string;
  image: string;
  /** `isAccessibleForFree` is declared false. */
  paid: boolean;
}

type Node = Record<string, unknown>;

const ARTICLE = /(?:^|[/:])(?:[A-Z]\w*)?(?:Article|BlogPosting|Report)$/;

/** The article with the longest text among the declarations of a page; null where none is declared. */
export function findDeclaredArticle(scripts: readonly string[]): DeclaredArticle | null {
  const articles = scripts
    .flatMap((script) => flatten(parse(script)))
    .filter((node) => list(node['@type']).some((type) => ARTICLE.test(String(type))))
    .map(describe);
  return articles.sort((a, b) => b.body.length - a.body.length)[0] ?? null;
}

function describe(node: Node): DeclaredArticle {
  return {
    headline: text(node['headline']) || text(node['name']),
    body: typeof node['articleBody'] === 'string' ? node['articleBody'] : '',
    authors: list(node['author'] ?? node['creator'])
      .map(nameOf)
      .filter(Boolean),
    published: text(node['datePublished']),
    modified: text(node['dateModified']),
    language: nameOf(node['inLanguage']),
    image: list(node['image']).map(addressOf).find(Boolean) ?? '',
    paid: /^false$/i.test(String(node['isAccessibleForFree'] ?? '')),
  };
}

/** JSON as written, else with what publishers' templates leave in it taken out; null where it stays unreadable. */
function parse(script: string): unknown {
  const bare = script.replace(/^\s*(?:\/\/)?\s*(?:<!\[CDATA\[|<!--)|(?:\/\/)?\s*(?:\]\]>|-->)\s*$/g, '');
  const mended = bare.replace(/[\0-\x1f]+/g, ' ').replace(/,(?=\s*[}\]])/g, '');
  for (const candidate of [bare, mended]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next form is tried.
    }
  }
  return null;
}

/** Every object at the top, in lists, in `@graph` and as a page's main entity. */
function flatten(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  return [node, ...flatten(node['@graph']), ...flatten(node['mainEntity'])];
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string {
  return typeof value === 'string' ? cleanText(value) : '';
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  return text((value as Node)['name']) || text((value as Node)['alternateName']);
}

function addressOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  return text((value as Node)['url']) || text((value as Node)['@id']);
}

/**
 * Reads a sitemap document (sitemaps.org 0.9): an index of sitemaps or a list of pages, with Google's news extension,
 * plain or gzipped. Only reads; what is worth following is decided elsewhere.
 */
import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { isWebAddress } from '../addresses.ts';
import { cleanText } from '../clean.ts';
import { parseDate } from '../dates.ts';
import { decodeText, settleEncoding } from '../decode.ts';

export interface SitemapEntry {
  address: string;
  /** ISO 8601; null where the sitemap does not say. */
  lastModified: string | null;
  /** From the news extension. */
  published: string | null;
  title: string | null;
  language: string | null;
}

export interface Sitemap {
  kind: 'index' | 'pages';
  entries: SitemapEntry[];
}

/** Bytes of the largest sitemap that the protocol allows, uncompressed. */
const LARGEST = 52_428_800;
const NOTHING: SitemapEntry = {
  address: '',
  lastModified: null,
  published: null,
  title: null,
  language: null,
};

/** Elements by local name, namespaces' prefixes left out. */
const FIELDS: Record<string, keyof SitemapEntry> = {
  loc: 'address',
  lastmod: 'lastModified',
  publication_date: 'published',
  title: 'title',
  language: 'language',
};

/** Reads a sitemap; null where the bytes are none. Pictures and videos within an entry are passed over. */
export function readSitemap(bytes: Uint8Array, contentType: string | null): Sitemap | null {
  const plain = unpack(bytes);
  if (plain === null) return null;
  let kind: Sitemap['kind'] | null = null;
  const entries: SitemapEntry[] = [];
  const open: string[] = [];
  let entry = { ...NOTHING };
  let text = '';
  const parser = new Parser(
    {
      onopentag(name) {
        const local = name.slice(name.indexOf(':') + 1);
        if (local === 'sitemapindex') kind = 'index';
        if (local === 'urlset') kind = 'pages';
        if (/^(?:url|sitemap)$/.test(local)) entry = { ...NOTHING };
        if (/^(?:image|video):/.test(name)) open.push('media');
        else open.push(local);
        text = '';
      },
      ontext(data) {
        text += data;
      },
      onclosetag() {
        const local = open.pop() ?? '';
        const field = open.includes('media') ? undefined : FIELDS[local];
        if (field) entry[field] = readField(field, cleanText(text)) as never;
        if (/^(?:url|sitemap)$/.test(local) && isWebAddress(entry.address)) entries.push(entry);
        text = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(decodeText(plain, settleEncoding(plain, contentType)));
  return kind === null ? null : { kind, entries };
}

function readField(field: keyof SitemapEntry, text: string): string | null {
  if (field !== 'lastModified' && field !== 'published') return text || (field === 'address' ? '' : null);
  const read = parseDate(text);
  return read === null ? null : new Date(read.instant).toISOString();
}

function unpack(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return null;
  }
}

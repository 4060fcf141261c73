/**
 * Files of the past as archived rows, whatever their form: CSV, feed documents, mbox, JSON lines. The form is told by
 * the name, else by how the file begins. Rows are as the file gives them; whoever stores them checks them.
 */
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'csv-parse';
import { toPlainText } from '../clean.ts';
import { parseDate } from '../dates.ts';
import { readFeed } from '../feed/read-feed.ts';
import type { ArchivedRow } from '../items.ts';
import { readMbox } from './read-mbox.ts';

export type FileForm = 'json-lines' | 'csv' | 'feed' | 'mbox';

/** A row as a file gives it; null in the place of one that is too large to be read. */
export type FileRow = Partial<ArchivedRow> | null;

const BY_NAME: Record<string, FileForm> = {
  '.jsonl': 'json-lines',
  '.ndjson': 'json-lines',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.rss': 'feed',
  '.atom': 'feed',
  '.rdf': 'feed',
  '.xml': 'feed',
  '.mbox': 'mbox',
  '.mbx': 'mbox',
};

/** Names that columns go by, in the order of preference. */
const COLUMNS: Record<keyof ArchivedRow, string[]> = {
  id: ['id', 'guid'],
  title: ['title', 'headline'],
  summary: ['summary', 'description', 'excerpt', 'snippet'],
  body: ['body', 'text', 'content', 'full_text'],
  date: ['date', 'published', 'published_at', 'pubdate', 'publish_date', 'datetime'],
  outlet: ['outlet', 'source', 'publisher', 'domain', 'site'],
  url: ['url', 'link', 'address'],
  lang: ['lang', 'language'],
};

/** Tells a file's form; JSON lines where nothing else fits. */
export async function formOf(file: string): Promise<FileForm> {
  const named = BY_NAME[extname(file).toLowerCase()];
  if (named) return named;
  const head = (await headOf(file)).trimStart();
  if (head.startsWith('From ')) return 'mbox';
  if (/^\ufeff?<|"version"\s*:\s*"https:\/\/jsonfeed/.test(head)) return 'feed';
  return /^\ufeff?[{[]/.test(head) ? 'json-lines' : 'csv';
}

/** The first line of a file, or as much of it as tells the form. */
async function headOf(file: string): Promise<string> {
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2_048), 0, 2_048, 0);
  await handle.close();
  return buffer.toString('utf8', 0, bytesRead).trimStart().split('\n')[0]!;
}

/** Days and times of ISO 8601 stay as they are; other forms are read where they can be without guessing. */
function toIsoDate(text: string): string {
  const read = /^\d{4}(?:-\d\d){0,2}$|^\d{4}-\d\d-\d\dT/.test(text) ? null : parseDate(text);
  return read === null ? text : new Date(read.instant).toISOString();
}

/** The rows of a CSV file, a feed document or an mbox. `outlet` stands where a row names none. */
export async function* readRows(
  file: string,
  form: Exclude<FileForm, 'json-lines'>,
  outlet: string | null,
): AsyncGenerator<FileRow> {
  const fallback = outlet === null ? {} : { outlet };
  if (form === 'csv') {
    for await (const row of readCsv(file)) yield { ...fallback, ...row };
  } else if (form === 'mbox') {
    yield* readMbox(createReadStream(file), outlet);
  } else {
    yield* readFeedFile(file, fallback);
  }
}

/** Separators of columns; the one that the header has most of counts. */
const DELIMITERS = [',', ';', '\t'];

async function* readCsv(file: string): AsyncGenerator<Partial<ArchivedRow>> {
  const header = await headOf(file);
  const delimiter = DELIMITERS.toSorted((a, b) => header.split(b).length - header.split(a).length)[0]!;
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  for await (const record of parser as AsyncIterable<Record<string, string>>) {
    const found = Object.entries(COLUMNS).flatMap(([field, names]) => {
      const value = names.map((name) => record[name]?.trim()).find(Boolean);
      return value ? [[field, value]] : [];
    });
    const row: Partial<ArchivedRow> = Object.fromEntries(found);
    yield row.date ? { ...row, date: toIsoDate(row.date) } : row;
  }
}

async function* readFeedFile(
  file: string,
  fallback: { outlet?: string },
): AsyncGenerator<Partial<ArchivedRow>> {
  const bytes = await readFile(file);
  const document = await readFeed(bytes, { url: 'http://localhost/', contentType: null });
  const host =
    document.link && URL.canParse(document.link)
      ? new URL(document.link).hostname.replace(/^www\./, '')
      : undefined;
  for (const entry of document.entries) {
    yield {
      ...(entry.guid === null ? {} : { id: entry.guid }),
      title: entry.title,
      summary: toPlainText(entry.summary ?? entry.content ?? ''),
      body: entry.content === null ? '' : toPlainText(entry.content),
      date: entry.published ?? entry.updated,
      ...(host ? { outlet: host } : {}),
      ...fallback,
      url: entry.link ?? '',
      lang: entry.language ?? document.language ?? '',
    };
  }
}

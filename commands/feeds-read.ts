/**
 * `feeds read`: reads feed documents from files and prints what is in them, one JSON line each. For measuring the
 * reader and for looking at a document; fetches and stores nothing.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { messageOf, RendezvousError } from '../base/errors.ts';
import type { FeedEntry } from '../base/records.ts';
import { resolveAddress } from '../ingest/addresses.ts';
import { readFeed } from '../ingest/feed/read-feed.ts';

/** A file that holds a document, the address that it was served from, and what the server called it. */
const requestSchema = z.object({
  path: z.string(),
  url: z.string(),
  contentType: z.string().nullable().default(null),
});
type Request = z.output<typeof requestSchema>;

/**
 * Answers each line `{"path", "url", "contentType"}` of the input with a line
 * `{"path", "items": [{"title", "link", "published", "content"}], "error"}`, in order. Throws `bad-input` for any other line.
 */
export async function feedsReadCommand(
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<void> {
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    for await (const part of answer(readRequest(line))) {
      if (!output.write(part)) await once(output, 'drain');
    }
  }
}

/** Throws `bad-input` for a line that is no request. */
function readRequest(line: string): Request {
  const request = requestSchema.safeParse(parseJson(line));
  if (request.success) return request.data;
  throw new RendezvousError(
    'bad-input',
    `"${line.slice(0, 60)}" is not a line that names a document`,
    'Write {"path": "feed.xml", "url": "https://example.org/feed.xml", "contentType": null} for each document.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The answer in parts, so that a large document is never held twice. */
async function* answer({ path, url, contentType }: Request): AsyncGenerator<string> {
  yield `{"path":${JSON.stringify(path)},"items":[`;
  let error: string | null = null;
  try {
    const { entries } = await readFeed(await readFile(path), { url, contentType });
    for (const [at, entry] of entries.entries())
      yield (at > 0 ? ',' : '') + JSON.stringify(describeEntry(entry, url));
  } catch (thrown) {
    error = messageOf(thrown);
  }
  yield `],"error":${JSON.stringify(error)}}\n`;
}

/** An entry in four fields: its identifier stands in for a missing address, its last change for a missing date. */
function describeEntry({ title, link, guid, published, updated, content }: FeedEntry, url: string) {
  return { title, link: link ?? resolveAddress(guid ?? '', url), published: published ?? updated, content };
}

/**
 * Recorded feed documents beside the repository, where they are present: what a reference reader found in them must be
 * found. The tolerance is the share of documents in which the reference itself is at fault.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../ingest/feed/read-feed.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'feeds');
const present = existsSync(join(FOLDER, 'expected.jsonl'));
if (!present) console.info('Skipped: there are no recorded feed documents at ../shared/feeds.');

interface Recorded {
  path: string;
  subset: 'full' | 'micro' | 'json';
  origin: string;
  contentType: string | null;
  url: string;
  n: number;
  entries: { title: unknown; link: unknown; ts: number | null; content: boolean }[];
}

/** What a document's reading lacks against the record, null where it lacks nothing. */
async function lossIn({ path, url, contentType, n, entries: recorded }: Recorded): Promise<string | null> {
  const { entries } = await readFeed(readFileSync(join(FOLDER, path)), { url, contentType });
  if (entries.length !== n) return `${entries.length} entries for ${n}`;
  for (const [at, want] of recorded.entries()) {
    const have = entries[at]!;
    const date = have.published ?? have.updated;
    if (
      String(want.title)
        .replace(/<[^>]*>/g, '')
        .trim() !== '' &&
      want.title &&
      have.title === ''
    )
      return 'title';
    if (want.link && have.link === null && have.guid === null) return 'link';
    if (want.ts !== null && (date === null || Math.abs(Date.parse(date) / 1000 - want.ts) > 1)) return 'date';
    if (want.content && have.content === null) return 'content';
    if (have.title.includes('\ufffd')) return 'mojibake';
  }
  return null;
}

describe.skipIf(!present)('recorded feeds', () => {
  const lines = present ? readFileSync(join(FOLDER, 'expected.jsonl'), 'utf8').trim().split('\n') : [];
  const recorded = lines.map((line) => JSON.parse(line) as Recorded);

  it.each(['full', 'micro', 'json'] as const)('of the subset %s are read with few losses', async (subset) => {
    const documents = recorded.filter((document) => document.subset === subset);
    const losses: string[] = [];
    for (const document of documents) {
      const loss = await lossIn(document).catch((error: unknown) => String(error));
      if (loss) losses.push(`${document.origin}: ${loss}`);
    }
    const tolerated = subset === 'full' ? 0 : Math.max(1, documents.length / 100);
    expect(losses.length, losses.join('\n')).toBeLessThanOrEqual(tolerated);
  });
});

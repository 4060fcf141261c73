/** Damaged documents: whatever happens to a feed on its way, reading ends in a document or in a refusal. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RendezvousError } from '../../base/errors.ts';
import { createRandom, mutateDocument } from '../../commands/mutate-document.ts';
import { readFeed } from '../../ingest/feed/read-feed.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const documents = readdirSync(FIXTURES).map((name) => readFileSync(join(FIXTURES, name)));

async function outcomeOf(bytes: Uint8Array, contentType: string | null): Promise<string> {
  try {
    const { entries } = await readFeed(bytes, { url: 'http://a.example/feed', contentType });
    return entries.every((entry) => !/[\0-\x08\u202a-\u202e]/.test(entry.title)) ? 'read' : 'harmful';
  } catch (error) {
    return error instanceof RendezvousError ? 'refused' : `thrown: ${error}`;
  }
}

describe('a damaged document', () => {
  it('is read or refused, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.integer(),
        fc.constantFrom(null, 'text/xml; charset=koi8-r', 'application/json', 'text/html; charset=nonsense'),
        async (document, seed, contentType) => {
          const damaged = mutateDocument(document, createRandom(seed));
          expect(['read', 'refused']).toContain(await outcomeOf(damaged, contentType));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('of bytes alone is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(['read', 'refused']).toContain(await outcomeOf(bytes, null));
      }),
    );
  });

  it('is damaged in the same way by the same seed', () => {
    const [document] = documents;
    expect(mutateDocument(document!, createRandom(7))).toEqual(mutateDocument(document!, createRandom(7)));
  });
});

describe('the event loop', () => {
  it('gets its turns while a long feed is read', async () => {
    const item = `<item><title>word</title><description>${'words '.repeat(100)}</description></item>`;
    const bytes = Buffer.from(`<rss><channel>${item.repeat(10_000)}</channel></rss>`);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const { entries } = await readFeed(bytes, { url: 'http://a.example/feed', contentType: null });
    clearInterval(timer);
    expect(entries).toHaveLength(10_000);
    expect(turns).toBeGreaterThan(2);
  });
});

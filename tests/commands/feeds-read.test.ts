/** `feeds read` over lines of requests: documents in order, faults in their answers, and no line passed over. */
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { feedsReadCommand } from '../../commands/feeds-read.ts';

async function read(...lines: string[]): Promise<{ items: { title: string }[]; error: string | null }[]> {
  let written = '';
  const output = new Writable({ write: (chunk, _, done) => done(void (written += chunk)) });
  await feedsReadCommand(Readable.from(lines.map((line) => `${line}\n`)), output);
  return written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
const request = (path: string) => JSON.stringify({ path, url: 'https://example.org/feed' });

describe('feeds read', () => {
  it('answers each request in order, with what is wrong with a document in its answer', async () => {
    const [good, missing] = await read(
      request('tests/ingest/fixtures/rss-2.xml'),
      request('tests/ingest/fixtures/none.xml'),
    );
    expect(good!.items.length).toBeGreaterThan(0);
    expect(good!.error).toBeNull();
    expect(missing).toMatchObject({ items: [], error: expect.stringContaining('none.xml') });
  });

  it.each(['<?xml version="1.0"?>', '{}', '5', 'null'])(
    'says how to write a request instead of %s',
    async (line) => {
      await expect(read(line)).rejects.toMatchObject({
        code: 'bad-input',
        mend: expect.stringContaining('"path"'),
      });
    },
  );
});

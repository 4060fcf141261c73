import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, readLines } from '../../base/lines.ts';

async function linesOf(chunks: Uint8Array[], cap?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(Readable.from(chunks), cap)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it('are numbered from one, empty ones left out, with either line end', async () => {
    expect(await linesOf([Buffer.from('a\r\n\nb\nc')])).toEqual([
      { number: 1, text: 'a' },
      { number: 3, text: 'b' },
      { number: 4, text: 'c' },
    ]);
  });

  it('are reported, not collected, beyond the cap', async () => {
    expect(await linesOf([Buffer.from(`short\n${'x'.repeat(50)}\nshort`)], 10)).toEqual([
      { number: 1, text: 'short' },
      { number: 2, text: null },
      { number: 3, text: 'short' },
    ]);
  });

  it('are the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 8 })),
        fc.integer({ min: 1, max: 7 }),
        async (texts, size) => {
          const bytes = Buffer.from(texts.join('\n'));
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          expect(await linesOf(pieces)).toEqual(await linesOf([bytes]));
        },
      ),
    );
  });
});

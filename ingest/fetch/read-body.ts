/**
 * A response's body, read as far as the caps and decompressed. What came before a connection broke is kept and marked;
 * silence beyond the idle time is a failure.
 */
import { decompress, type Ending } from './decompress.ts';
import type { FetchLimits } from './limits.ts';

/** What has been read of a document. */
export interface Body {
  /** Decompressed. */
  bytes: Buffer;
  ending: Ending;
  /** The error that cut it short, with ending `broken`. */
  error: unknown;
}

/** Throws FetchFailure for bombs, and the stream's own error where it fell silent or nothing came. */
export async function readBody(
  stream: AsyncIterable<Buffer>,
  encodings: string[],
  limits: FetchLimits,
): Promise<Body> {
  const wire = await collect(stream, limits.wireBytes);
  const plain = await decompress(wire.bytes, encodings, limits);
  return {
    bytes: plain.bytes,
    ending: wire.ending === 'complete' ? plain.ending : wire.ending,
    error: wire.error,
  };
}

async function collect(stream: AsyncIterable<Buffer>, mostBytes: number): Promise<Body> {
  const pieces: Buffer[] = [];
  let length = 0;
  let ending: Ending = 'complete';
  let error: unknown;
  try {
    for await (const piece of stream) {
      const room = mostBytes - length;
      pieces.push(piece.subarray(0, room));
      length += Math.min(piece.length, room);
      if (piece.length <= room) continue;
      ending = 'capped';
      break;
    }
  } catch (cause) {
    if (length === 0 || (cause as NodeJS.ErrnoException).code === 'UND_ERR_BODY_TIMEOUT') throw cause;
    ending = 'broken';
    error = cause;
  }
  return { bytes: Buffer.concat(pieces), ending, error };
}

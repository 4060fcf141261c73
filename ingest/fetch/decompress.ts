/**
 * Content encodings undone within limits: gzip, deflate (both readings), br. A wrong label is tolerated where the
 * bytes speak for themselves; a bomb is refused as soon as it shows.
 */
import { Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchFailure } from './failure.ts';
import type { FetchLimits } from './limits.ts';

/** How a body ended: as announced, at a cap of ours, or before its time. */
export type Ending = 'complete' | 'capped' | 'broken';

export interface Plain {
  bytes: Buffer;
  ending: Ending;
}

const SLICE = 16_384;
/** Below this, no ratio is a bomb. */
const SMALL = 1_048_576;

type Engine = Transform & { bytesWritten?: number };

/** One way to undo an encoding: from which byte on, by which engine. */
interface Attempt {
  from: number;
  start(): Engine;
}

/** Pieces of this size keep an 18 MB document to 300 turns of the event loop. */
const PIECE = 65_536;
const flush = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: PIECE };
const raw = (from: number): Attempt => ({ from, start: () => createInflateRaw(flush) });

/** In order of preference. The raw readings bear a wrong checksum and garbage at the end. */
const ATTEMPTS: Record<string, (bytes: Buffer) => Attempt[]> = {
  gzip: (bytes) =>
    isGzip(bytes) ? [{ from: 0, start: () => createGunzip(flush) }, raw(gzipHeader(bytes))] : [],
  deflate: (bytes) => (isZlib(bytes) ? [{ from: 0, start: () => createInflate(flush) }, raw(2)] : [raw(0)]),
  br: () => [
    {
      from: 0,
      start: () =>
        createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH, chunkSize: PIECE }),
    },
  ],
};

/**
 * Undoes `encodings` (outermost first), and gzip that nobody declared. Throws FetchFailure `too-large` for a bomb, be it
 * by ratio or by layers, and `not-a-feed` where the bytes are in an encoding that cannot be read.
 */
export async function decompress(wire: Buffer, encodings: string[], limits: FetchLimits): Promise<Plain> {
  let plain: Plain = { bytes: wire, ending: 'complete' };
  const pending = [...encodings];
  for (let layer = 0; pending.length > 0 || isGzip(plain.bytes); layer++) {
    if (layer === limits.encodings) throw bomb(`it is compressed more than ${limits.encodings} times over`);
    const inner = await undo(plain.bytes, pending.shift() ?? 'gzip', limits);
    plain = { bytes: inner.bytes, ending: plain.ending === 'complete' ? inner.ending : plain.ending };
  }
  return plain;
}

async function undo(bytes: Buffer, encoding: string, limits: FetchLimits): Promise<Plain> {
  const untouched: Plain = { bytes, ending: 'complete' };
  const attempts = bytes.length > 0 ? (ATTEMPTS[encoding]?.(bytes) ?? []) : [];
  let best: Plain | null = null;
  for (const { from, start } of attempts) {
    const plain = await inflate(bytes.subarray(from), start(), limits);
    if (best === null || plain.bytes.length > best.bytes.length) best = plain;
    if (plain.ending !== 'broken') break;
  }
  if (best === null || (best.bytes.length === 0 && looksLikeText(bytes))) return untouched;
  if (best.bytes.length > 0 || best.ending === 'complete')
    return encoding === 'gzip' ? checkLength(bytes, best) : best;
  throw new FetchFailure(
    'not-a-feed',
    `the document was sent as ${encoding} and is not`,
    'The publisher’s server damages what it sends; ask them to mend it.',
  );
}

/** gzip ends with the length of what it holds (RFC 1952 2.3.1): where that differs, something is missing. */
function checkLength(bytes: Buffer, plain: Plain): Plain {
  const isWhole = bytes.length >= 18 && bytes.readUInt32LE(bytes.length - 4) === plain.bytes.length;
  return isWhole || plain.ending !== 'complete' ? plain : { ...plain, ending: 'broken' };
}

/** Decompresses slice by slice; what came out before an error is kept. */
async function inflate(bytes: Buffer, engine: Engine, limits: FetchLimits): Promise<Plain> {
  const pieces: Buffer[] = [];
  let length = 0;
  let ending: Ending = 'complete';
  try {
    for await (const piece of Readable.from(slices(bytes), { highWaterMark: 1 }).pipe(
      engine,
    ) as AsyncIterable<Buffer>) {
      const room = limits.bodyBytes - length;
      pieces.push(piece.subarray(0, room));
      length += Math.min(piece.length, room);
      const consumed = Math.max(engine.bytesWritten ?? 0, SLICE);
      if (length > SMALL && length > consumed * limits.ratio)
        throw bomb(`it swells to over ${limits.ratio} times its size`);
      if (piece.length <= room) continue;
      ending = 'capped';
      break;
    }
  } catch (cause) {
    if (cause instanceof FetchFailure) throw cause;
    ending = 'broken';
  }
  return { bytes: pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces), ending };
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += SLICE) yield bytes.subarray(from, from + SLICE);
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Bytes of a gzip header with its optional fields (RFC 1952 2.3). */
function gzipHeader(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let end = 10;
  if (flags & 4) end += 2 + (bytes[end] ?? 0) + 256 * (bytes[end + 1] ?? 0);
  for (const flag of [8, 16]) if (flags & flag) end = bytes.indexOf(0, end) + 1 || bytes.length;
  return flags & 2 ? end + 2 : end;
}

/** A zlib header (RFC 1950 2.2): method 8, check bits. */
function isZlib(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes[0]! & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

/** A document mislabelled as compressed begins with a byte order mark, white space, markup or JSON. */
function looksLikeText(bytes: Buffer): boolean {
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[<{[]/.test(bytes.subarray(0, 64).toString('latin1'));
}

function bomb(reason: string): FetchFailure {
  return new FetchFailure(
    'too-large',
    `the document was given up: ${reason}`,
    'Check the address; ask the publisher what is sent there.',
  );
}

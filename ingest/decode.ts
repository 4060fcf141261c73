/**
 * Bytes → text. The encoding is settled once, from the byte order mark, the HTTP charset, the XML declaration, a
 * test for valid UTF-8 and, last, a detector; the text then comes in pieces, so that a large document never has to
 * stand in memory as one string. Knows nothing of feeds.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { detect } from 'chardet';
import iconv from 'iconv-lite';
import { mendControls } from './mojibake.ts';

/** How a document's bytes become text. */
export interface Decoding {
  /** Lower-case WHATWG label, or iconv-lite's name where WHATWG has none (utf-32le). */
  encoding: string;
  /** Bytes of the byte order mark. */
  skip: number;
  /** Invalid UTF-8 sequences are to be read as windows-1252, byte by byte. */
  mixed: boolean;
  /** The declared encoding was absent from the registry, or the bytes were not in it. */
  repaired: boolean;
}

const SAMPLE = 262_144;
const PIECE = 16_384;

/**
 * Settles the encoding of a document. `contentType` is the HTTP header, null where there was none. A charset named
 * by the server outranks the declaration (RFC 7303) unless the bytes speak against it.
 */
export function settleEncoding(bytes: Uint8Array, contentType: string | null): Decoding {
  const marked = readMark(bytes);
  if (marked) return marked;
  const declared = [charsetOf(contentType), declarationOf(bytes)].filter((label) => label !== null);
  const known = declared.map(registeredLabel).filter((label) => label !== null);
  const fits = known.find((label) => isInEncoding(bytes, label));
  const settle = (encoding: string) => decoding(encoding, declared.length > 0 && encoding !== known[0]);
  if (isAscii(bytes)) return settle(fits ?? 'utf-8');
  if (isWholeUtf8(bytes) && (fits === undefined || isSingleByte(fits))) return settle('utf-8');
  if (fits !== undefined) return settle(fits);
  if (isMostlyUtf8(bytes)) return { encoding: 'utf-8', skip: 0, mixed: true, repaired: true };
  return decoding(detectEncoding(bytes), true);
}

/** The text of a document, in pieces of at most 16 kB of its bytes. */
export function* decodePieces(bytes: Uint8Array, { encoding, skip, mixed }: Decoding): Generator<string> {
  const decode = mixed ? createMixedDecoder() : createDecoder(encoding);
  for (let from = skip; from < bytes.length; from += PIECE) {
    const to = Math.min(from + PIECE, bytes.length);
    yield decode(bytes.subarray(from, to), to === bytes.length);
  }
}

/** The text of a document as one string. */
export function decodeText(bytes: Uint8Array, decoding: Decoding): string {
  return [...decodePieces(bytes, decoding)].join('');
}

function decoding(encoding: string, repaired: boolean): Decoding {
  return { encoding, skip: 0, mixed: false, repaired };
}

/** Byte order marks, and the zero bytes around `<` in documents of wide characters without one. */
const MARKS: [number[], string, number][] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le', 4],
  [[0, 0, 0xfe, 0xff], 'utf-32be', 4],
  [[0xef, 0xbb, 0xbf], 'utf-8', 3],
  [[0xff, 0xfe], 'utf-16le', 2],
  [[0xfe, 0xff], 'utf-16be', 2],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030', 4],
  [[0x3c, 0, 0, 0], 'utf-32le', 0],
  [[0, 0, 0, 0x3c], 'utf-32be', 0],
  [[0x3c, 0], 'utf-16le', 0],
  [[0, 0x3c], 'utf-16be', 0],
];

function readMark(bytes: Uint8Array): Decoding | null {
  const found = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (!found) return null;
  const [, encoding, skip] = found;
  const broken = encoding === 'utf-8' && !isUtf8(bytes);
  return { encoding, skip, mixed: broken, repaired: broken };
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function declarationOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<\?xml[^>]*?encoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

/** The label under which a decoder is found; null for unknown names and for wide encodings, which marks settle. */
function registeredLabel(name: string): string | null {
  const label = name.toLowerCase();
  if (/^(x-)?(utf-?_?(16|32)|u16|u32|ucs|iso-10646|csunicode|csucs)/.test(label)) return null;
  if (label === 'us-ascii' || label === 'ascii') return 'utf-8';
  try {
    return new TextDecoder(label.replaceAll('_', '-')).encoding;
  } catch {
    return iconv.encodingExists(label) ? label : null;
  }
}

function isSingleByte(label: string): boolean {
  return /^(windows|iso-8859|koi8|macintosh|x-mac|ibm|cp\d)/.test(label);
}

/** Whether the first quarter of a megabyte can be read in an encoding without a fault. */
function isInEncoding(bytes: Uint8Array, label: string): boolean {
  if (label === 'utf-8') return isWholeUtf8(bytes);
  const sample = bytes.subarray(0, SAMPLE);
  try {
    new TextDecoder(label, { fatal: true }).decode(sample, { stream: bytes.length > SAMPLE });
    return true;
  } catch (error) {
    return error instanceof RangeError && !iconv.decode(Buffer.from(sample), label).includes('\ufffd');
  }
}

/** Valid UTF-8, be it cut off within its last character. */
function isWholeUtf8(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)));
}

/** Valid multi-byte sequences outnumber the stray bytes. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let valid = 0;
  let stray = 0;
  for (let at = 0; at < sample.length; ) {
    const length = sequenceLength(sample, at);
    if (length > 1) valid++;
    else if (length === 0) stray++;
    at += length || 1;
  }
  return valid > stray;
}

/** Bytes of the UTF-8 sequence that starts here, 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  return length > 0 && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

/** A detector's opinion of the lines that hold more than ASCII, their markup left out. */
function detectEncoding(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes.subarray(0, 4 * SAMPLE))
    .toString('latin1')
    .replace(/<[^<>]*>/g, ' ')
    .split('\n')
    .filter((line) => /[\x80-\xff]/.test(line));
  const label = detect(Buffer.from(lines.join('\n').slice(0, SAMPLE), 'latin1'));
  const registered = label === null ? null : registeredLabel(label);
  return registered === null || registered === 'utf-8' ? 'windows-1252' : registered;
}

type Decode = (bytes: Uint8Array, last: boolean) => string;

function createDecoder(encoding: string): Decode {
  try {
    const decoder = new TextDecoder(encoding);
    if (encoding === 'windows-1252') return (bytes) => decodeWindows1252(decoder, bytes);
    return (bytes, last) => decoder.decode(bytes, { stream: !last });
  } catch {
    const decoder = iconv.getDecoder(encoding);
    return (bytes, last) => decoder.write(Buffer.from(bytes)) + (last ? (decoder.end() ?? '') : '');
  }
}

/** Node 20 decodes windows-1252 as ISO 8859-1 and leaves controls where quotes and dashes belong. */
function decodeWindows1252(decoder: TextDecoder, bytes: Uint8Array): string {
  return mendControls(decoder.decode(bytes));
}

/** UTF-8 with stray bytes of windows-1252 in it, as pages put together from two sources have them. */
function createMixedDecoder(): Decode {
  const legacy = new TextDecoder('windows-1252');
  let kept = new Uint8Array(0);
  return (piece, last) => {
    const bytes = Buffer.concat([kept, piece]);
    const end = last ? bytes.length : bytes.length - Math.min(3, bytes.length);
    let text = '';
    let from = 0;
    let at = 0;
    while (at < end) {
      const length = sequenceLength(bytes, at);
      if (length === 0) {
        text += bytes.toString('utf8', from, at) + decodeWindows1252(legacy, bytes.subarray(at, at + 1));
        from = at + 1;
      }
      at += length || 1;
    }
    kept = Uint8Array.from(bytes.subarray(at));
    return text + bytes.toString('utf8', from, at);
  };
}

/** Bytes → text: who decides the encoding, and what becomes of bytes that are not in it. */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodePieces, decodeText, settleEncoding } from '../../ingest/decode.ts';

const RUSSIAN = 'Россия и США продлили соглашение о перекрёстных полётах на МКС до конца года';

function decode(bytes: Uint8Array, contentType: string | null = null) {
  const decoding = settleEncoding(bytes, contentType);
  return { text: decodeText(bytes, decoding), ...decoding };
}

describe('settleEncoding', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('follows the mark of %s', (encoding) => {
    const bytes = iconv.encode(`<a>${RUSSIAN}</a>`, encoding, { addBOM: true });
    expect(decode(bytes, 'text/xml; charset=windows-1252')).toMatchObject({
      text: `<a>${RUSSIAN}</a>`,
      encoding,
    });
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('knows %s without a mark', (encoding) => {
    expect(decode(iconv.encode(`<a>${RUSSIAN}</a>`, encoding, { addBOM: false }))).toMatchObject({
      encoding,
    });
  });

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'maccyrillic', 'cp866'])(
    'follows a declaration of %s',
    (encoding) => {
      const text = `<?xml version="1.0" encoding="${encoding}"?><a>${RUSSIAN}</a>`;
      expect(decode(iconv.encode(text, encoding))).toMatchObject({ text, repaired: false });
    },
  );

  it('lets the server’s charset outrank the declaration', () => {
    const text = `<?xml version="1.0" encoding="koi8-r"?><a>${RUSSIAN}</a>`;
    expect(decode(iconv.encode(text, 'windows-1251'), 'text/xml; charset="windows-1251"').text).toBe(text);
  });

  it('believes valid UTF-8 against a declared single-byte encoding', () => {
    const text = `<?xml version="1.0" encoding="iso-8859-1"?><a>${RUSSIAN}</a>`;
    expect(decode(Buffer.from(text))).toMatchObject({ text, encoding: 'utf-8', repaired: true });
  });

  it.each(['windows-1251', 'koi8-r', 'gb18030', 'shift_jis'])(
    'detects %s where nothing is said, or wrongly',
    (encoding) => {
      const prose = /gb|shift/.test(encoding)
        ? '这是一个关于空间合作的新闻。日本の宇宙開発'.slice(encoding === 'gb18030' ? 0 : 14).repeat(9)
        : `${RUSSIAN}. `.repeat(9);
      const bytes = iconv.encode(`<?xml version="1.0" encoding="utf-8"?><a>${prose}</a>`, encoding);
      expect(decode(bytes)).toMatchObject({ encoding, repaired: true });
      expect(decode(bytes).text).toContain(prose);
    },
  );

  it('reads stray bytes in UTF-8 as windows-1252, and the rest as it is', () => {
    const bytes = Buffer.concat([
      Buffer.from(`<a>${RUSSIAN} `),
      Buffer.from([0x93, 0xe9, 0x94]),
      Buffer.from(` ${RUSSIAN}</a>`),
    ]);
    expect(decode(bytes).text).toBe(`<a>${RUSSIAN} “é” ${RUSSIAN}</a>`);
  });

  it('takes UTF-8 that was cut within a character for UTF-8', () => {
    const bytes = Buffer.from(`<a>${RUSSIAN}`);
    expect(decode(bytes.subarray(0, bytes.length - 1))).toMatchObject({ encoding: 'utf-8', mixed: false });
  });

  it('passes over names that nobody knows', () => {
    expect(decode(Buffer.from('<?xml version="1.0" encoding="x-nonsense"?><a>plain</a>'))).toMatchObject({
      encoding: 'utf-8',
    });
  });
});

describe('decodePieces', () => {
  it.each([false, true])('never cuts a character in two (mixed: %s)', (mixed) => {
    const text = `a${'ж'.repeat(100_000)}`;
    const pieces = [
      ...decodePieces(Buffer.from(text), { encoding: 'utf-8', skip: 0, mixed, repaired: mixed }),
    ];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(text);
  });
});

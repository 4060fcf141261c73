/**
 * Undoes the two faults of encoding that survive a correct decoding, because the publisher made them: windows-1252
 * declared as ISO 8859-1, and UTF-8 encoded twice. Anything else comes back as it is.
 */

/** The characters that windows-1252 has at 0x80–0x9f; undefined places stand for themselves. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const MISREAD = /[\xc2-\xf4][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** C1 controls made the characters of windows-1252 that were meant. */
export function mendControls(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}

/** UTF-8 that was taken for windows-1252 and encoded again, decoded; only where the whole text can have been. */
export function mendDoubleEncoding(text: string): string {
  if (!MISREAD.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const extra = WINDOWS_1252.indexOf(text[at]!);
    const byte = extra >= 0 ? 0x80 + extra : text.charCodeAt(at);
    if (byte > 0xff) return text;
    bytes[at] = byte;
  }
  try {
    return UTF8.decode(bytes);
  } catch {
    return text;
  }
}

/**
 * Reading of response headers: validators, freshness, Retry-After, HTTP dates. Pure; values are taken as the bytes
 * they are (latin-1), so that a validator goes back exactly as it came.
 */

/** As undici gives them: lower-case names, a list where a header came more than once. */
export type ResponseHeaders = Record<string, string | string[] | undefined>;

/** The first value of a header, null where it is absent. */
export function readHeader(headers: ResponseHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Milliseconds that Retry-After asks to wait (RFC 9110 10.2.3: seconds or a date), null where it says nothing readable. */
export function readRetryAfter(headers: ResponseHeaders, now: number): number | null {
  const value = readHeader(headers, 'retry-after')?.trim() ?? '';
  if (/^\d+(\.\d*)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = parseHttpDate(value);
  return date === null ? null : Math.max(0, date - now);
}

/**
 * Milliseconds for which an answer says it stays fresh (RFC 9111 4.2): max-age less Age, else Expires less Date.
 * 0 where it is to be asked for again at once, null where it says nothing readable.
 */
export function readFreshness(headers: ResponseHeaders, now: number): number | null {
  const control = [headers['cache-control'] ?? []].flat().join(',').toLowerCase();
  if (/(^|[,\s])no-(cache|store)\b/.test(control)) return 0;
  const age = /(?:^|[,\s])max-age\s*=\s*"?(\d+)/.exec(control)?.[1];
  if (age !== undefined)
    return Math.max(0, Number(age) - Number(/^\d+$/.exec(readHeader(headers, 'age') ?? '') ?? 0)) * 1000;
  const expires = parseHttpDate(readHeader(headers, 'expires') ?? '');
  if (expires === null) return null;
  return Math.max(0, expires - (parseHttpDate(readHeader(headers, 'date') ?? '') ?? now));
}

/** The content encodings in the order they are to be undone. `identity` is left out. */
export function readEncodings(headers: ResponseHeaders): string[] {
  const value = [headers['content-encoding'] ?? []].flat().join(',').toLowerCase();
  const names = value.split(',').map((name) => name.trim().replace(/^x-/, ''));
  return names.filter((name) => name !== '' && name !== 'identity').reverse();
}

const IMF_FIXDATE = /^[a-z]{3}, \d{1,2} [a-z]{3} \d{4} \d\d:\d\d:\d\d (?:gmt|utc)$/i;
const RFC_850 = /^[a-z]{6,9}, \d\d-[a-z]{3}-\d\d(?:\d\d)? \d\d:\d\d:\d\d gmt$/i;
const ASCTIME = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

/** The instant that one of the three forms of RFC 9110 5.6.7 names, null for anything else. */
export function parseHttpDate(text: string): number | null {
  const value = text.trim();
  if (!IMF_FIXDATE.test(value) && !RFC_850.test(value) && !ASCTIME.test(value)) return null;
  const instant = Date.parse(ASCTIME.test(value) ? `${value} GMT` : value.replaceAll('-', ' '));
  return Number.isNaN(instant) ? null : instant;
}

/** The address that a Location header leads to, null where it is absent or unreadable. Non-ASCII bytes are read as UTF-8. */
export function readLocation(headers: ResponseHeaders, base: URL): URL | null {
  const value = readHeader(headers, 'location')?.trim() ?? '';
  const text = Buffer.from(value, 'latin1').toString('utf8');
  const location = text.includes('\ufffd') ? value : text;
  return value !== '' && URL.canParse(location, base) ? new URL(location, base) : null;
}

/**
 * Addresses: relative ones resolved, and the cleaned form under which one article has one address wherever it is
 * linked from. Pure; nothing is fetched.
 */

/** Query parameters that say how a reader came, not what the page is. */
const TRACKING = new RegExp(
  `^(?:${[
    'utm_\\w+|at_(?:medium|campaign|custom\\d|link\\w*|ptr\\w*|format|bbc_team)|pk_\\w+|mtm_\\w+|piwik_\\w+', // analytics
    'fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|dicbo', // clicks
    'mc_[ce]id|_hs(?:enc|mi)|mkt_tok|oly_\\w+|vero_\\w+|wt\\.\\w+|_openstat', // mailings
    's_cid|cmpid|ncid|ocid|icid|xtor|ito|smid|emc|spm|guccounter|guce_\\w+|ref_(?:src|url)|amp(?:_\\w+)?', // publishers
  ].join('|')})$`,
  'i',
);

/** The same on most sites; on some they name the page, by a value that looks like an identifier. */
const OFTEN_TRACKING =
  /^(?:ref|referrer|source|src|from|feature|partner|feed|rss|share|output(?:type)?|cmp|cid)$/i;
const IDENTIFIER = /\d{3,}/;

const MOBILE_HOST = /^(?:m|mobile|amp|touch|wap|pda)\.(?=[^.]+\.[^.]+)/;
const UNSAFE = /^(?:javascript|data|vbscript|blob|about|view-source):/i;

/**
 * An address made absolute, null where nothing usable comes of it: empty, unparsable, or of a scheme that runs code.
 * Absolute addresses keep the author's spelling.
 */
export function resolveAddress(address: string, base: string | null): string | null {
  const trimmed = address
    .trim()
    .replace(/[\t\n\r]+/g, '')
    .replaceAll(' ', '%20');
  if (trimmed === '' || UNSAFE.test(trimmed)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^https?:\/{0,1}(?!\/)/i.test(trimmed)) return trimmed;
  return URL.canParse(trimmed, base ?? undefined) ? new URL(trimmed, base ?? undefined).href : null;
}

/** Whether an address leads to a page on the web. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address);
}

/**
 * The cleaned form of an article's address: https, lower-case host without `www.` or a mobile host's prefix, no
 * fragment, no tracking parameters, no AMP marks, no trailing slash, the rest of the parameters in order of name.
 * For comparing, not for fetching. Addresses that are not on the web come back trimmed.
 */
export function cleanAddress(address: string): string {
  if (!isWebAddress(address.trim())) return address.trim();
  const url = unwrapAmpCache(new URL(address.trim()));
  const host = url.host
    .replace(/^www\./, '')
    .replace(MOBILE_HOST, '')
    .replace(/^www\./, '');
  const path = cleanPath(url.pathname);
  const kept = [...url.searchParams].filter(([name, value]) => !isTracking(name, value));
  kept.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const query = new URLSearchParams(kept).toString();
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  return `https://${host}${path}${query && `?${query}`}${route}`;
}

function isTracking(name: string, value: string): boolean {
  return TRACKING.test(name) || (OFTEN_TRACKING.test(name) && !IDENTIFIER.test(value));
}

function cleanPath(path: string): string {
  const plain = path
    .replace(/\/{2,}/g, '/')
    .replace(/\/amp(?:\/|\.html?)?$/i, '/')
    .replace(/^\/amp\//i, '/')
    .replace(/\.amp(\.html?)?$/i, (_, html: string | undefined) => html ?? '')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/');
  return plain.replace(/\/+$/, '') || '/';
}

/** Google's AMP viewer and cache name the publisher's page in their path. */
function unwrapAmpCache(url: URL): URL {
  const isCache = url.host.endsWith('.cdn.ampproject.org') || /(^|\.)google\.[a-z.]+$/.test(url.host);
  const wrapped = isCache ? /^\/(?:amp|[cvi])\/(s\/)?(.+)$/.exec(url.pathname) : null;
  const inner = wrapped ? `http${wrapped[1] ? 's' : ''}://${wrapped[2]}${url.search}` : '';
  return wrapped?.[2]?.includes('.') && URL.canParse(inner) ? new URL(inner) : url;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

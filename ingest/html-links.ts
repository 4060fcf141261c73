/** Relative addresses in HTML made absolute, by their tags alone: nothing else of the fragment is touched or parsed. */
import { resolveAddress } from './addresses.ts';
import { escapeHtml } from './clean.ts';

/** Tags with attributes. */
const TAG = /<[a-z][^<>=]*=[^<>]*>/gi;
const ADDRESS =
  /(\s(?:href|src|cite|poster|data|action|background|longdesc|usemap)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|#)/i;

/** HTML with the addresses in its attributes resolved against `base`. Those that cannot be stay as they are. */
export function resolveLinksIn(html: string, base: string): string {
  if (!html.includes('<')) return html;
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (whole, name: string, value: string) => {
      const bare = /^["']/.test(value) ? value.slice(1, -1) : value;
      if (bare === '' || ABSOLUTE.test(bare)) return whole;
      const address = resolveAddress(bare.replaceAll('&amp;', '&'), base);
      return address === null ? whole : `${name}"${escapeHtml(address)}"`;
    }),
  );
}

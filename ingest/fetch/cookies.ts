/**
 * Cookies for the length of one visit: some sites redirect until a cookie of theirs comes back. Nothing is kept after
 * it, and nothing goes to another origin than the one that set it; attributes are not read.
 */
import type { ResponseHeaders } from './headers.ts';

const MOST_COOKIES = 20;
const MOST_CHARACTERS = 4_096;

export function createCookies() {
  const jars = new Map<string, Map<string, string>>();

  return {
    /** Remembers what a response sets. */
    take(url: URL, headers: ResponseHeaders): void {
      const jar = jars.get(url.origin) ?? new Map<string, string>();
      jars.set(url.origin, jar);
      for (const line of [headers['set-cookie'] ?? []].flat()) {
        const pair = /^\s*([^=;\s]+)=([^;]*)/.exec(line);
        if (pair && jar.size < MOST_COOKIES && line.length <= MOST_CHARACTERS)
          jar.set(pair[1]!, pair[2]!.trim());
      }
    },

    /** The Cookie header for a request, empty where nothing was set. */
    headerFor(url: URL): string {
      return [...(jars.get(url.origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    },
  };
}

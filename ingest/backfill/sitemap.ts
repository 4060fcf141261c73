/**
 * The past out of a site's sitemaps: those that robots.txt names, indexes opened, whatever cannot lie in the stretch left
 * out, then the article pages themselves for title and date.
 */
import {
  type BackfillContext,
  BackfillInterrupted,
  type BackfillMethod,
  interruptedBy,
  type Stretch,
} from './method.ts';
import { PAGES_A_STEP, readPages } from './page-entries.ts';
import { readSitemap, type SitemapEntry } from './read-sitemap.ts';

/** Where sitemaps are where robots.txt names none. */
const USUAL_PLACES = ['/sitemap.xml', '/sitemap_index.xml', '/wp-sitemap.xml', '/news-sitemap.xml'];
const NO_ARTICLES =
  /\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|xml)$|\/(?:tags?|categor(?:y|ies)|authors?|topics?|search|page\/\d+|about|contact|privacy|subscribe|newsletters?)(?:\/|$)/i;

interface SitemapCursor {
  /** Sitemaps still to be read, newest first as far as their names and dates tell. */
  waiting: string[];
  /** How many pages of the first have been dealt with. */
  at: number;
}

/** A method that remembers the sitemap it is in the midst of, so that it is fetched once a run. */
export function createSitemapMethod(): BackfillMethod<SitemapCursor> {
  let loaded: { address: string; pages: SitemapEntry[] } | undefined;
  return {
    name: 'sitemap',
    newestFirst: false,
    async step(cursor, context) {
      const { waiting, at } = cursor ?? { waiting: await findSitemaps(context), at: 0 };
      const [address, ...rest] = waiting;
      if (address === undefined) return { entries: [], cursor: null };
      if (loaded?.address !== address) {
        const sitemap = await fetchSitemap(address, context);
        const useful = (sitemap?.entries ?? []).filter((entry) => mayLieWithin(entry, context.stretch));
        if (sitemap?.kind === 'index')
          return next(
            [...useful.map((entry) => entry.address).filter((one) => one !== address), ...rest],
            [],
          );
        loaded = { address, pages: useful.filter((entry) => isArticleAddress(entry.address)) };
      }
      const batch = loaded.pages.slice(at, at + PAGES_A_STEP);
      const entries = await readPages(batch, context);
      return at + PAGES_A_STEP < loaded.pages.length
        ? { entries, cursor: { waiting, at: at + PAGES_A_STEP } }
        : next(rest, entries);
    },
  };
}

function next(waiting: string[], entries: Awaited<ReturnType<typeof readPages>>) {
  return { entries, cursor: waiting.length > 0 ? { waiting, at: 0 } : null };
}

async function findSitemaps({ source, fetchPage }: BackfillContext): Promise<string[]> {
  const robots = await fetchPage(new URL('/robots.txt', source).href, {
    accept: 'text/plain',
    robots: false,
  });
  const text = robots.outcome === 'ok' ? new TextDecoder().decode(robots.bytes) : '';
  const named = [...text.matchAll(/^\s*sitemap\s*:\s*(\S+)/gim)]
    .map((match) => match[1]!)
    .filter((address) => URL.canParse(address, source));
  if (named.length > 0) return [...new Set(named.map((address) => new URL(address, source).href))];
  for (const place of USUAL_PLACES) {
    const page = await fetchPage(new URL(place, source).href, { accept: 'application/xml' });
    if (page.outcome === 'ok' && readSitemap(page.bytes, page.contentType)) return [page.address];
  }
  throw new BackfillInterrupted(
    `${new URL(source).host} has no sitemap that could be found`,
    'Try --method gdelt, or a file.',
  );
}

/** A sitemap; null where it is gone or is none, so that one broken part of an index does not end the run. */
async function fetchSitemap(address: string, { fetchPage }: BackfillContext) {
  const page = await fetchPage(address, { accept: 'application/xml, text/xml, */*;q=0.5', robots: false });
  if (page.outcome === 'ok') return readSitemap(page.bytes, page.contentType);
  if (page.outcome === 'not-found' || page.outcome === 'gone' || page.outcome === 'refused') return null;
  throw interruptedBy(page);
}

/**
 * Whether an entry can lie in a stretch, as far as its dates and its address tell. What was last changed before the
 * stretch was published before it; what was changed later may be older.
 */
export function mayLieWithin(entry: SitemapEntry, { since, until }: Stretch): boolean {
  if (entry.published !== null)
    return Date.parse(entry.published) >= since && Date.parse(entry.published) < until;
  if (entry.lastModified !== null && Date.parse(entry.lastModified) < since) return false;
  const named = spanInAddress(entry.address);
  return named === null || (named.until > since && named.since < until);
}

/** The day, month or year that an address names, as outlets put it in paths and in the names of sitemaps. */
function spanInAddress(address: string): Stretch | null {
  const match =
    /(?:^|[^\d])((?:19|20)\d\d)(?:[-_/]?(0[1-9]|1[0-2])(?:[-_/]?(0[1-9]|[12]\d|3[01]))?)?(?:[^\d]|$)/.exec(
      new URL(address).pathname + new URL(address).search,
    );
  if (!match) return null;
  const [year, month, day] = [
    Number(match[1]),
    match[2] ? Number(match[2]) : null,
    match[3] ? Number(match[3]) : null,
  ];
  const since = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const until =
    day !== null ? since + 86_400_000 : month !== null ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return { since: since - 86_400_000, until: until + 86_400_000 };
}

function isArticleAddress(address: string): boolean {
  const { pathname } = new URL(address);
  return pathname.length > 1 && !NO_ARTICLES.test(pathname);
}

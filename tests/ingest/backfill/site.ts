/** A made-up outlet with a past of sixty posts, one a day, that offers every way into it. For backfill tests. */
import { gzipSync } from 'node:zlib';
import { type Site, startSite } from '../../services/site.ts';
import { tellStory } from '../article/pages/story.ts';

export const POSTS = 60;
const A_PAGE = 10;
const NEWEST = Date.UTC(2025, 2, 1, 12);
const DAY = 86_400_000;

export interface Post {
  number: number;
  path: string;
  title: string;
  /** ISO 8601. */
  date: string;
  text: string[];
}

/** Newest first. */
export const posts: Post[] = Array.from({ length: POSTS }, (_, at) => {
  const story = tellStory(at, 6);
  const date = new Date(NEWEST - at * DAY).toISOString();
  return {
    number: POSTS - at,
    path: `/${date.slice(0, 10).replaceAll('-', '/')}/post-${POSTS - at}.html`,
    title: `${story.headline} ${POSTS - at}`,
    date,
    text: story.paragraphs,
  };
});

export interface Outlet extends Site {
  /** Answers 503 to everything while set. */
  down: boolean;
  /** Requests to GDELT's stand-in. */
  questions: URLSearchParams[];
}

export async function startOutlet(): Promise<Outlet> {
  const state = { down: false, questions: [] as URLSearchParams[] };
  const site = await startSite((path, origin) => {
    const url = new URL(path, origin);
    if (state.down) return { status: 503, body: '' };
    if (url.pathname === '/gdelt') state.questions.push(url.searchParams);
    return answer(url, origin);
  });
  return Object.assign(state, site);
}

function answer(url: URL, origin: string) {
  const post = posts.find(({ path }) => path === url.pathname);
  if (post) return { body: page(post, origin) };
  switch (url.pathname) {
    case '/robots.txt':
      return {
        type: 'text/plain',
        body: `User-agent: *\nDisallow: /secret\nSitemap: ${origin}/sitemap.xml\n`,
      };
    case '/feed':
      return feed(Number(url.searchParams.get('paged') ?? 1), origin, '');
    case '/archived':
      return archived(Number(url.searchParams.get('part') ?? 1), origin);
    case '/deaf':
      return feed(1, origin, '');
    case '/wp-json/wp/v2/posts':
      return wpJson(url.searchParams, origin);
    case '/sitemap.xml':
      return {
        type: 'application/xml',
        body: `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${origin}/sitemap-2025.xml.gz</loc></sitemap><sitemap><loc>${origin}/sitemap-2019.xml</loc></sitemap><sitemap><loc>${origin}/missing.xml</loc></sitemap></sitemapindex>`,
      };
    case '/sitemap-2025.xml.gz':
      return { type: 'application/gzip', body: gzipSync(sitemap(origin)) };
    case '/gdelt':
      return gdelt(url.searchParams, origin);
    default:
      return undefined;
  }
}

function page(post: Post, origin: string): string {
  return `<html lang="en"><head><title>${post.title}</title><meta property="article:published_time" content="${post.date}"><link rel="canonical" href="${origin}${post.path}"></head><body><article><h1>${post.title}</h1>${post.text.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

function feed(number: number, origin: string, links: string) {
  const some = posts.slice((number - 1) * A_PAGE, number * A_PAGE);
  if (some.length === 0) return undefined;
  const items = some.map(
    ({ title, path, date, text }) =>
      `<item><title>${title}</title><link>${origin}${path}</link><guid isPermaLink="false">post${path}</guid><pubDate>${new Date(date).toUTCString()}</pubDate><description>${text[0]}</description></item>`,
  );
  return {
    type: 'application/rss+xml',
    body: `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Outlet</title><link>${origin}/</link>${links}${items.join('')}</channel></rss>`,
  };
}

/** The last part links back to the first, as broken archives do. */
function archived(part: number, origin: string) {
  const older = part * A_PAGE < POSTS ? part + 1 : 1;
  return feed(
    part,
    origin,
    `<atom:link rel="prev-archive" href="${origin}/archived${older === 1 ? '' : `?part=${older}`}"/>`,
  );
}

function wpJson(query: URLSearchParams, origin: string) {
  const [after, before] = [query.get('after') ?? '', query.get('before') ?? '9999'];
  const within = posts.filter(({ date }) => date > after && date < before);
  const [number, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 10)];
  const some = within.slice((number - 1) * size, number * size);
  if (some.length === 0 && number > 1)
    return { status: 400, type: 'application/json', body: '{"code":"rest_post_invalid_page_number"}' };
  const rows = some.map(({ title, path, date, text }) => ({
    date_gmt: date.slice(0, 19),
    modified_gmt: date.slice(0, 19),
    link: origin + path,
    guid: { rendered: `post${path}` },
    title: { rendered: title },
    excerpt: { rendered: `<p>${text[0]}</p>` },
    content: { rendered: text.map((one) => `<p>${one}</p>`).join('') },
  }));
  return { type: 'application/json', body: JSON.stringify(rows) };
}

function sitemap(origin: string): string {
  const pages = posts.map(
    ({ path, date }) => `<url><loc>${origin}${path}</loc><lastmod>${date}</lastmod></url>`,
  );
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${origin}/tag/moon</loc></url>${pages.join('')}</urlset>`;
}

/** Cuts at 250 as GDELT does; here at ten for each row asked for as 250, so that windows must be split. */
function gdelt(query: URLSearchParams, origin: string) {
  const stamp = (date: string) => date.replace(/\D/g, '').slice(0, 14);
  const [from, to] = [query.get('startdatetime')!, query.get('enddatetime')!];
  const within = posts.filter(({ date }) => stamp(date) >= from && stamp(date) <= to);
  const repeated = within.flatMap((post) =>
    Array.from({ length: 25 }, (_, copy) => ({
      url: `${origin}${post.path}${copy === 0 ? '' : `?copy=${copy}`}`,
      title: post.title,
      seendate: `${stamp(post.date).slice(0, 8)}T120000Z`,
      language: 'English',
    })),
  );
  const articles = repeated.slice(0, 250).filter(({ url }) => within.length >= 10 || !url.includes('?copy'));
  return { type: 'application/json', body: JSON.stringify(articles.length > 0 ? { articles } : {}) };
}

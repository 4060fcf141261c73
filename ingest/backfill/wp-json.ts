/**
 * The past out of a WordPress site's own interface: `wp-json/wp/v2/posts`, a hundred posts a page, with their full text,
 * between two fixed dates so that new posts do not shift the pages.
 */
import { z } from 'zod';
import type { FeedEntry } from '../../base/records.ts';
import { resolveAddress } from '../addresses.ts';
import { toLine } from '../clean.ts';
import { BackfillInterrupted, type BackfillMethod, interruptedBy } from './method.ts';

const POSTS_A_PAGE = 100;
const DAY = 86_400_000;
const FIELDS = 'id,date_gmt,modified_gmt,link,guid,title,excerpt,content';

const rendered = z
  .object({ rendered: z.string() })
  .nullish()
  .transform((value) => value?.rendered ?? '');

const postSchema = z.object({
  date_gmt: z.string().nullish(),
  modified_gmt: z.string().nullish(),
  link: z.string().nullish(),
  guid: rendered,
  title: rendered,
  excerpt: rendered,
  content: rendered,
});

/** WordPress compares its own local dates, so a day more is asked for at either end. */
export const wpJson: BackfillMethod<{ page: number }> = {
  name: 'wp-json',
  newestFirst: true,
  async step(cursor, { source, stretch, fetchPage }) {
    const page = cursor?.page ?? 1;
    const address = postsAddress(source);
    address.search = new URLSearchParams({
      after: new Date(stretch.since - DAY).toISOString().slice(0, 19),
      before: new Date(stretch.until + DAY).toISOString().slice(0, 19),
      page: String(page),
      per_page: String(POSTS_A_PAGE),
      orderby: 'date',
      order: 'desc',
      _fields: FIELDS,
    }).toString();
    const answer = await fetchPage(address.href, { accept: 'application/json' });
    if (answer.status === 400 && page > 1) return { entries: [], cursor: null };
    if (answer.outcome !== 'ok') throw interruptedBy(answer);
    const posts = readPosts(answer.bytes, answer.address);
    return { entries: posts, cursor: posts.length < POSTS_A_PAGE ? null : { page: page + 1 } };
  },
};

/** Where a site's posts are, for any address of the site. */
export function postsAddress(site: string): URL {
  return new URL('/wp-json/wp/v2/posts', site);
}

/** Posts as entries. Throws `BackfillInterrupted` on anything but a list of posts. */
export function readPosts(bytes: Uint8Array, address: string): FeedEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    value = null;
  }
  const posts = z.array(postSchema).safeParse(value);
  if (!posts.success)
    throw new BackfillInterrupted(
      `${address} does not list posts`,
      'The site is no WordPress, or has closed its interface; try --method sitemap.',
    );
  return posts.data.map((post) => ({
    guid: post.guid || null,
    link: resolveAddress(post.link ?? '', address),
    title: toLine(post.title),
    summary: post.excerpt || null,
    content: post.content || null,
    published: inUtc(post.date_gmt),
    updated: inUtc(post.modified_gmt),
    authors: [],
    categories: [],
    enclosures: [],
    language: null,
  }));
}

/** `date_gmt` is UTC without saying so. */
function inUtc(date: string | null | undefined): string | null {
  const instant = date ? Date.parse(`${date}Z`) : Number.NaN;
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}

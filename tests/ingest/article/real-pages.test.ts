/** Every recorded page of an outlet gives sensible text; skipped with a notice where the recordings are not at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../ingest/article/read-article.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/news/pages');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.html')) : [];
if (files.length === 0) process.stderr.write('SKIPPED recorded pages: ../shared/news/pages is not at hand\n');

/** Broken characters, markup, and what no article says. */
const FURNITURE =
  /\ufffd|<\/?[a-z]+>|opens new tab|Continue reading the main story|sign up for our|all rights reserved/i;

const isFrontPage = (name: string) => name.includes('-home-');

const read = (name: string) =>
  readArticle(readFileSync(join(FOLDER, name)), {
    address: `https://example.org/${isFrontPage(name) ? '' : 'news/story.html'}`,
    contentType: 'text/html',
  });

describe.skipIf(files.length === 0)('a recorded page', () => {
  it.each(files.filter((name) => !isFrontPage(name)))('%s gives its article', (name) => {
    const article = read(name);
    expect(article.isGood).toBe(true);
    expect(article.title).not.toBe('');
    expect(article.text.length).toBeGreaterThan(1_500);
    expect(FURNITURE.exec(article.text)?.[0]).toBeUndefined();
    expect(article.text.match(/[.!?…][”"’)]?\s/g)?.length).toBeGreaterThan(5);
  });

  it.each(files.filter(isFrontPage))('%s is refused as a front page', (name) => {
    expect(read(name)).toMatchObject({ refusal: 'front-page', isGood: false });
  });
});

/** Articles read from pages of known text: measured against plain Readability, page by page and on the whole. */
import { Readability } from '@mozilla/readability';
import iconv from 'iconv-lite';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../ingest/article/blocks.ts';
import { EXTRACTOR, readArticle } from '../../../ingest/article/read-article.ts';
import { agreement } from './agreement.ts';
import { type Layout, layouts } from './pages/layouts.ts';
import { notArticles } from './pages/not-articles.ts';
import { type Story, tellStory } from './pages/story.ts';

const ADDRESS = 'https://example.org/news/2025/station.html';

const pages = layouts.map((layout, at) => {
  const story = tellStory(100 + at, layout.paragraphs ?? 7, layout.language ?? 'en');
  return { ...layout, story, html: layout.render(story) };
});

function readPage({ html, encoding }: Pick<Layout, 'encoding'> & { html: string }) {
  return readArticle(iconv.encode(html, encoding ?? 'utf-8'), { address: ADDRESS, contentType: 'text/html' });
}

/** Readability used plainly, its result read block by block so that words of two paragraphs do not run together. */
function readPlainly(html: string): string {
  const read = new Readability(parseHTML(html).document as unknown as Document).parse();
  return readBlocks(read?.content ?? '')
    .map(({ text }) => text)
    .join('\n');
}

const known = (story: Story) => story.paragraphs.join('\n');

describe('the text of an article', () => {
  it.each(pages)('is found on $name', ({ story, ...page }) => {
    const article = readPage(page);
    expect(article.refusal).toBeNull();
    expect(article.isGood).toBe(true);
    expect(agreement(article.text, known(story))).toBeGreaterThan(0.98);
  });

  it('is found at least as well as by plain Readability, on each of at least 25 pages', () => {
    const scores = pages.map(({ name, story, ...page }) => ({
      name,
      own: agreement(readPage(page).text, known(story)),
      plain: agreement(readPlainly(page.html), known(story)),
    }));
    const mean = (of: 'own' | 'plain') => scores.reduce((sum, score) => sum + score[of], 0) / scores.length;
    process.stderr.write(
      `article text on ${scores.length} synthetic pages: F1 ${mean('own').toFixed(3)}, plain Readability ${mean('plain').toFixed(3)}\n`,
    );
    expect(scores.length).toBeGreaterThanOrEqual(25);
    expect(scores.filter(({ own, plain }) => own < plain)).toEqual([]);
  });

  it('keeps paragraphs apart', () => {
    expect(readPage(pages[0]!).text.split('\n\n')).toEqual(pages[0]!.story.paragraphs);
  });
});

describe('a page that is no article', () => {
  it.each(notArticles)('is refused: $name', ({ html, refusal, address }) => {
    const article = readArticle(Buffer.from(html), { address: address ?? ADDRESS, contentType: null });
    expect(article.refusal).toBe(refusal);
    expect(article.quality).toBeLessThanOrEqual(0.3);
    expect(article.isGood).toBe(false);
  });
});

describe('the facts of an article', () => {
  const read = (head: string) =>
    readArticle(Buffer.from(`<html lang="ru_RU"><head>${head}</head><body></body></html>`), {
      address: ADDRESS,
      contentType: null,
    });

  it('come from JSON-LD before meta elements', () => {
    const article =
      read(`<meta property="og:title" content="Other"><meta property="article:published_time" content="2001-01-01T00:00:00Z">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Example"},{"@type":["ReportageNewsArticle"],"headline":"Accord &amp; delay","datePublished":"2025-03-01T10:00:00+03:00","dateModified":"2025-03-02","author":[{"name":"A. One"},{"name":"B. Two"}]}]}</script>`);
    expect(article).toMatchObject({
      publishedAt: '2025-03-01T07:00:00.000Z',
      modifiedAt: '2025-03-02T00:00:00.000Z',
      byline: ['A. One', 'B. Two'],
      language: 'ru-ru',
      extractor: EXTRACTOR,
    });
    expect(article.title).toBe('Accord & delay');
  });

  it('come from meta elements where there is no JSON-LD', () => {
    const article = read(
      '<meta property="og:title" content="Accord"><meta name="author" content="By C. Three"><meta name="pubdate" content="1 March 2025 10:00 GMT"><meta property="og:image" content="/a.jpg">',
    );
    expect(article).toMatchObject({
      title: 'Accord',
      byline: ['C. Three'],
      publishedAt: '2025-03-01T10:00:00.000Z',
      image: 'https://example.org/a.jpg',
    });
  });

  it.each([
    ['<link rel="canonical" href="/news/2025/real.html">', 'https://example.org/news/2025/real.html'],
    ['<link rel="canonical" href="https://other.example/story">', 'https://other.example/story'],
    ['<link rel="canonical" href="https://example.org/">', null],
    ['<link rel="canonical" href="javascript:alert(1)">', null],
    ['', null],
  ])('name the canonical address only where it can be one: %s', (head, canonical) => {
    expect(read(head).canonical).toBe(canonical);
  });

  it('are empty on bytes that are no page', () => {
    const article = readArticle(
      Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 256),
      { address: ADDRESS, contentType: null },
    );
    expect(article).toMatchObject({ isGood: false, publishedAt: null, canonical: null });
  });
});

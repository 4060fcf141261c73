/**
 * Layouts in the manner of what outlets do, from old tables to applications that carry their text in JSON-LD only. Each
 * takes a story and gives its page; the story's paragraphs are exactly what a reader should find. Synthetic.
 */
import { comments, cookieNotice, footer, menu, newsletter, otherStories, shareRow } from './furniture.ts';
import type { Story } from './story.ts';

export interface Layout {
  name: string;
  language?: 'ru';
  /** Paragraphs of its story, 7 unless it says otherwise. */
  paragraphs?: number;
  /** Encoding of the page's bytes, UTF-8 unless it says otherwise. */
  encoding?: 'windows-1251' | 'iso-8859-1';
  render(story: Story): string;
}

const p = (story: Story) => story.paragraphs.map((text) => `<p>${text}</p>`);

/** Puts pieces between the paragraphs, after every `every`-th. */
function between(paragraphs: string[], every: number, piece: string): string {
  return paragraphs
    .map((paragraph, at) =>
      at % every === every - 1 && at < paragraphs.length - 1 ? paragraph + piece : paragraph,
    )
    .join('\n');
}

function head(story: Story, extra = ''): string {
  return `<!doctype html><html lang="${story.language}"><head><meta charset="utf-8"><title>${story.headline} | Example</title><meta property="og:title" content="${story.headline}"><meta property="article:published_time" content="${story.published}"><meta name="author" content="${story.author}">${extra}</head>`;
}

function declared(story: Story, extra: object = {}): string {
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.headline,
    datePublished: story.published,
    author: { '@type': 'Person', name: story.author },
    ...extra,
  };
  return `<script type="application/ld+json">${JSON.stringify(article)}</script>`;
}

const gallery = Array.from(
  { length: 6 },
  (_, at) =>
    `<figure><img src="/${at}.jpg"><figcaption>Picture ${at}: technicians at work beside the module. Credit: Example Agency</figcaption></figure>`,
).join('');

export const layouts: Layout[] = [
  {
    name: 'a WordPress blog with share buttons and related posts',
    render: (s) =>
      `${head(s)}<body class="single">${menu()}<article class="post"><h1 class="entry-title">${s.headline}</h1><div class="entry-content">${p(s).join('\n')}<div class="sharedaddy"><h3>Share this:</h3>${shareRow()}</div><div class="jp-relatedposts"><h3>Related</h3><a href="/1">An older article about the station</a></div></div></article>${comments(3)}${footer()}</body></html>`,
  },
  {
    name: 'paragraphs in hashed component classes',
    render: (s) =>
      `${head(s, declared(s))}<body><div id="root">${menu()}<main><article><header><h1>${s.headline}</h1><div class="css-1a2b">By ${s.author}</div></header>${p(
        s,
      )
        .map(
          (x) =>
            `<div data-component="text-block" class="sc-7dcfb11b-0"><div class="sc-fa2">${x}</div></div>`,
        )
        .join(
          '',
        )}<div data-component="links-block" class="sc-9">${otherStories('related-topics', 4)}</div></article></main>${footer()}</div></body></html>`,
  },
  {
    name: 'a newsletter sign-up and adverts between paragraphs',
    render: (s) =>
      `${head(s)}<body>${menu()}<div class="content"><h1>${s.headline}</h1><div class="article-body">${between(p(s), 2, `<p>Advertisement</p>${newsletter('inline-newsletter')}`)}</div></div>${footer()}</body></html>`,
  },
  {
    name: 'rich links as asides within the text',
    render: (s) =>
      `${head(s)}<body>${menu()}<main><h1>${s.headline}</h1><div class="article-body-commercial">${between(p(s), 2, '<aside class="element-rich-link"><p>Read more: <a href="/x">Ministers disagree about the lunar plan</a></p></aside>')}</div><div class="submeta"><ul><li><a href="/t/space">Space</a></li><li><a href="/t/russia">Russia</a></li></ul></div></main>${footer()}</body></html>`,
  },
  {
    name: 'text paragraphs as divs with test ids, and a house note',
    render: (s) =>
      `${head(s)}<body>${menu()}<article data-testid="Article"><h1>${s.headline}</h1><div class="body">${s.paragraphs.map((x, at) => `<div data-testid="paragraph-${at}">${x}</div>`).join('')}<div data-testid="paragraph-x">Our Standards: The Example Trust Principles, opens new tab</div></div></article>${otherStories('recirculation', 6)}${footer()}</body></html>`,
  },
  {
    name: 'a page of the nineties: tables and line breaks',
    render: (s) =>
      `<html><head><title>${s.headline}</title></head><body bgcolor=white><table width=600><tr><td width=120 valign=top><font size=1><a href=a.html>Home</a><br><a href=b.html>News</a><br><a href=c.html>Links</a></font></td><td><font face=Arial size=4><b>${s.headline}</b></font><br><br><font size=2>${s.paragraphs.join('<br><br>\n')}</font></td></tr></table><hr><center><font size=1>Copyright 2025 Example</font></center></body></html>`,
  },
  {
    name: 'a weblog with double breaks instead of paragraphs',
    render: (s) =>
      `${head(s)}<body>${menu()}<div class="post-outer"><h3 class="post-title">${s.headline}</h3><div class="post-body">${s.paragraphs.join('<br /><br />')}<div style="clear:both"></div></div><div class="post-footer"><span>Posted by ${s.author}</span> <a href="#">4 comments</a></div></div>${otherStories('sidebar', 8)}</body></html>`,
  },
  {
    name: 'a press release with contacts at its end',
    render: (s) =>
      `${head(s)}<body>${menu()}<div class="usa-article-content"><h1>${s.headline}</h1><div class="entry-content">${p(s).join('')}<p>-end-</p></div></div><div class="tags-block"><h2>Tags</h2><a href="/t">International Space Station</a></div>${footer()}</body></html>`,
  },
  {
    name: 'comments far longer than the article',
    paragraphs: 5,
    render: (s) =>
      `${head(s)}<body>${menu()}<div id="story"><h1>${s.headline}</h1>${p(s).join('')}</div>${comments(30)}${footer()}</body></html>`,
  },
  {
    name: 'an application whose text stands in JSON-LD alone',
    render: (s) =>
      `${head(s, declared(s, { articleBody: s.paragraphs.join('\n\n') }))}<body><div id="app"><p>Loading, please wait. This application needs JavaScript.</p></div>${cookieNotice()}<script>window.state={}</script></body></html>`,
  },
  {
    name: 'a declared body in agreement with a crowded page',
    render: (s) =>
      `${head(s, declared(s, { articleBody: s.paragraphs.join('\n') }))}<body>${menu()}<div class="wrap"><h1>${s.headline}</h1><div class="txt">${between(p(s), 2, '<p>The best of our station coverage, chosen by the editors for you this week.</p>')}</div>${otherStories('list', 6)}</div>${footer()}</body></html>`,
  },
  {
    name: 'a declared body that is a teaser only',
    render: (s) =>
      `${head(s, declared(s, { articleBody: `${s.paragraphs.join(' ').slice(0, 640)}…` }))}<body>${menu()}<article><h1>${s.headline}</h1>${p(s).join('')}</article>${footer()}</body></html>`,
  },
  {
    name: 'JSON-LD that is not JSON',
    render: (s) =>
      `${head(s, `<script type="application/ld+json">\n<![CDATA[\n{"@type":"NewsArticle","headline":"${s.headline}","datePublished":"${s.published}",}\n]]></script>`)}<body>${menu()}<article><h1>${s.headline}</h1>${p(s).join('')}</article>${footer()}</body></html>`,
  },
  {
    name: 'a second article below the first, as endless scrolling adds it',
    render: (s) =>
      `${head(s, declared(s))}<body>${menu()}<article class="main-article"><h1>${s.headline}</h1><div itemprop="articleBody">${p(s).join('')}</div></article>${otherStories('next-article teaser-list', 5)}${footer()}</body></html>`,
  },
  {
    name: 'an interview with questions in bold and answers in quotes',
    paragraphs: 10,
    render: (s) =>
      `${head(s)}<body>${menu()}<article><h1>${s.headline}</h1><div class="story">${s.paragraphs.map((x, at) => (at % 3 === 2 ? `<blockquote><p>${x}</p></blockquote>` : at % 2 ? `<p>${x}</p>` : `<p><strong>${x}</strong></p>`)).join('')}</div></article>${otherStories('rail', 5)}${footer()}</body></html>`,
  },
  {
    name: 'text in list entries and under headings',
    paragraphs: 9,
    render: (s) =>
      `${head(s)}<body>${menu()}<article><h1>${s.headline}</h1><div class="text">${s.paragraphs
        .slice(0, 4)
        .map((x) => `<p>${x}</p>`)
        .join('')}<ul>${s.paragraphs
        .slice(4)
        .map((x) => `<li>${x}</li>`)
        .join('')}</ul></div></article>${newsletter('signup')}${footer()}</body></html>`,
  },
  {
    name: 'pictures with captions after every paragraph',
    render: (s) =>
      `${head(s)}<body>${menu()}<article><h1>${s.headline}</h1><div class="body">${between(p(s), 1, gallery.slice(0, gallery.indexOf('</figure>') + 9))}</div></article>${footer()}</body></html>`,
  },
  {
    name: 'a cookie notice and a sticky sign-up around the article',
    render: (s) =>
      `${head(s)}<body>${cookieNotice()}${menu()}<section><h1>${s.headline}</h1><section class="prose">${p(s).join('')}</section></section>${newsletter('sticky-signup')}${footer()}</body></html>`,
  },
  {
    name: 'a newsletter post with subscribe boxes in it',
    render: (s) =>
      `${head(s)}<body><div class="single-post"><h1 class="post-title">${s.headline}</h1><div class="available-content"><div class="body markup">${between(p(s), 3, '<div class="subscription-widget-wrap"><p>Thanks for reading! Subscribe for free to receive new posts and support my work.</p><form><button>Subscribe</button></form></div>')}</div></div></div>${comments(4)}</body></html>`,
  },
  {
    name: 'an AMP page with adverts',
    render: (s) =>
      `${head(s)}<body><amp-sidebar id="s"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><main><h1>${s.headline}</h1><amp-img src="a.jpg"></amp-img>${between(p(s), 2, '<amp-ad width=300></amp-ad><p>Advertisement</p>')}</main>${footer()}</body></html>`,
  },
  {
    name: 'a short report among many teasers',
    paragraphs: 3,
    render: (s) =>
      `${head(s)}<body>${menu()}<div class="col"><div class="report"><h1>${s.headline}</h1>${p(s).join('')}</div></div>${otherStories('grid', 20)}${footer()}</body></html>`,
  },
  {
    name: 'a government page within deep layout tables',
    render: (s) =>
      `${head(s)}<body><div id="page"><div id="inner"><div class="row"><div class="col-3">${menu()}</div><div class="col-9"><div class="field field--name-body"><h2>${s.headline}</h2>${p(
        s,
      )
        .map((x) => `<div class="block">${x}</div>`)
        .join('')}</div></div></div></div></div>${footer()}</body></html>`,
  },
  {
    name: 'a Russian agency with one block for each paragraph',
    language: 'ru',
    render: (s) =>
      `${head(s)}<body>${menu()}<div class="article__body">${s.paragraphs.map((x) => `<div class="article__block" data-type="text"><div class="article__text">${x}</div></div>`).join('')}<div class="article__block" data-type="article"><a href="/1">Читайте также: станцию ждёт осмотр</a></div></div><div class="article__tags">Теги: космос</div><p>Подпишитесь на наш Telegram-канал</p>${footer()}</body></html>`,
  },
  {
    name: 'a Russian newspaper in windows-1251',
    language: 'ru',
    encoding: 'windows-1251',
    render: (s) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>${s.headline}</title></head><body>${menu()}<h1>${s.headline}</h1><div class="doc__text">${between(p(s), 3, '<p class="incut"><b>Читайте также:</b> <a href="/2">Переговоры отложены</a></p>')}</div><p>При использовании материалов ссылка обязательна.</p>${footer()}</body></html>`,
  },
  {
    name: 'a Russian portal with inline teasers and a notice of misprints',
    language: 'ru',
    render: (s) =>
      `${head(s)}<body>${menu()}<div class="topic-body"><div class="topic-body__content">${between(p(s), 2, '<div class="box-inline-topic"><a href="/3">Материалы по теме: утечка в отсеке</a></div>')}</div></div><p>Нашли опечатку? Выделите её и нажмите Ctrl+Enter.</p>${otherStories('longgrid', 9)}${footer()}</body></html>`,
  },
  {
    name: 'paragraphs full of links to sources',
    render: (s) =>
      `${head(s)}<body>${menu()}<article><h1>${s.headline}</h1><div class="post-content">${s.paragraphs.map((x) => `<p>${x.replace(/(\w+ \w+ \w+ \w+)/, '<a href="/source">$1</a>')}</p>`).join('')}</div></article>${footer()}</body></html>`,
  },
  {
    name: 'an old page in latin-1 with a sidebar of teasers',
    encoding: 'iso-8859-1',
    render: (s) =>
      `<html><head><meta http-equiv=content-type content="text/html; charset=iso-8859-1"><title>${s.headline}</title></head><body><div id=left>${otherStories('links', 10)}</div><div id=mid><h1>${s.headline}</h1>${p(s).join('\n')}</div></body></html>`,
  },
  {
    name: 'a magazine page with pull quotes and an author box',
    paragraphs: 9,
    render: (s) =>
      `${head(s)}<body>${menu()}<article><h1>${s.headline}</h1><div class="c-entry-content">${between(p(s), 4, '<aside class="pullquote"><q>Nobody asked about the cost</q></aside>')}</div><div class="author-bio"><p>${s.author} writes about space policy for Example and has followed the station since its first module. Contact the author at the desk.</p></div></article>${otherStories('river', 6)}${footer()}</body></html>`,
  },
];

/** Pages that stand where an article should and are none: what a monitor must refuse. Synthetic. */
import { cookieNotice, footer, menu, newsletter, otherStories } from './furniture.ts';
import { tellStory } from './story.ts';

export interface NotAnArticle {
  name: string;
  refusal: string;
  address?: string;
  html: string;
}

const teaser = tellStory(77, 1).paragraphs[0]!;
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;

export const notArticles: NotAnArticle[] = [
  {
    name: 'a front page',
    refusal: 'front-page',
    address: 'https://example.org/',
    html: page('Example: news', `${menu()}${otherStories('top', 30)}${footer()}`),
  },
  {
    name: 'a section page of headlines',
    refusal: 'front-page',
    address: 'https://example.org/section/space',
    html: page(
      'Space',
      `${menu()}<main>${Array.from({ length: 40 }, (_, at) => `<div class="item"><h3>${tellStory(at, 1).headline} for day ${at}</h3><span>12:${10 + at}</span></div>`).join('')}</main>${footer()}`,
    ),
  },
  {
    name: 'a paywall after a teaser',
    refusal: 'paywall',
    html: page(
      'Lunar accord put off',
      `${menu()}<article><h1>Lunar accord put off</h1><p>${teaser}</p><p>${teaser.slice(0, 120)}</p><div class="gate"><h2>Subscribe to continue reading</h2><p>Already a subscriber? Sign in to continue.</p></div></article>${footer()}`,
    ),
  },
  {
    name: 'a teaser that is declared not to be free',
    refusal: 'paywall',
    html: page(
      'Accord',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Accord","isAccessibleForFree":false}</script><article><h1>Accord</h1><p>${teaser}</p></article>`,
    ),
  },
  {
    name: 'a Russian paywall',
    refusal: 'paywall',
    html: page(
      'Соглашение',
      `<article><h1>Соглашение</h1><p>${tellStory(5, 2, 'ru').paragraphs.join('</p><p>')}</p><div>Полный текст доступен только подписчикам. Оформите подписку.</div></article>`,
    ),
  },
  {
    name: 'a consent wall before everything',
    refusal: 'consent-wall',
    html: page(
      'Before you continue',
      `<main><h1>Before you continue</h1><p>We and our 812 partners store and process personal data such as cookies to deliver and measure advertisements. You can accept all or manage your consent in the settings at any time.</p><p>If you accept all, we use cookies for purposes described in our privacy notice. Manage your privacy choices below, or consent to everything at once.</p><button>Accept all</button><button>Reject</button></main>`,
    ),
  },
  {
    name: 'a challenge for programs',
    refusal: 'challenge',
    html: page(
      'Just a moment...',
      '<h1>example.org</h1><p>Checking your browser before accessing example.org. Enable JavaScript and cookies to continue.</p>',
    ),
  },
  {
    name: 'an error page that answers 200',
    refusal: 'error-page',
    html: page(
      'Page not found | Example',
      `${menu()}<h1>Sorry</h1><p>The page you are looking for could not be found. Try the search or one of the stories below.</p>${otherStories('suggestions', 5)}${footer()}`,
    ),
  },
  {
    name: 'a video with one line of text',
    refusal: 'too-short',
    html: page(
      'Watch the launch',
      `${menu()}<h1>Watch the launch</h1><video></video><p>The rocket leaves the pad at dawn, filmed from the roof of the assembly hall.</p>${footer()}`,
    ),
  },
  {
    name: 'an application behind its cookie notice',
    refusal: 'consent-wall',
    html: page('Example', `<div id="root"></div>${cookieNotice()}`),
  },
  {
    name: 'a sign-up page',
    refusal: 'too-short',
    html: page('Newsletters', `${menu()}${newsletter('signup')}${footer()}`),
  },
  { name: 'nothing at all', refusal: 'too-short', html: '' },
];

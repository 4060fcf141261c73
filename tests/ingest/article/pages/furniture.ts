/** What stands around articles on outlets' pages: menus, link lists, sign-ups, notices, comments. Synthetic. */
import { tellStory } from './story.ts';

const TOPICS = [
  'Science',
  'Rockets',
  'Policy',
  'Moon',
  'Station',
  'Defence',
  'Business',
  'Opinion',
  'Video',
  'Podcasts',
];

export function menu(): string {
  return `<div class="site-top"><ul class="menu">${TOPICS.map((topic) => `<li><a href="/${topic.toLowerCase()}">${topic}</a></li>`).join('')}</ul><a href="/login">Log in</a></div>`;
}

/** A list of other articles, each with a teaser. */
export function otherStories(name: string, count: number, seed = 900): string {
  const stories = Array.from({ length: count }, (_, at) => tellStory(seed + at, 1));
  const cards = stories.map(
    ({ headline, paragraphs }, at) =>
      `<div class="card"><h3><a href="/n/${seed + at}">${headline}</a></h3><p>${paragraphs[0]!.slice(0, 140)}</p></div>`,
  );
  return `<div class="${name}"><h2>More stories</h2>${cards.join('')}</div>`;
}

export function newsletter(name: string): string {
  return `<div class="${name}"><h3>Sign up for our weekly newsletter</h3><p>Get the latest news on space policy in your inbox every Friday morning.</p><form><input type="email"><button>Sign up</button></form><p>By signing up you agree to our Privacy Policy and Terms of Use.</p></div>`;
}

export function footer(): string {
  return `<div class="foot"><p>© 2025 Example Media. All rights reserved.</p><ul><li><a href="/about">About</a></li><li><a href="/contact">Contact</a></li><li><a href="/privacy">Privacy Policy</a></li></ul></div>`;
}

export function comments(count: number): string {
  const said = Array.from(
    { length: count },
    (_, at) => `<div class="comment"><b>reader${at}</b><p>${tellStory(700 + at, 1).paragraphs[0]}</p></div>`,
  );
  return `<div id="comments" class="comments-area"><h2>${count} comments</h2>${said.join('')}</div>`;
}

export function cookieNotice(): string {
  return '<div class="cookie-banner" role="dialog"><p>We use cookies to personalise content and ads. You can manage your consent at any time.</p><button>Accept all</button></div>';
}

export function shareRow(): string {
  return '<ul class="share-row"><li><a href="#">Share on Facebook</a></li><li><a href="#">Share on X</a></li><li><a href="#">Email</a></li></ul>';
}

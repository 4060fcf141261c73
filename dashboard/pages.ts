/** Which page stands at which address. A page is loaded when it is first asked for. */
import type { ComponentType } from 'preact';
import { loadCharts } from './load-charts.ts';

export interface PageProps {
  /** What stands in the address in place of `:id`. */
  id: string;
}

export interface Page {
  name: PageName;
  /** Shown in the navigation. */
  listed: boolean;
  path: string;
  load: () => Promise<ComponentType<PageProps>>;
}

export type PageName =
  | 'now'
  | 'long'
  | 'stories'
  | 'story'
  | 'items'
  | 'item'
  | 'series'
  | 'hypotheses'
  | 'briefings'
  | 'signIn'
  | 'chronology'
  | 'sources'
  | 'method'
  | 'gallery';

/** What draws charts is large: it comes beside a page that has some, not after it. A chart says if it failed. */
function beside<Value>(page: Promise<Value>): Promise<Value> {
  loadCharts().catch(() => {});
  return page;
}

export const pages: Page[] = [
  {
    name: 'now',
    listed: true,
    path: '/',
    load: async () => (await beside(import('./pages/now.tsx'))).Now,
  },
  {
    name: 'series',
    listed: true,
    path: '/series',
    load: async () => (await beside(import('./pages/series.tsx'))).SeriesPage,
  },
  {
    name: 'series',
    listed: false,
    path: '/series/:id',
    load: async () => (await beside(import('./pages/series.tsx'))).SeriesPage,
  },
  {
    name: 'long',
    listed: true,
    path: '/long',
    load: async () => (await beside(import('./pages/long-view.tsx'))).LongView,
  },
  {
    name: 'stories',
    listed: true,
    path: '/stories',
    load: async () => (await import('./pages/stories.tsx')).Stories,
  },
  {
    name: 'story',
    listed: false,
    path: '/stories/:id',
    load: async () => (await beside(import('./pages/story.tsx'))).StoryPage,
  },
  {
    name: 'items',
    listed: true,
    path: '/items',
    load: async () => (await import('./pages/items.tsx')).Items,
  },
  {
    name: 'item',
    listed: false,
    path: '/items/:id',
    load: async () => (await import('./pages/item.tsx')).ItemPage,
  },
  {
    name: 'hypotheses',
    listed: true,
    path: '/hypotheses',
    load: async () => (await beside(import('./pages/hypotheses.tsx'))).HypothesesPage,
  },
  {
    name: 'briefings',
    listed: true,
    path: '/briefings',
    load: async () => (await import('./pages/briefings.tsx')).BriefingsPage,
  },
  {
    name: 'signIn',
    listed: false,
    path: '/sign-in',
    load: async () => (await import('./pages/sign-in.tsx')).SignInPage,
  },
  {
    name: 'chronology',
    listed: true,
    path: '/chronology',
    load: async () => (await beside(import('./pages/chronology.tsx'))).ChronologyPage,
  },
  {
    name: 'sources',
    listed: true,
    path: '/sources',
    load: async () => (await import('./pages/sources.tsx')).Sources,
  },
  {
    name: 'method',
    listed: true,
    path: '/method',
    load: async () => (await import('./pages/method.tsx')).Method,
  },
  {
    name: 'gallery',
    listed: false,
    path: '/gallery',
    load: async () => (await import('./pages/gallery.tsx')).Gallery,
  },
];

const ready = new Map<Page, ComponentType<PageProps>>();

/** What shows a page; undefined until it is loaded. */
export const componentOf = (page: Page): ComponentType<PageProps> | undefined => ready.get(page);

/** Loads what shows a page, once. Throws where it cannot be had. */
export async function loadPage(page: Page): Promise<void> {
  if (!ready.has(page)) ready.set(page, await page.load());
}

/** The page at a path, and what stands in place of `:id`; undefined where there is none. */
export function findPage(path: string): { page: Page; id: string } | undefined {
  const [room = '', id = '', ...rest] = path.split('/').filter(Boolean);
  if (rest.length > 0) return undefined;
  const page = pages.find((known) => known.path === (id ? `/${room}/:id` : `/${room}`));
  return page && { page, id: decodeURIComponent(id) };
}

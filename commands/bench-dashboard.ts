/**
 * `rendezvous bench dashboard`: the pages in Chromium over a large store (see `bench-large-store.ts`): how soon the first chart
 * stands, how long the page takes to answer an interaction (Interaction to Next Paint, web.dev/inp), how soon what was asked
 * for is there, and how much the layout shifted (web.dev/cls). CHROMIUM names the browser.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { readConfig } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { OpenStore } from '../compose.ts';
import { withLargeStore } from './bench-large-store.ts';
import { buildDashboard } from './dashboard-build.ts';
import { startServer } from './server.ts';

const RUNS = 7;

/** What is measured inside the page, in milliseconds since its address was asked for. */
interface Measured {
  firstChart: number | null;
  /** The longest interaction, from input to next paint. */
  interaction: number;
  shift: number;
}

/** An interaction on a page, and what stands there once it is answered. */
interface Trial {
  name: string;
  path: string;
  act: (page: Page) => Promise<void>;
}

/** By the keyboard, as a reader does, since only input is an interaction. */
const chooseNext = (label: string) => async (page: Page) => {
  await page
    .locator('.controls label', { hasText: new RegExp(`^${label}`) })
    .locator('select')
    .focus();
  await page.keyboard.press('ArrowDown');
};
const press = (key: string) => async (page: Page) => {
  await page.locator('.stepped').first().focus();
  await page.keyboard.press(key);
};
const follow = (place: string) => async (page: Page) => {
  await page.locator(place).first().click();
};

const trials: Trial[] = [
  { name: 'Now, a week back', path: '/', act: press('ArrowLeft') },
  { name: 'Series, all years', path: '/series', act: follow('.choice button:last-child') },
  { name: 'Series, another one', path: '/series', act: chooseNext('Series') },
  { name: 'Series, a week back', path: '/series/relevant', act: press('ArrowLeft') },
  { name: 'Long view, a phase', path: '/long', act: chooseNext('Zoom to a phase') },
  { name: 'Stories, by orientation', path: '/stories', act: chooseNext('Orientation') },
  { name: 'Items, a facet', path: '/items', act: follow('.facet a') },
  {
    name: 'Items, a search',
    path: '/items',
    act: async (page) => {
      await page.locator('#search').fill('station');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'Chronology, an actor', path: '/chronology', act: chooseNext('Actor') },
];

/** Throws `configuration` where PostgreSQL or Chromium is not named. */
export async function benchDashboardCommand(environment: Record<string, string | undefined>): Promise<void> {
  const executablePath = environment['CHROMIUM'];
  if (executablePath === undefined)
    throw new RendezvousError(
      'configuration',
      'bench dashboard needs Chromium',
      'Name it, as in CHROMIUM=/usr/bin/chromium.',
    );
  await withLargeStore(environment, async (opened) => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      await benchPages(opened, browser);
    } finally {
      await browser.close();
    }
  });
}

async function benchPages(opened: OpenStore, browser: Browser): Promise<void> {
  const queue = { statistics: async () => ({ waiting: 0, delayed: 0, active: 0, failed: 0, completed: 0 }) };
  const config = readConfig({ PORT: '0', API_RATE_LIMIT: '0', LOG_LEVEL: 'silent' });
  const server = await startServer({ ...opened, config }, queue as never, await buildDashboard());
  console.log(`medians of ${RUNS} runs, the worst in brackets; milliseconds, layout shift without unit`);
  console.log('page and interaction\tfirst chart\tinteraction\tanswered\tlayout shift');
  try {
    for (const trial of trials) await benchTrial(trial, browser, server.address);
  } finally {
    await server.close();
  }
}

async function benchTrial({ name, path, act }: Trial, browser: Browser, address: string): Promise<void> {
  const rows: (Measured & { answered: number })[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(watch);
    await page.goto(new URL(path, address).href);
    await settle(page);
    const started = performance.now();
    await act(page);
    await settle(page);
    const answered = performance.now() - started;
    rows.push({
      ...(await page.evaluate(() => (window as unknown as { measured: Measured }).measured)),
      answered,
    });
    await page.close();
  }
  const cell = (figure: (row: (typeof rows)[number]) => number | null, digits = 0) => {
    const found = rows.map(figure).filter((value) => value !== null);
    if (found.length === 0) return '–';
    const sorted = found.sort((one, other) => one - other);
    return `${sorted[sorted.length >> 1]!.toFixed(digits)} (${sorted.at(-1)!.toFixed(digits)})`;
  };
  console.log(
    [
      name,
      cell(({ firstChart }) => firstChart),
      cell(({ interaction }) => interaction),
      cell(({ answered }) => answered),
      cell(({ shift }) => shift, 3),
    ].join('\t'),
  );
}

/** Runs in the page before all else. */
function watch(): void {
  const measured: Measured = { firstChart: null, interaction: 0, shift: 0 };
  (window as unknown as { measured: Measured }).measured = measured;
  new MutationObserver(() => {
    if (measured.firstChart === null && document.querySelector('svg.plot'))
      requestAnimationFrame(() => {
        measured.firstChart ??= performance.now();
      });
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      measured.interaction = Math.max(measured.interaction, duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) measured.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Until the page asks for nothing more and says that nothing is loading. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(50);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
}

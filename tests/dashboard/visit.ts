/** Chromium on the running program: synthetic feeds and a hostile archive, a browser, and pages that note what goes wrong. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { weekOf } from '../../base/week.ts';
import { findBinary, temporaryFolder } from '../services/binary.ts';
import { type SyntheticItem, startFeedServer } from '../services/feed-server.ts';
import { type RunningProgram, run, start } from '../services/program.ts';

export const chromiumPath =
  process.env['CHROMIUM'] ??
  ['chromium', 'chromium-browser', 'google-chrome'].map((name) => findBinary(name)).find(Boolean) ??
  null;

const DAY = 86_400_000;
const WEEKS = 20;

/** The last whole week, of which the first page speaks. */
export const lastWeek = weekOf(Date.now() - 7 * DAY);

const MESSAGES = [
  'NASA astronaut and two cosmonauts launch to the space station aboard a Russian Soyuz',
  'Roscosmos and NASA extend the seat exchange on Soyuz and Dragon flights',
  'Roscosmos threatens to quit the space station over US sanctions',
  'Pentagon says Russia tests anti-satellite weapon near American satellites',
  'Washington adds Russian space firms to its sanctions list',
  'NASA and Roscosmos sign agreement on joint science aboard the station',
  'Russia and China plan a lunar base as a rival to the Artemis Accords',
  'Local bakery wins prize for rye bread',
];

/** A feed that cools in its last week: tense messages there, all kinds before. */
function publish(): SyntheticItem[] {
  return Array.from({ length: WEEKS }, (_, back) =>
    MESSAGES.flatMap((title, index) => {
      const tense = index >= 2 && index <= 4;
      if (back === 1 && !tense && index !== 7) return [];
      const copies = back === 1 && tense ? 4 : 1;
      return Array.from({ length: copies }, (_, copy) => ({
        id: `synthetic-${back}-${index}-${copy}`,
        title: `${title}, report ${back * 100 + copy * 7 + index} of synthetic place ${'abcdefgh'[(back + copy) % 8]}`,
        summary: `A synthetic report number ${back * 31 + copy}.`,
        date: new Date(Date.now() - back * 7 * DAY - copy * 3_600_000).toISOString(),
      }));
    }),
  ).flat();
}

export const HOSTILE_WORDS = 'NASA and Roscosmos cosmonauts';

/** What a feed might send to harm a reader. */
const hostile = [
  {
    title: `<script>window.harmed=1</script><img src=x onerror="window.harmed=1"> ${HOSTILE_WORDS} \u202edezilaer\u202c`,
    summary: '<svg onload="window.harmed=1"></svg><a href="javascript:window.harmed=1">sanctions</a>',
    url: 'javascript:window.harmed=1',
    outlet: '"><svg onload=window.harmed=1>',
  },
  {
    title: `${HOSTILE_WORDS} ${'station '.repeat(110_000)}`,
    outlet: `Long ${'x'.repeat(3000)}`,
    url: 'https://example.org/long',
  },
];

export interface Dashboard {
  address: string;
  browser: Browser;
  stop(): Promise<void>;
}

/** The program with a browser; without `filled` on an empty store. */
export async function startDashboard(filled = true): Promise<Dashboard> {
  const folder = await temporaryFolder('dashboard');
  const feeds = await startFeedServer();
  feeds.feeds.set('/rss', publish());
  const environment = {
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    FETCH_ALLOW: '127.0.0.1',
    HOST_SPACING_MS: '0',
    API_RATE_LIMIT: '0',
  };
  if (filled) await fill(folder, `${feeds.address}/rss`, environment);
  const program: RunningProgram = await start(['start'], environment);
  const browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  return {
    address: program.address,
    browser,
    stop: async () => {
      await browser.close();
      await program.end();
      await feeds.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill(folder: string, feed: string, environment: Record<string, string>): Promise<void> {
  const polled = await run(['ingest', '--once', '--feed', feed], environment);
  if (polled.code !== 0) throw new Error(polled.stderr);
  const file = join(folder, 'hostile.jsonl');
  const date = new Date(Date.now() - 3 * DAY).toISOString();
  await writeFile(file, hostile.map((item) => `${JSON.stringify({ ...item, date })}\n`).join(''));
  const imported = await run(['import', file], environment);
  if (imported.code !== 0 || !imported.stdout.includes('2 items imported'))
    throw new Error(imported.stdout + imported.stderr);
}

export interface Visit {
  page: Page;
  /** Console errors, uncaught exceptions, requests to other hosts. */
  faults: string[];
  /** Sum of unexpected layout shifts so far (web.dev/cls). */
  shift(): Promise<number>;
  close(): Promise<void>;
}

export interface VisitOptions {
  dark?: boolean;
  narrow?: boolean;
}

/** Opens a page of the dashboard in a fresh context. */
export async function visit(dashboard: Dashboard, path: string, options: VisitOptions = {}): Promise<Visit> {
  const context = await dashboard.browser.newContext({
    viewport: options.narrow ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^https?:$/.test(protocol) && host !== new URL(dashboard.address).host) faults.push(request.url());
  });
  await page.addInitScript(() => {
    const measured = window as unknown as { shifted: number };
    measured.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) measured.shifted += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(dashboard.address + path);
  await settle(page);
  return {
    page,
    faults,
    shift: () => page.evaluate(() => (window as unknown as { shifted: number }).shifted),
    close: () => context.close(),
  };
}

/** Waits until nothing on the page is loading. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

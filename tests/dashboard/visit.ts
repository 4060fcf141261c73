/** Chromium on the running program: synthetic feeds and a hostile archive, a browser, and pages that note what goes wrong. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { weekOf } from '../../base/week.ts';
import { findBinary, temporaryFolder } from '../services/binary.ts';
import { startFeedServer } from '../services/feed-server.ts';
import { type RunningProgram, run, start } from '../services/program.ts';
import { publishHostile, publishLater, publishSynthetic } from './synthetic-news.ts';

export const chromiumPath =
  process.env['CHROMIUM'] ??
  ['chromium', 'chromium-browser', 'google-chrome'].map((name) => findBinary(name)).find(Boolean) ??
  null;

const DAY = 86_400_000;
/** The last whole week, of which the first page speaks. */
export const lastWeek = weekOf(Date.now() - 7 * DAY);

export interface Dashboard {
  address: string;
  browser: Browser;
  /** Secret of an administrator's token; empty on an empty store. */
  token: string;
  /** Publishes a further item and has the feed polled at once. */
  publishMore(): Promise<void>;
  stop(): Promise<void>;
}

/** The program with a browser; without `filled` on an empty store. */
export async function startDashboard(filled = true): Promise<Dashboard> {
  const folder = await temporaryFolder('dashboard');
  const feeds = await startFeedServer();
  feeds.feeds.set('/rss', publishSynthetic());
  const environment = {
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    FETCH_ALLOW: '127.0.0.1',
    HOST_SPACING_MS: '0',
    API_RATE_LIMIT: '0',
    TICK_SECONDS: '1',
  };
  const token = filled ? await fill(folder, `${feeds.address}/rss`, environment) : '';
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
    token,
    publishMore: async () => {
      feeds.feeds.get('/rss')!.push(publishLater());
      await pollAgain(program.address, token);
    },
    stop: async () => {
      await browser.close();
      await program.end();
      await feeds.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Fills the store; returns the secret of an administrator's token. */
async function fill(folder: string, feed: string, environment: Record<string, string>): Promise<string> {
  const polled = await run(['ingest', '--once', '--feed', feed], environment);
  if (polled.code !== 0) throw new Error(polled.stderr);
  const file = join(folder, 'hostile.jsonl');
  await writeFile(
    file,
    publishHostile()
      .map((item) => `${JSON.stringify(item)}\n`)
      .join(''),
  );
  const imported = await run(['import', file], environment);
  if (imported.code !== 0 || !imported.stdout.includes('2 items imported'))
    throw new Error(imported.stdout + imported.stderr);
  const made = await run(['token', 'create', 'Synthetic analyst', '--role', 'admin'], environment);
  return made.stdout.trim();
}

/** Going on with a feed has it polled at once. */
async function pollAgain(address: string, token: string): Promise<void> {
  const { feeds } = (await (await fetch(`${address}/v1/feeds`)).json()) as {
    feeds: { id: number; class: string }[];
  };
  const id = feeds.find((feed) => feed.class === 'live')?.id;
  const answer = await fetch(`${address}/v1/feeds/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'active' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
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
  context.setDefaultTimeout(20_000);
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
  await page.waitForFunction(
    () => document.querySelector('main [aria-busy="true"]:not(.exhibited *)') === null,
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

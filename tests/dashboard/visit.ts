/** A page of the running dashboard in Chromium, which notes what goes wrong on it. */
import type { Page } from 'playwright-core';
import type { Dashboard } from './running-dashboard.ts';

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

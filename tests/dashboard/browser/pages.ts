/** Every page: by its address and by clicks, in both themes and on a narrow screen, quiet and open to all readers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';
import { addressesOfPages, LISTED } from './places.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MOST_SHIFT = 0.05;

interface Violation {
  id: string;
  nodes: { target: string[]; html: string }[];
}

/** By all rules, or by these alone. */
async function violationsOn(page: Page, rules: string[] | null = null): Promise<string[]> {
  // Evaluated by the debugger, which the page's own security policy does not bind.
  await page.evaluate(axe);
  const found: Violation[] = await page.evaluate(async (rules) => {
    // Links and buttons change colour over some frames; half-way no contrast is the one that readers see.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
    type Axe = { run(options: object): Promise<{ violations: Violation[] }> };
    const checker = (window as unknown as { axe: Axe }).axe;
    return (await checker.run(rules ? { runOnly: rules } : {})).violations;
  }, rules);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

export function describePages(get: () => Dashboard): void {
  describe('every page', () => {
    let places: [string, string][];
    beforeAll(async () => {
      places = await addressesOfPages(get());
    });

    it('stands at its address, quiet, still, and without a barrier in both themes', async () => {
      for (const [name, address] of places) {
        const { page, faults, shift, close } = await visit(get(), address);
        expect.soft(await page.title(), address).toContain(name);
        const failures = page.locator('main [role="alert"]:not(.exhibited *)');
        expect.soft(await failures.count(), `${address} failed`).toBe(0);
        expect.soft(await shift(), `layout shift on ${address}`).toBeLessThanOrEqual(MOST_SHIFT);
        expect.soft(await violationsOn(page), `axe on ${address}`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        // Only colours differ between the themes.
        expect.soft(await violationsOn(page, ['color-contrast']), `axe on ${address}, dark`).toEqual([]);
        expect.soft(faults, `faults on ${address}`).toEqual([]);
        await close();
      }
    });

    it('fits a screen 390 pixels wide in Russian, whose words are longer', async () => {
      for (const [, address] of places) {
        const joined = `${address}${address.includes('?') ? '&' : '?'}lang=ru`;
        const { page, faults, shift, close } = await visit(get(), joined, { narrow: true });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(width, `width of ${joined}`).toBeLessThanOrEqual(390);
        expect.soft(await shift(), `layout shift on ${joined}`).toBeLessThanOrEqual(MOST_SHIFT);
        expect.soft(faults, `faults on ${joined}`).toEqual([]);
        await close();
      }
    });

    it('is reached by clicks from the first one, and left by the browser’s step back', async () => {
      const { page, faults, close } = await visit(get(), '/');
      for (const [name, address] of LISTED) {
        await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
        await settle(page);
        expect(new URL(page.url()).pathname).toBe(address);
        expect(await page.title()).toBe(`${name} – Rendezvous`);
        expect(await page.locator('nav [aria-current="page"]').textContent()).toBe(name);
      }
      const last = LISTED.at(-2)!;
      await page.goBack();
      await settle(page);
      expect(new URL(page.url()).pathname).toBe(last[1]);
      await page.getByRole('link', { name: 'Gallery' }).click();
      await settle(page);
      expect(await page.title()).toBe('Gallery – Rendezvous');
      expect(faults).toEqual([]);
      await close();
    });

    it('says so where there is none', async () => {
      const { page, faults, close } = await visit(get(), '/nowhere');
      expect(await page.locator('h1').textContent()).toBe('There is no such page');
      await page.locator('main').getByRole('link', { name: 'Now' }).click();
      await settle(page);
      expect(new URL(page.url()).pathname).toBe('/');
      expect(faults).toEqual([]);
      await close();
    });
  });
}

/** The dashboard by keyboard alone. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

export function describeKeys(get: () => Dashboard): void {
  describe('the keyboard', () => {
    it('goes to the search by / and searches by Enter', async () => {
      const { page, faults, close } = await visit(get(), '/');
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
      await page.keyboard.type('Soyuz?/');
      expect(await page.locator('#search').inputValue()).toBe('Soyuz?/');
      await page.locator('#search').fill('Soyuz');
      await page.keyboard.press('Enter');
      await settle(page);
      expect(page.url()).toBe(`${get().address}/items?q=Soyuz`);
      expect(faults).toEqual([]);
      await close();
    });

    it('opens the list of keys by ? and closes it by Esc', async () => {
      const { page, close } = await visit(get(), '/');
      const dialog = page.getByRole('dialog', { name: 'Keys' });
      expect(await dialog.isVisible()).toBe(false);
      await page.keyboard.press('?');
      expect(await dialog.isVisible()).toBe(true);
      await page.keyboard.press('?');
      await page.keyboard.press('Escape');
      expect(await dialog.isVisible()).toBe(false);
      await close();
    });

    it('steps weeks in a chart: arrows by one, Page keys by a quarter, Home and End to its ends', async () => {
      const { page, faults, close } = await visit(get(), '/');
      const chart = page.getByRole('slider', { name: /^Balance of cooperation and tension/ });
      const week = () => new URL(page.url()).searchParams.get('week');
      await chart.focus();
      const at = async () => Number(await chart.getAttribute('aria-valuenow'));
      const start = await at();
      await page.keyboard.press('ArrowLeft');
      expect(week()).toBe(get().weeks.at(-2));
      expect(await at()).toBe(start - 1);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('PageUp');
      expect(await at()).toBe(Math.max(0, start - 13));
      await page.keyboard.press('Home');
      expect(Number(await chart.getAttribute('aria-valuenow'))).toBe(0);
      await page.keyboard.press('End');
      expect(await chart.getAttribute('aria-valuenow')).toBe(await chart.getAttribute('aria-valuemax'));
      if (week() !== null) await page.keyboard.press('ArrowLeft');
      expect(week(), 'the week that is shown anyway is not written').toBeNull();
      expect(await page.locator('.eyebrow').textContent()).toContain(get().weeks.at(-1));
      expect(faults).toEqual([]);
      await close();
    });

    it('steps weeks by arrows wherever nothing is focused, and months where these are read', async () => {
      const { page, close } = await visit(get(), '/');
      const asked = (name: string) => new URL(page.url()).searchParams.get(name);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect(asked('week')).toBe(get().weeks.at(-3));
      await page.locator('#search').focus();
      await page.keyboard.press('ArrowLeft');
      expect(asked('week'), 'arrows move within what is written').toBe(get().weeks.at(-3));
      await page.goto(`${get().address}/series?by=month`);
      await settle(page);
      await page.keyboard.press('ArrowLeft');
      expect(asked('month')).toMatch(/^\d{4}-\d\d$/);
      await close();
    });

    it('skips to the content by the first Tab', async () => {
      const { page, close } = await visit(get(), '/items');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
      await close();
    });
  });
}

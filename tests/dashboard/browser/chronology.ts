/** The dated events, alone and beside the news. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

export function describeChronology(get: () => Dashboard): void {
  describe('a reader of the chronology', () => {
    it('opens an event of the chronology to its text and sources', async () => {
      const { page, faults, close } = await visit(get(), '/chronology?q=Kosmos+1408');
      const row = page.locator('.event-table li', { hasText: 'Kosmos 1408' }).first();
      expect(await row.locator('article').count()).toBe(0);
      await row.locator('summary').click();
      expect(await row.locator('article').textContent()).toContain('BBC');
      expect(faults).toEqual([]);
      await close();
    });

    it('follows an actor through the chronology, its series and its items', async () => {
      const { page, faults, close } = await visit(get(), '/chronology');
      const events = page.locator('ol.events > li');
      const all = await events.count();
      await page.getByLabel('Actor').selectOption('roscosmos');
      await settle(page);
      expect(new URL(page.url()).searchParams.get('actor')).toBe('roscosmos');
      const some = await events.count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      await page.goto(`${get().address}/series/actor-roscosmos`);
      await settle(page);
      expect(await page.locator('h1').textContent()).toBe('Stories that name: Roscosmos');
      await page.goto(`${get().address}/items?actor=roscosmos`);
      await settle(page);
      await page.getByRole('link', { name: 'Roscosmos ✕' }).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.has('actor')).toBe(false);
      expect(faults).toEqual([]);
      await close();
    });

    it('brushes a time in the long view and comes back to all of it', async () => {
      const { page, faults, close } = await visit(get(), '/long');
      const strip = page.locator('.brush');
      const box = (await strip.boundingBox())!;
      const middle = box.y + box.height / 2;
      await page.mouse.move(box.x + box.width * 0.5, middle);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.75, middle, { steps: 5 });
      await page.mouse.up();
      await settle(page);
      const { searchParams } = new URL(page.url());
      const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))];
      expect(from).toBeGreaterThan(1980);
      expect(to).toBeGreaterThan(from);
      const menu = page.getByLabel('Zoom to a phase').locator('option:checked');
      expect(await menu.textContent()).toBe(`${from}–${to}`);
      await page.locator('.figure').first().locator('summary', { hasText: 'Table' }).click();
      await page.locator('.figure').first().locator('tbody th').first().waitFor();
      const years = await page.locator('.figure').first().locator('tbody th').allTextContents();
      expect(Number(years[0])).toBeGreaterThanOrEqual(from);
      expect(Number(years.at(-1))).toBeLessThanOrEqual(to);
      await page.getByRole('button', { name: '1955 to today' }).click();
      await settle(page);
      expect(page.url()).toBe(`${get().address}/long`);
      expect(faults).toEqual([]);
      await close();
    });
  });
}

/** What the numbers are made from: the feeds and the codings. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { visit } from '../visit.ts';

export function describeMethod(get: () => Dashboard): void {
  describe('a reader who asks how numbers are made', () => {
    it('sees of a feed when its items come and how its last polls went', async () => {
      const { page, faults, close } = await visit(get(), '/sources');
      await page.getByRole('button', { name: 'Polls' }).first().click();
      await page.locator('.rhythm svg.plot').waitFor();
      expect(await page.locator('.rhythm svg.plot rect').count()).toBe(2 * 168);
      expect(await page.locator('.rhythm .note').textContent()).toMatch(
        /by hour of the week in UTC · .+ arrivals/,
      );
      expect(await page.locator('.history li').count()).toBeGreaterThan(0);
      expect(faults).toEqual([]);
      await close();
    });

    it('reads how good the codings are, on which items, and with which errors the balance reckons', async () => {
      const { page, faults, close } = await visit(get(), '/method');
      const table = page.getByRole('region', { name: 'How good the codings are' });
      expect(await table.locator('tbody tr').count()).toBe(5);
      expect(await table.locator('thead').textContent()).toContain('by a model that had not seen it');
      expect(await table.locator('tbody').textContent()).toMatch(
        /Relevant or not, F1(0\.\d{3} \(0\.\d{3}–0\.\d{3}\)){2}/,
      );
      expect(faults).toEqual([]);
      await close();
    });
  });
}

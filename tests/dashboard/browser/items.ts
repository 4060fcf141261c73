/** From a search to stories, from a story to its items, and from an item to the words that decided. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

export function describeItems(get: () => Dashboard): void {
  describe('a reader of the news', () => {
    it('searches, sees what was found marked, narrows by facets and takes them back', async () => {
      const { page, faults, close } = await visit(get(), '/');
      await page.locator('#search').fill(get().question);
      await page.locator('#search').press('Enter');
      await settle(page);
      const count = async () => Number.parseInt((await page.getByRole('status').nth(1).textContent())!, 10);
      const all = await count();
      expect(all).toBeGreaterThan(0);
      const marked = (await page.locator('.headline mark').first().textContent())!.toLowerCase();
      expect(marked).toMatch(new RegExp(get().question.match(/\w+/g)!.join('|')));
      const facet = page.locator('.facet', { hasText: 'Orientation' });
      await facet.getByRole('link', { name: 'cooperation' }).click();
      await settle(page);
      expect(await count()).toBeLessThanOrEqual(all);
      expect(new URL(page.url()).searchParams.get('orientation')).toBe('cooperation');
      await page.getByRole('link', { name: 'Clear all filters' }).click();
      await settle(page);
      expect(page.url()).toBe(`${get().address}/items`);
      expect(faults).toEqual([]);
      await close();
    });

    it('follows a story to its items, and an item to the words that decided', async () => {
      const { page, faults, close } = await visit(get(), '/stories');
      await page.locator('.headline a').first().click();
      await settle(page);
      expect(new URL(page.url()).pathname).toMatch(/^\/stories\/\d+$/);
      await page.locator('.headline a').first().click();
      await settle(page);
      expect(new URL(page.url()).pathname).toMatch(/^\/items\/\d+$/);
      expect(await page.locator('h1 mark').count()).toBeGreaterThan(0);
      expect(await page.locator('table.evidence tbody tr').count()).toBeGreaterThan(1);
      const labels = page.locator('.choice button');
      await labels.last().click();
      expect(await labels.last().getAttribute('aria-pressed')).toBe('true');
      await page.reload();
      await settle(page);
      expect(await labels.last().getAttribute('aria-pressed'), 'the view lives in the address').toBe('true');
      expect(faults).toEqual([]);
      await close();
    });

    it('sees who reported a story when, and every report in the table behind it', async () => {
      const { page, faults, close } = await visit(get(), '/stories');
      const address = (await page.locator('a[href*="/stories/"]').first().getAttribute('href'))!;
      const names = ['Invented Orbit', 'Выдуманные вести'];
      await page.route(`**/v1${new URL(address, get().address).pathname}`, async (route) => {
        const story = await (await route.fetch()).json();
        const [first] = story.members;
        const second = {
          ...first,
          outlet: names[1],
          press: 'russian',
          publishedAt: '2030-01-01T00:00:00.000Z',
        };
        const members = [{ ...first, outlet: names[0] }, second];
        await route.fulfill({ json: { ...story, outlets: names, members } });
      });
      await page.goto(get().address + address);
      const figure = page.locator('.figure', { hasText: 'Who reported it when' });
      await figure.locator('svg.plot').waitFor();
      expect(await figure.locator('svg.plot text').allTextContents()).toEqual(expect.arrayContaining(names));
      await figure.locator('summary', { hasText: 'Table' }).click();
      await figure.locator('tbody tr').nth(1).waitFor();
      expect(await figure.locator('tbody tr').count()).toBe(2);
      expect(faults).toEqual([]);
      await close();
    });
  });
}

/** What a hostile feed sends is text on every page, and nothing but the program's own files is ever run or loaded. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { HOSTILE_WORDS } from '../synthetic-news.ts';
import { visit } from '../visit.ts';

const SEARCH = `/items?relevance=any&q=${encodeURIComponent(HOSTILE_WORDS)}`;

interface StoredItem {
  id: string;
  title: string;
}

async function hostileStories(dashboard: Dashboard): Promise<string[]> {
  const response = await fetch(`${dashboard.address}/v1/stories?class=backfill&limit=10`);
  return ((await response.json()) as { stories: { id: number }[] }).stories.map(({ id }) => `/stories/${id}`);
}

async function hostileItems(dashboard: Dashboard): Promise<StoredItem[]> {
  const response = await fetch(`${dashboard.address}/v1/items?class=backfill&limit=10`);
  return ((await response.json()) as { items: StoredItem[] }).items;
}

export function describeSafety(get: () => Dashboard): void {
  describe('a hostile item', () => {
    it('is harmless text on every page that shows it', async () => {
      const items = await hostileItems(get());
      expect(items).toHaveLength(2);
      const stories = await hostileStories(get());
      expect(stories).not.toHaveLength(0);
      const places = [
        SEARCH,
        ...items.map(({ id }) => `/items/${id}`),
        ...stories,
        '/stories?class=backfill',
        '/?class=backfill',
        '/series/relevant?class=backfill',
        '/items?relevance=any',
        '/sources',
      ];
      for (const place of places) {
        const { page, faults, close } = await visit(get(), place, { narrow: true });
        const found = await page.evaluate(() => ({
          harmed: 'harmed' in window,
          scripts: document.querySelectorAll('main script, main img, main iframe, main object').length,
          handlers: [...document.querySelectorAll('main *')].filter((part) =>
            [...part.attributes].some(({ name }) => name.startsWith('on')),
          ).length,
          strange: [...document.querySelectorAll('main a')]
            .map((link) => (link as HTMLAnchorElement).protocol)
            .filter((protocol) => !/^https?:$/.test(protocol)),
          width: document.documentElement.scrollWidth,
          letters: document.body.innerText.length,
        }));
        expect.soft(found, place).toMatchObject({ harmed: false, scripts: 0, handlers: 0, strange: [] });
        expect.soft(found.width, `width of ${place}`).toBeLessThanOrEqual(390);
        expect.soft(found.letters, `text of ${place}`).toBeLessThan(100_000);
        expect.soft(faults, `faults on ${place}`).toEqual([]);
        await close();
      }
    });

    it('keeps its direction to itself and its address unlinked', async () => {
      const { page, close } = await visit(get(), SEARCH);
      const headline = page.locator('.headline bdi', { hasText: 'window.harmed' });
      expect(await headline.count()).toBeLessThanOrEqual(1);
      const bare = await page.evaluate(
        () =>
          [...document.querySelectorAll('main *')].filter(
            (part) =>
              part.closest('bdi') === null &&
              [...part.childNodes].some(
                (node) => node.nodeType === 3 && /\u202e/.test(node.textContent ?? ''),
              ),
          ).length,
      );
      expect(bare).toBe(0);
      const item = (await hostileItems(get())).find(({ title }) => title.length < 1000);
      await page.goto(`${get().address}/items/${item?.id}`);
      await page.locator('main h1').waitFor();
      expect(await page.getByRole('link', { name: 'Read the article at its publisher' }).count()).toBe(0);
      await close();
    });
  });

  describe('the security policy', () => {
    it.each(['/', '/items', '/v1/docs'])('of %s allows own files only, and nothing inline', async (path) => {
      const response = await fetch(get().address + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it('stops a script that got into the page all the same', async () => {
      const { page, faults, close } = await visit(get(), '/');
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.harmed = 1';
        document.body.append(script);
      });
      expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
      expect(faults.join()).toContain('Content Security Policy');
      await close();
    });
  });
}

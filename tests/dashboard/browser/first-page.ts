/** The first page on a week that cools: what it says, what was out of the ordinary, and what comes while one reads. */
import { describe, expect, it } from 'vitest';
import type { LiveDashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

export function describeFirstPage(get: () => LiveDashboard): void {
  describe('a reader of the first page', () => {
    it('learns on the first page which way the week went, why, and how sure that is', async () => {
      const { page, close } = await visit(get(), '/');
      expect(await page.locator('h1').textContent()).toBe('Relations in space are cooling');
      await page.locator('.reason strong').waitFor();
      const line = page.locator('.figure').first().locator('svg.plot [data-mark="line"] path');
      expect(await line.count(), 'the slow line').toBeGreaterThan(0);
      expect(await page.locator('.reason').textContent()).toMatch(/What stands out: .+: \d+ items? against/);
      expect(await page.locator('.sureness').textContent()).toMatch(/Balance −\d.\d\d, 90 % interval/);
      expect(await page.locator('.dimensions-place svg.plot').getAttribute('aria-label')).toContain('Eight');
      expect(await page.locator('.items-of-week li').count()).toBeGreaterThan(0);
      expect(await page.locator('.tile').count()).toBe(5);
      await close();
    });

    it('sees what was out of the ordinary, how likely chance is, and the stories behind it', async () => {
      const { page, faults, close } = await visit(get(), '/');
      expect(await page.locator('.alerts-of-week h2').textContent()).toMatch(/^Alerts of week \d{4}-W\d\d$/);
      const alert = {
        ...{
          id: 1,
          kind: 'count',
          subject: 'stories-sanctions',
          direction: 'up',
          observed: 9,
          expected: 2.5,
        },
        ...{ p: 0.004, verdict: 'confirmed', words: [] },
        stories: [{ id: 1, title: '<b>Engines</b> under sanctions', outlets: ['Invented Orbit'] }],
      };
      const dismissed = { ...alert, id: 2, verdict: 'dismissed' };
      const change = { subject: 'stories-decoupling', week: '2026-W10', feed: 1, outlet: 'New Orbit' };
      const feedChanges = [
        { ...change, share: 0.31, reason: 'new' },
        { ...change, feed: 2, outlet: 'Old Orbit', share: 0.25, reason: 'down' },
      ];
      await page.route('**/v1/alerts?*', (route) =>
        route.fulfill({ json: { alerts: [alert, dismissed], feedChanges } }),
      );
      await page.reload();
      await settle(page);
      const told = page.locator('.alerts-of-week .headline');
      expect(await told.allTextContents()).toEqual([
        'Unusually many new stories: Sanctions',
        'Out of the ordinary, but with a change of feeds: Decoupling',
      ]);
      expect(await page.locator('.alerts-of-week .source').last().textContent()).toBe(
        'New Orbit, 31% of it, has only come; Old Orbit, 25% of it, brought nothing',
      );
      expect(await page.locator('.alerts-of-week .source').first().textContent()).toMatch(
        /^9 where 2\.5 was to be expected · probability by chance < 1\s?%confirmed by an analyst$/,
      );
      const story = page.locator('.alerts-of-week .behind a');
      expect(await story.textContent()).toBe('<b>Engines</b> under sanctions');
      expect(await story.getAttribute('href')).toBe('/stories/1');
      expect(faults).toEqual([]);
      await close();
    });

    it('is told of new data and sees it only when asking', async () => {
      const { page, close } = await visit(get(), '/');
      expect(await page.getByRole('button', { name: /New data has come/ }).count()).toBe(0);
      await get().publishMore();
      const tell = page.getByRole('button', { name: /New data has come/ });
      await tell.waitFor({ timeout: 60_000 });
      await tell.click();
      // It may come again when the series follow the items, so its going is waited for, not its absence later.
      await tell.waitFor({ state: 'detached' });
      await close();
    });
  });
}

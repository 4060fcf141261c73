/** An analyst signs in by the page, edits a draft and signs it; every reader carries it away in every form. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, type Visit, visit } from '../visit.ts';

export function describeBriefings(get: () => Dashboard): void {
  describe('an analyst', () => {
    let visited: Visit;
    const week = () => get().busyWeek;
    beforeAll(async () => {
      visited = await visit(get(), '/sign-in');
    });
    afterAll(async () => await visited?.close());

    it('is told that a token is unknown, and signs in with one that is known', async () => {
      const { page } = visited;
      const token = page.getByLabel('Token');
      await token.fill('unknown');
      await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
      await page.locator('main [role="alert"]').waitFor();
      await token.fill(get().token);
      await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
      await page.locator('main').getByText('Signed in as Synthetic analyst (administrator)').waitFor();
      expect(await page.evaluate(() => document.cookie)).toBe('');
    });

    it('makes the briefing of a week, rewrites a sentence and signs', async () => {
      const { page } = visited;
      await page.getByRole('navigation').getByRole('link', { name: 'Briefings' }).click();
      await page.getByText('Make the briefing of a week').click();
      await page.getByLabel('Week').fill(week());
      await page.getByRole('button', { name: 'Make', exact: true }).click();
      await page.getByText('Edit this draft').click();
      await page.locator('.action textarea').first().fill('An analyst wrote this sentence.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('.written').getByText('An analyst wrote this sentence.').waitFor();
      await page.getByText('Sign off').click();
      await page.getByRole('button', { name: 'Sign this briefing' }).click();
      await page.locator('.briefing header').getByText('Synthetic analyst').waitFor();
      expect(await page.getByText('Edit this draft').count()).toBe(0);
    });

    it('has signed for all readers, who find it in the archive and carry it away', async () => {
      const { page, faults, close } = await visit(get(), '/briefings');
      await page.getByRole('link', { name: week() }).first().click();
      await settle(page);
      expect(await page.locator('.written img').count()).toBeGreaterThan(0);
      for (const format of ['DOCX', 'HTML', 'MD', 'JSON']) {
        const download = page.waitForEvent('download');
        await page.locator('main').getByRole('link', { name: format }).click();
        // Late data may have made another version of the week since.
        expect((await download).suggestedFilename()).toMatch(
          new RegExp(`^rendezvous-${week()}-en-v\\d+\\.${format.toLowerCase()}$`),
        );
      }
      expect(faults).toEqual([]);
      await close();
    });

    it('signs out', async () => {
      const { page } = visited;
      await page.getByRole('contentinfo').getByText('Signed in as').click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('Token').waitFor();
      expect(await page.getByRole('contentinfo').getByText('Signed in as').count()).toBe(0);
    });
  });
}

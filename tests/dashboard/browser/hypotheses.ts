/** The board of hypotheses: what is said before there are figures, and how figures are drawn once there are. */
import { describe, expect, it } from 'vitest';
import { hypotheses } from '../../../codebook/hypotheses.ts';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

const READINGS = [
  { name: 'correlation', value: -0.05, lower: -0.18, upper: 0.09 },
  { name: 'probability within ±.2', value: 0.93, lower: null, upper: null },
];

export function describeHypotheses(get: () => Dashboard): void {
  describe('the board of hypotheses', () => {
    it('gives each statement in the thesis’s words, with what a verdict still needs', async () => {
      const { page, close } = await visit(get(), '/hypotheses');
      const sections = page.locator('.hypothesis');
      expect(await sections.count()).toBe(hypotheses.length);
      for (const [index, { statement, rule, caution }] of hypotheses.entries()) {
        const text = await sections.nth(index).textContent();
        for (const said of [statement, rule, caution, 'Undetermined', 'A verdict still needs:'])
          expect.soft(text).toContain(said);
      }
      await close();
    });

    it('draws a reading with its interval, and says probabilities beside it', async () => {
      const { page, faults, close } = await visit(get(), '/');
      await page.route('**/v1/hypotheses', async (route) => {
        const response = await route.fetch();
        const board = (await response.json()) as { hypotheses: object[] };
        Object.assign(board.hypotheses[1]!, { readings: READINGS, verdict: 'supported', missing: null });
        await route.fulfill({ response, json: board });
      });
      await page.getByRole('navigation').getByRole('link', { name: 'Hypotheses' }).click();
      await settle(page);
      const section = page.locator('#independent-cooperation');
      expect(await section.locator('.verdict').textContent()).toBe('Supported by the rule');
      expect(await section.locator('svg.plot').getAttribute('aria-label')).toContain(
        'independent cooperation',
      );
      expect(await section.locator('svg.plot circle').count()).toBe(1);
      expect(await section.textContent()).toContain('Beside it: probability within ±.2 0.93');
      const download = page.waitForEvent('download');
      await section.getByRole('button', { name: 'CSV', exact: true }).click();
      expect((await download).suggestedFilename()).toBe('hypothesis-independent-cooperation.csv');
      expect(faults).toEqual([]);
      await close();
    });
  });
}

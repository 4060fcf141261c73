/** Series by weeks and months, with what happened and the stories behind a value. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

export function describeSeries(get: () => Dashboard): void {
  describe('a reader of series', () => {
    it('clicks a point and sees the stories that made it', async () => {
      const { page, close } = await visit(get(), '/');
      const chart = page.getByRole('slider', { name: /^Balance of cooperation and tension/ });
      const steps = Number(await chart.getAttribute('aria-valuemax'));
      const dot = page
        .locator('.drawing svg.plot')
        .nth(1)
        .locator('circle')
        .nth(steps - 4);
      const box = (await dot.boundingBox())!;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await settle(page);
      const week = new URL(page.url()).searchParams.get('week')!;
      expect(get().weeks.slice(-7, -1)).toContain(week);
      await page.getByRole('heading', { name: `Stories of week ${week}` }).waitFor();
      await page.getByRole('link', { name: 'All items of this week' }).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.get('week')).toBe(week);
      expect(await page.locator('.items li').count()).toBeGreaterThan(0);
      await close();
    });

    it('reads a series by months, with the stories behind one', async () => {
      const { page, faults, close } = await visit(get(), '/series');
      await page.getByRole('button', { name: 'Months' }).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.get('by')).toBe('month');
      const figure = page.locator('.figure').first();
      expect(await figure.locator('.subtitle').textContent()).toContain('Monthly, of whole ISO weeks');
      expect(await figure.locator('.readout').textContent()).toMatch(/^\d{4}-\d\d · [−+]\d/);
      expect(await page.locator('.behind-value h2').textContent()).toMatch(/^Stories of \d{4}-\d\d$/);
      await page.getByRole('slider').first().press('ArrowLeft');
      const month = new URL(page.url()).searchParams.get('month')!;
      expect(month).toMatch(/^\d{4}-\d\d$/);
      await page.getByRole('heading', { name: `Stories of ${month}` }).waitFor();
      expect(await page.locator('.behind-value li').count()).toBeGreaterThan(0);
      const full = await page.request.get(
        get().address + (await figure.locator('a.button').getAttribute('href'))!,
      );
      expect(await full.text()).toContain(`\r\n${month},`);
      expect(faults).toEqual([]);
      await close();
    });

    it('sees the events of a series numbered in it, named beneath it, and the stories behind a week', async () => {
      const { page, faults, close } = await visit(get(), `/series?week=${get().busyWeek}`);
      const named = await page.locator('.events-beside li').count();
      const circles = page.locator('.figure').first().locator('svg.plot circle[r="7.5"]');
      expect(await circles.count()).toBe(named);
      expect(await page.locator('.behind-value h2').textContent()).toBe(`Stories of ${get().busyWeek}`);
      expect(await page.locator('.behind-value li').count()).toBeGreaterThan(0);
      await page.getByLabel('Events').selectOption('none');
      await settle(page);
      expect(await page.locator('.events-beside').count()).toBe(0);
      expect(new URL(page.url()).searchParams.get('events')).toBe('none');
      await page.goto(`${get().address}/series/stories-sanctions?week=${get().busyWeek}`);
      await settle(page);
      await page.getByRole('link', { name: 'All of these stories' }).click();
      await settle(page);
      expect(await page.locator('.headline').count()).toBeGreaterThan(0);
      const before = await page.locator('.headline').count();
      await page.getByRole('link', { name: 'Sanctions ✕' }).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.has('category')).toBe(false);
      expect(await page.locator('.headline').count()).toBeGreaterThanOrEqual(before);
      expect(faults).toEqual([]);
      await close();
    });
  });
}

/** On a store whose outlets nobody knows. */
export function describeUnknownPress(get: () => Dashboard): void {
  describe('a reader of series', () => {
    it('compares the presses on one scale, and is told where no outlet’s press is known', async () => {
      const { page, faults, close } = await visit(get(), '/series/stories');
      expect(await page.locator('main .empty').allTextContents()).toContain(
        'No outlet of this time is known to be of American, Russian or other press.',
      );
      await page.route('**/v1/series/stories?*press=us*', async (route) => {
        const whole = await (await route.fetch()).json();
        const all = await (await fetch(`${get().address}/v1/series/stories`)).json();
        await route.fulfill({ json: { ...whole, values: all.values } });
      });
      await page.reload();
      await settle(page);
      const figure = page.locator('.figure', { hasText: 'By press' });
      await figure.locator('svg.plot').waitFor();
      const names = await figure.locator('svg.plot text').allTextContents();
      expect(names).toEqual(expect.arrayContaining(['US press', 'Russian press', 'Other press']));
      await figure.locator('summary', { hasText: 'Table' }).click();
      await figure.locator('tbody tr').nth(1).waitFor();
      expect(faults).toEqual([]);
      await close();
    });
  });
}

/** The interface in Russian. */
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { settle, visit } from '../visit.ts';

export function describeLanguages(get: () => Dashboard): void {
  describe('a reader of Russian', () => {
    it('reads the same page in Russian, and the language goes along', async () => {
      const { page, faults, close } = await visit(get(), '/');
      await page.getByRole('link', { name: 'Русский' }).click();
      await page.locator('html[lang="ru"]').waitFor();
      await settle(page);
      expect(await page.locator('h1').textContent()).toMatch(/^[А-Яа-яё ]+$/);
      await page.locator('nav a').nth(3).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.get('lang')).toBe('ru');
      expect(faults).toEqual([]);
      await close();
    });

    it('is told the names of actors in Russian, too', async () => {
      const { page, faults, close } = await visit(get(), '/series/actor-roscosmos?lang=ru');
      expect(await page.locator('h1').textContent()).toBe('Сюжеты, где назван: Роскосмос');
      await page.goto(`${get().address}/chronology?lang=ru&actor=soyuz`);
      await settle(page);
      expect(await page.getByLabel('Участник').locator('option:checked').textContent()).toBe('Союз');
      expect(faults).toEqual([]);
      await close();
    });
  });
}

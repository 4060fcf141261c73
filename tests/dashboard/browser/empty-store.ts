/** The first visit, before anything has come. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dashboard, startEmpty } from '../running-dashboard.ts';
import { visit } from '../visit.ts';
import { LISTED } from './places.ts';

export function describeEmptyStore(): void {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await startEmpty();
  });
  afterAll(async () => await dashboard?.stop());

  it('says on the first page what will happen and what to do without a network', async () => {
    const { page, faults, close } = await visit(dashboard, '/');
    expect(await page.locator('h1').textContent()).toBe('Nothing has been coded yet');
    expect(await page.locator('main pre').textContent()).toContain('import');
    expect(faults).toEqual([]);
    await close();
  });

  it('has every page, each saying that it holds nothing rather than failing', async () => {
    for (const [name, address] of LISTED) {
      const { page, faults, close } = await visit(dashboard, address);
      expect.soft(await page.title()).toContain(name);
      expect.soft(await page.locator('main [role="alert"]').count(), `${address} failed`).toBe(0);
      expect.soft(faults, `faults on ${address}`).toEqual([]);
      await close();
    }
  });
}

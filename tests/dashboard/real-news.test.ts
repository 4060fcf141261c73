/** The dashboard in Chromium on an archive of real news; where there is none, the suite says so and is passed over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipWithout } from '../services/require.ts';
import { describeAnyStore, hasNews, NEWS } from './browser/any-store.ts';
import { chromiumPath, type Dashboard, startArchive } from './running-dashboard.ts';
import { settle, visit } from './visit.ts';

if (!hasNews) process.stderr.write(`SKIPPED dashboard on real news: none at ${NEWS}\n`);
const skip =
  !hasNews ||
  skipWithout(
    chromiumPath,
    'dashboard on real news',
    'Chromium was not found; install it or name it in CHROMIUM',
  );

/** The week in which Russia invaded Ukraine. */
const INVASION = '2022-W08';
/** Russia tested an anti-satellite weapon on 15 November 2021. */
const TEST_OF_A_WEAPON = '2021-W46';

describe.skipIf(skip)('the dashboard on real news', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await startArchive(NEWS, INVASION);
  });
  afterAll(async () => await dashboard?.stop());
  const get = () => dashboard;

  describeAnyStore(get);

  it.each([
    [INVASION, 'Relations in space are cooling', 'Conflict spillover'],
    [TEST_OF_A_WEAPON, 'No clear change this week', 'Militarisation'],
  ])('tells of %s a direction, a reason and what happened', async (week, direction, reason) => {
    const { page, faults, close } = await visit(get(), `/?week=${week}`);
    expect(await page.locator('h1').textContent()).toBe(direction);
    expect(await page.locator('.reason strong').textContent()).toBe(reason);
    expect(await page.locator('.sureness').textContent()).toMatch(/Balance −\d.\d\d, 90 % interval/);
    expect(await page.locator('.items-of-week .headline').count()).toBeGreaterThan(0);
    expect(await page.locator('.dimensions-place svg.plot').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  it('says that a week which is asked for has no value, and shows the last one', async () => {
    const { page, faults, close } = await visit(get(), '/?week=2021-W47');
    expect(await page.locator('.eyebrow').textContent()).toContain(get().weeks.at(-1));
    expect(await page.getByText('There is no balance for week 2021-W47').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  it('draws American, Russian and other press on one scale', async () => {
    const { page, faults, close } = await visit(get(), '/series/stories');
    const figure = page.locator('.figure', { hasText: 'By press' });
    await figure.locator('svg.plot').waitFor();
    const names = await figure.locator('svg.plot text').allTextContents();
    expect(names).toEqual(expect.arrayContaining(['US press', 'Russian press', 'Other press']));
    await page.goto(`${get().address}/sources`);
    await settle(page);
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(50);
    expect(faults).toEqual([]);
    await close();
  });
});

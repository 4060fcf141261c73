/** What a reader does: searches, narrows, follows a number to its items and an item to its words, and goes back. */
import { describe, expect, it } from 'vitest';
import { addWeeks } from '../../../base/week.ts';
import { type Dashboard, lastWeek, settle, visit } from '../visit.ts';

export function describeReading(get: () => Dashboard): void {
  describe('a reader', () => {
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
      expect(week < lastWeek && week >= addWeeks(lastWeek, -6)).toBe(true);
      await page.getByRole('heading', { name: `Stories of week ${week}` }).waitFor();
      await page.getByRole('link', { name: 'All items of this week' }).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.get('week')).toBe(week);
      expect(await page.locator('.items li').count()).toBeGreaterThan(0);
      await close();
    });

    it('searches, sees what was found marked, narrows by facets and takes them back', async () => {
      const { page, faults, close } = await visit(get(), '/');
      await page.locator('#search').fill('"seat exchange"');
      await page.locator('#search').press('Enter');
      await settle(page);
      const count = async () => Number.parseInt((await page.getByRole('status').nth(1).textContent())!, 10);
      const all = await count();
      expect(all).toBeGreaterThan(0);
      expect((await page.locator('.headline mark').first().textContent())?.toLowerCase()).toMatch(
        /seat|exchange/,
      );
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
      expect(await figure.locator('tbody tr').count()).toBe(2);
      expect(faults).toEqual([]);
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

    it('opens an event of the chronology to its text and sources', async () => {
      const { page, faults, close } = await visit(get(), '/chronology?q=Kosmos+1408');
      const row = page.locator('.event-table li', { hasText: 'Kosmos 1408' }).first();
      expect(await row.locator('article').count()).toBe(0);
      await row.locator('summary').click();
      expect(await row.locator('article').textContent()).toContain('BBC');
      expect(faults).toEqual([]);
      await close();
    });

    it('follows an actor through the chronology, its series and its items', async () => {
      const { page, faults, close } = await visit(get(), '/chronology');
      const events = page.locator('ol.events > li');
      const all = await events.count();
      await page.getByLabel('Actor').selectOption('roscosmos');
      await settle(page);
      expect(new URL(page.url()).searchParams.get('actor')).toBe('roscosmos');
      const some = await events.count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      await page.goto(`${get().address}/series/actor-roscosmos`);
      await settle(page);
      expect(await page.locator('h1').textContent()).toBe('Stories that name: Roscosmos');
      await page.goto(`${get().address}/items?actor=roscosmos`);
      await settle(page);
      await page.getByRole('link', { name: 'Roscosmos ✕' }).click();
      await settle(page);
      expect(new URL(page.url()).searchParams.has('actor')).toBe(false);
      expect(faults).toEqual([]);
      await close();
    });

    it('sees the events of a series numbered in it, named beneath it, and the stories behind a week', async () => {
      const { page, faults, close } = await visit(get(), `/series?week=${lastWeek}`);
      const named = await page.locator('.events-beside li').count();
      const circles = page.locator('.figure').first().locator('svg.plot circle[r="7.5"]');
      expect(await circles.count()).toBe(named);
      expect(await page.locator('.behind-value h2').textContent()).toBe(`Stories of ${lastWeek}`);
      expect(await page.locator('.behind-value li').count()).toBeGreaterThan(0);
      await page.getByLabel('Events').selectOption('none');
      await settle(page);
      expect(await page.locator('.events-beside').count()).toBe(0);
      expect(new URL(page.url()).searchParams.get('events')).toBe('none');
      await page.goto(`${get().address}/series/stories-sanctions?week=${lastWeek}`);
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
      expect(await figure.locator('tbody tr').count()).toBeGreaterThan(1);
      expect(faults).toEqual([]);
      await close();
    });

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

    it('brushes a time in the long view and comes back to all of it', async () => {
      const { page, faults, close } = await visit(get(), '/long');
      const strip = page.locator('.brush');
      const box = (await strip.boundingBox())!;
      const middle = box.y + box.height / 2;
      await page.mouse.move(box.x + box.width * 0.5, middle);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.75, middle, { steps: 5 });
      await page.mouse.up();
      await settle(page);
      const { searchParams } = new URL(page.url());
      const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))];
      expect(from).toBeGreaterThan(1980);
      expect(to).toBeGreaterThan(from);
      const menu = page.getByLabel('Zoom to a phase').locator('option:checked');
      expect(await menu.textContent()).toBe(`${from}–${to}`);
      const years = await page.locator('.figure').first().locator('tbody th').allTextContents();
      expect(Number(years[0])).toBeGreaterThanOrEqual(from);
      expect(Number(years.at(-1))).toBeLessThanOrEqual(to);
      await page.getByRole('button', { name: '1955 to today' }).click();
      await settle(page);
      expect(page.url()).toBe(`${get().address}/long`);
      expect(faults).toEqual([]);
      await close();
    });

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

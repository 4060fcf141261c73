/** What a signed-in analyst decides: which stories are events, which sources are followed, which alerts are true. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { type Visit, visit } from '../visit.ts';

export function describeJudgements(get: () => Dashboard): void {
  describe('an analyst who is signed in', () => {
    let visited: Visit;
    beforeAll(async () => {
      visited = await visit(get(), '/sign-in');
      await visited.page.getByLabel('Token').fill(get().token);
      await visited.page.locator('main').getByRole('button', { name: 'Sign in' }).click();
      await visited.page.locator('main').getByText('Signed in as').waitFor();
    });
    afterAll(async () => await visited?.close());

    it('makes a story an event of the chronology, and takes it out again', async () => {
      const { page, faults } = visited;
      const before = faults.length;
      const answered = await page.request.get(`${get().address}/v1/stories?limit=1`);
      const [story] = (await answered.json()).stories;
      const draft = {
        ...{
          id: 'synthetic',
          title: 'A synthetic headline',
          phase: 'war',
          date: '2026-01-05',
          precision: 'day',
        },
        ...{ categories: ['joint-crews'], factors: [], intensity: 4, actors: ['nasa'], status: 'unverified' },
        sources: [{ kind: 'outlet', text: 'Synthetic outlet, "A synthetic headline"' }],
      };
      const rule = { families: 3, sides: 2, probability: 0.7 };
      let proposals = [{ story, draft }];
      await page.route('**/v1/chronology/proposals*', (route) =>
        route.fulfill({ json: { from: '2026-W01', to: '2026-W12', rule, proposals } }),
      );
      await page.goto(`${get().address}/chronology`);
      await page.getByText('Proposals from the news').click();
      await page.getByText('Make it an event').click();
      await page.getByLabel('Title').fill('A synthetic event');
      await page.getByLabel('What happened').fill('It was made for a test. It will go again.');
      proposals = [];
      await page.getByRole('button', { name: 'Add to the chronology' }).click();
      await page.getByText('No story of these weeks').waitFor();
      const row = page.locator('.event-table li', { hasText: 'A synthetic event' });
      await row.locator('summary').click();
      const card = row.locator('.event');
      await card.getByText('added by an analyst').waitFor();
      expect(new URL(page.url()).searchParams.get('proposals')).toBe('open');
      await card.getByRole('button', { name: 'Take it out again' }).click();
      await card.waitFor({ state: 'detached' });
      await page.unroute('**/v1/chronology/proposals*');
      expect(faults.slice(before)).toEqual([]);
    });

    it('looks at a source before following it, and takes lists of feeds', async () => {
      const { page } = visited;
      const { feeds } = await (await page.request.get(`${get().address}/v1/feeds`)).json();
      const { address } = feeds.find((feed: { class: string }) => feed.class === 'live');
      await page.goto(`${get().address}/sources`);
      await page.getByText('Add sources').click();
      await page.getByLabel('Address of a feed').fill(address);
      await page.getByRole('button', { name: 'Look at it first' }).click();
      await page.locator('.preview').getByText('It is followed already').waitFor();
      expect(await page.locator('.preview .items li').count()).toBeGreaterThan(0);
      const list = Buffer.from(`<opml version="2.0"><body><outline xmlUrl="${address}"/></body></opml>`);
      await page
        .getByLabel('Or a list of feeds')
        .setInputFiles({ name: 'feeds.opml', mimeType: 'text/x-opml', buffer: list });
      await page.getByRole('button', { name: 'Follow all feeds of the list' }).click();
      await page.getByText('0 added, 1 followed already').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'OPML' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('rendezvous-feeds.opml');
    });

    it('says whether an alert is true', async () => {
      const { page } = visited;
      const alert = {
        ...{
          id: 7,
          class: 'live',
          kind: 'count',
          subject: 'stories-tech-rivalry',
          week: get().busyWeek,
          direction: 'up',
        },
        ...{ observed: 9, expected: 2.5, p: 0.001, stories: [], words: [], verdict: null as string | null },
      };
      await page.route('**/v1/alerts?*', (route) =>
        route.fulfill({ json: { alerts: [alert], feedChanges: [] } }),
      );
      await page.route('**/v1/alerts/7/verdict', async (route) => {
        alert.verdict = route.request().postDataJSON().verdict;
        await route.fulfill({ json: alert });
      });
      await page.goto(`${get().address}/`);
      await page.getByRole('button', { name: 'It is so' }).click();
      await page.locator('.alerts-of-week').getByText('confirmed by an analyst').waitFor();
      expect(alert.verdict).toBe('confirmed');
      expect(await page.getByRole('button', { name: 'False alarm' }).count()).toBe(0);
      await page.unroute('**/v1/alerts?*');
      await page.unroute('**/v1/alerts/7/verdict');
    });
  });
}

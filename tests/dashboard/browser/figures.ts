/** What a reader takes along: every file of every figure, its link and citation, and every table of the download list. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../running-dashboard.ts';
import { visit } from '../visit.ts';

const PAGES_WITH_FIGURES: [string, number][] = [
  ['/', 2],
  ['/series', 2],
  ['/series/core?beside=context', 1],
  ['/series/stories?span=5', 1],
  ['/long', 2],
  ['/chronology', 1],
];

async function save(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function checkFiles(page: Page, figure: Locator): Promise<void> {
  const title = (await figure.locator('h2').textContent())!;
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  const table = await save(page, button('CSV'));
  const lines = table.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(table.name).toMatch(/^[\w-]+\.csv$/);
  await figure.locator('summary', { hasText: 'Table' }).click();
  await figure.locator('tbody tr').first().waitFor();
  expect(lines.length - 1, `rows of ${title}`).toBe(await figure.locator('tbody tr').count());
  expect(lines.length, title).toBeGreaterThan(1);

  const drawing = await save(page, button('SVG'));
  const text = drawing.bytes.toString('utf8');
  expect(drawing.name).toBe(table.name.replace('.csv', '.svg'));
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text, 'title and source inside').toContain(title.split(' ')[0]);
  expect(text).toContain('Source: Rendezvous');
  expect(text, 'colours resolved').not.toContain('var(--');

  const picture = await save(page, button('PNG'));
  expect([...picture.bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect(picture.bytes.readUInt32BE(16), 'pixels across').toBeGreaterThanOrEqual(1600);

  const full = figure.locator('a.button[download]');
  if ((await full.count()) === 0) return;
  const whole = await save(page, full);
  expect(whole.name).toMatch(/\.csv$/);
  expect(whole.bytes.toString('utf8').trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(2);
}

function checkTable(address: string, bytes: Buffer): void {
  if (address.endsWith('parquet')) {
    expect.soft(bytes.subarray(0, 4).toString(), address).toBe('PAR1');
    expect.soft(bytes.subarray(-4).toString(), address).toBe('PAR1');
  } else if (address.endsWith('jsonl')) {
    const lines = bytes.toString().trimEnd().split('\n');
    for (const line of lines) expect.soft(JSON.parse(line), address).toBeTypeOf('object');
  } else {
    expect.soft(address).toMatch(/format=csv$/);
    expect.soft(bytes.toString().split('\r\n').length, address).toBeGreaterThan(2);
  }
}

export function describeFigures(get: () => Dashboard): void {
  describe('a figure', () => {
    it.each(PAGES_WITH_FIGURES)('on %s goes along as CSV, SVG and PNG (%i figures)', async (path, least) => {
      const { page, faults, close } = await visit(get(), path);
      await page
        .locator('.figure')
        .nth(least - 1)
        .waitFor();
      for (const figure of await page.locator('.figure').all()) await checkFiles(page, figure);
      expect(faults).toEqual([]);
      await close();
    });

    it('gives its link and its citation with the versions that made it', async () => {
      const { page, close } = await visit(get(), '/?span=all');
      const figure = page.locator('.figure').first();
      await figure.getByRole('button', { name: 'Copy link' }).click();
      await figure.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      await figure.locator('summary', { hasText: 'Cite' }).click();
      const citation = await figure.locator('p.citation').textContent();
      expect(citation).toContain('Balance of cooperation and tension');
      for (const part of ['codebook', 'lexicon', 'model', 'method', page.url()])
        expect(citation).toContain(part);
      expect(await figure.locator('pre').textContent()).toMatch(/^@misc\{rendezvous-\d{4}-\d\d-\d\d,/);
      await close();
    });
  });

  describe('the list of downloads', () => {
    it('opens every table in every form', async () => {
      const { page, faults, close } = await visit(get(), '/method');
      const links = await page.locator('.downloads a').all();
      expect(links.length).toBeGreaterThanOrEqual(24);
      for (const link of links) {
        const address = (await link.getAttribute('href'))!;
        const response = await page.request.get(get().address + address);
        checkTable(address, await response.body());
      }
      expect((await save(page, page.locator('.downloads a').first())).name).toBe('items.csv');
      expect(faults).toEqual([]);
      await close();
    });
  });
}

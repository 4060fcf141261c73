/**
 * Quality of the stories on real items grouped by hand. Only ids and groups are kept here; the texts are read in place
 * and never copied, and where they are absent the measurement says so and is passed over.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareItems } from '../../../analysis/stories/grouping.ts';
import { createStoryMethod } from '../../../analysis/stories/method.ts';
import { measureGrouping, type TwiceGrouped } from '../../../analysis/stories/quality.ts';
import { createGroupingWindow } from '../../../analysis/stories/window.ts';
import { loadActors } from '../../../codebook/actors.ts';
import { loadBilingualTerms } from '../../../codebook/bilingual-terms.ts';
import { loadTraining } from '../../../codebook/training.ts';

const NEWS = resolve(import.meta.dirname, '../../../../shared/news/items.jsonl');
const absent = !existsSync(NEWS);
if (absent) process.stderr.write(`SKIPPED quality of stories: no real items at ${NEWS}\n`);

/**
 * Whole periods, so that no story is in two parts. On the first part the method was tuned; the second was held out but
 * for the last choice, of the least cosine; the third was grouped by hand after every choice had been made.
 */
const TUNING = /^2021-1[12]|^2022-0[23]|^2022-12/;
const FRESH = /^2022-10/;

interface NewsItem {
  id: string;
  title: string;
  summary: string;
  date: string;
  lang: 'en' | 'ru';
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function groupByHandAndMachine(): (TwiceGrouped & { date: string })[] {
  const method = createStoryMethod({
    actors: loadActors(),
    bilingualTerms: loadBilingualTerms(),
    background: loadTraining(),
  });
  const texts = new Map(readLines<NewsItem>(NEWS).map((item) => [item.id, item]));
  const groups = readLines<{ id: string; group: number }>(resolve(import.meta.dirname, 'groups.jsonl'));
  const window = createGroupingWindow();
  return groups
    .map(({ id: name, group: hand }, id) => ({ text: texts.get(name)!, hand, id }))
    .map((row) => ({ ...row, at: Date.parse(row.text.date) }))
    .sort(compareItems)
    .map(({ text, hand, id, at }) => {
      const item = { id, at, language: text.lang, ...method.profile(text) };
      return { hand, machine: window.add(item).placement.story, date: text.date };
    });
}

describe.skipIf(absent)('stories of real items', () => {
  const grouped = absent ? [] : groupByHandAndMachine();
  const parts = {
    tuning: grouped.filter(({ date }) => TUNING.test(date)),
    'held-out': grouped.filter(({ date }) => !TUNING.test(date) && !FRESH.test(date)),
    fresh: grouped.filter(({ date }) => FRESH.test(date)),
  };

  it.each(Object.entries(parts))('agree with the %s part of the hand-grouped set', (name, items) => {
    const quality = measureGrouping(items);
    const figures = Object.entries(quality).map(([figure, value]) => `${figure} ${Number(value.toFixed(3))}`);
    process.stderr.write(`stories, ${name} part: ${figures.join(', ')}\n`);
    expect(quality.items).toBeGreaterThan(50);
    expect(quality.f1).toBeGreaterThanOrEqual(0.85);
    expect(quality.overMerged).toBeLessThanOrEqual(0.05);
  });
});

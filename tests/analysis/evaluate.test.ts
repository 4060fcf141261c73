import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../analysis/cross-validate.ts';
import { evaluate, type JudgedItem, type Verdict } from '../../analysis/evaluate.ts';
import { renderPage } from '../../analysis/evaluation-page.ts';
import { renderReport } from '../../analysis/evaluation-report.ts';
import { tabulateLexicon } from '../../analysis/lexicon-table.ts';
import { decodeModel } from '../../analysis/model.ts';
import { categories, orientationOf } from '../../codebook/categories.ts';
import { loadModelFile } from '../../codebook/model-file.ts';

const model = decodeModel(loadModelFile().bytes);

/** A verdict that gives `claimed` with probability .9 where the truth is `coded`. */
function verdict(id: string, coded: string[], claimed: string[]): Verdict {
  const relevance = (list: string[]) => (list.length > 0 ? 'core' : 'none');
  const item: JudgedItem = {
    id,
    title: id,
    summary: '',
    language: 'en',
    relevance: relevance(coded),
    categories: coded,
    factors: [],
  };
  return {
    item,
    coding: {
      lang: 'en',
      relevance: relevance(claimed),
      relevantProbability: claimed.length > 0 ? 0.9 : 0.1,
      coreProbability: claimed.length > 0 ? 0.9 : 0.1,
      categories: claimed.map((label) => ({ id: label, probability: 0.9 })),
      factors: [],
      orientation: orientationOf(claimed),
      all: categories.map((label) => ({ id: label, probability: claimed.includes(label) ? 0.9 : 0.1 })),
    },
  };
}

describe('an evaluation', () => {
  const verdicts = [
    ...Array.from({ length: 9 }, (_, at) => verdict(`a${at}`, ['sanctions'], ['sanctions'])),
    verdict('b', ['sanctions'], []),
    verdict('c', [], ['sanctions']),
    verdict('d', ['joint-crews'], ['sanctions']),
    verdict('e', [], []),
  ];
  const figures = evaluate(verdicts);

  it('counts precision, recall and F1 as by hand', () => {
    const sanctions = figures.categories.find(({ label }) => label === 'sanctions')!;
    expect(sanctions).toMatchObject({ precision: 9 / 11, recall: 9 / 10, support: 10 });
    expect(sanctions.f1).toBeCloseTo(18 / 21, 10);
    expect(figures.relevant).toMatchObject({ precision: 10 / 11, recall: 10 / 11 });
  });

  it('averages only categories with enough items', () => {
    expect(figures.macroF1).toBeCloseTo(18 / 21, 10);
  });

  it('tells orientations apart', () => {
    expect(figures.orientation.confusion).toEqual({
      tension: { tension: 9, neutral: 1 },
      cooperation: { tension: 1 },
    });
  });

  it('measures how far probabilities given are from the truth', () => {
    expect(figures.calibration.given).toBeCloseTo(0.9 - 9 / 11, 10);
  });

  it('can be shown as text and as a page', () => {
    const report = {
      subject: 'A <test>',
      overall: figures,
      languages: [],
      parts: [],
      learning: [],
      lexicon: [],
    };
    expect(renderReport(report)).toContain('sanctions');
    expect(renderPage(report)).toContain('A &lt;test>');
  });
});

describe('the lexicon’s table', () => {
  it('says how often each pattern is found, and rightly', () => {
    const pattern = model.lexicon.find(({ id }) => id === 'militarisation-en-asat-test')!;
    const item = (title: string, given: string[]) => ({
      title,
      summary: '',
      language: 'en' as const,
      relevance: given.length > 0 ? ('core' as const) : ('none' as const),
      categories: given,
      factors: [],
    });
    const table = tabulateLexicon(
      [item(pattern.matches, ['militarisation']), item(pattern.matches, []), item('Bread is baked', [])],
      { ...model, lexicon: [pattern] },
    );
    expect(table).toEqual([
      expect.objectContaining({ id: pattern.id, found: 2, precision: 0.5, coverage: 1, overlap: null }),
    ]);
  });
});

const yardstick = '../shared/coding/dev.jsonl';

describe.skipIf(!existsSync(yardstick))(
  `the published model on ${yardstick} (skipped where it is absent)`,
  () => {
    it('reaches the figures to ship', () => {
      const items = readFileSync(yardstick, 'utf8')
        .trim()
        .split('\n')
        .map((line) => {
          const { lang, ...item } = JSON.parse(line);
          return { ...item, language: lang } as JudgedItem;
        });
      const { relevant, core, orientation, macroF1 } = evaluate(judge(model, items));
      expect(relevant.recall).toBeGreaterThanOrEqual(0.95);
      expect(core.f1).toBeGreaterThanOrEqual(0.88);
      expect(orientation.macroF1).toBeGreaterThanOrEqual(0.7);
      expect(macroF1).toBeGreaterThanOrEqual(0.62);
    });
  },
);

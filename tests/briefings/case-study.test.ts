/** The case study: every sentence carried by its data, the thesis's structure, an archive that is the same twice. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveCase } from '../../briefings/case-study/archive.ts';
import { composeCase } from '../../briefings/case-study/compose-case.ts';
import type { CaseMaterial } from '../../briefings/case-study/material.ts';
import { findings, subStudies } from '../../briefings/case-study/outline.ts';
import { sentencesOf, textOf } from '../../briefings/document.ts';
import { loadChronology } from '../../codebook/chronology.ts';
import { syntheticBalance, syntheticStory } from './synthetic-week.ts';
import { walkSentences } from './walk-sentences.ts';

const empty: CaseMaterial = {
  ...{ from: '2026-01-01', to: '2026-12-31', class: 'live', stories: [], delivered: 0 },
  ...{ balances: [], rivals: [], hypotheses: [], events: loadChronology() },
  versions: { codebook: 'c', lexicon: 'l', model: 'm', method: 'test' },
};
const full: CaseMaterial = {
  ...empty,
  delivered: 60,
  stories: [
    syntheticStory(1, {
      title: 'Synthetic crew reaches the space station',
      cooperation: 0.9,
      presses: ['us', 'russian'],
    }),
    syntheticStory(2, {
      title: 'Synthetic sanctions',
      tension: 0.8,
      category: 'tech-rivalry',
      factors: ['china'],
    }),
  ],
  balances: [syntheticBalance('2026-W29', 0.5), syntheticBalance('2026-W30', -0.6)],
  hypotheses: [
    {
      ...{
        id: 'rivals-as-allies',
        verdict: 'undetermined',
        weeks: 2,
        fewestWeeks: 26,
        missing: '24 more weeks',
      },
      readings: [{ name: 'mean balance', value: -0.05, lower: -0.6, upper: 0.5 }],
    },
  ],
};

describe('the case study', () => {
  it.each([
    ['of a full period', full],
    ['of an empty period', empty],
  ])('%s states only what is in its ledger', (_, material) => {
    expect(walkSentences(composeCase(material).document)).toBeGreaterThan(5);
  });

  const { document, bibliography } = composeCase(full);
  const text = sentencesOf(document).map(textOf).join('\n');

  it('has every part of the outline', () => {
    const headings = document.blocks.flatMap((block) => (block.kind === 'heading' ? block.text : []));
    for (const { title } of [...findings, ...subStudies])
      expect(headings.some((heading) => heading.startsWith(title))).toBe(true);
  });

  it('counts poles and puts stories where they belong', () => {
    expect(text).toContain('60 items tell 2 stories: 1 of cooperation and 1 of tension');
    expect(text).toContain('1 story, 50 % of the period’s, speaks of it: 0 of cooperation, 1 of tension.');
    expect(text).toContain(
      'its mean is −0.05; in 1 of them the whole interval lies on the side of cooperation, in 1 on',
    );
  });

  it('draws what each sub-study has in the chronology, the period shaded', () => {
    const figures = document.blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
    const station = figures.find(({ title }) => title.startsWith('The International Space Station'));
    expect(station!.svg).toContain('this period');
    expect(figures.filter(({ name }) => name === 'timeline').length).toBeGreaterThan(3);
  });

  it('sets the period beside the thesis’s years, on the chronology', () => {
    const events = loadChronology().filter(
      ({ status, date, intensity }) =>
        status === 'verified' && date >= '1991-01-01' && date <= '2024-11-27' && intensity !== 0,
    );
    const share = Math.round((100 * events.filter(({ intensity }) => intensity > 0).length) / events.length);
    expect(text).toContain(
      `In the chronology, ${share} % of ${events.length} events that take a side in the thesis’s years are cooperative`,
    );
  });

  it('says of an empty period that the news says nothing', () => {
    const nothing = composeCase(empty).document;
    expect(sentencesOf(nothing).map(textOf).join(' ')).toContain('0 items came in and no story was told');
    expect(nothing.blocks.some((block) => block.kind === 'heading' && block.text === 'Findings')).toBe(false);
  });

  it('reads the hypotheses by their rule', () => {
    expect(text).toContain('it is now undetermined, on 2 weeks; missing: 24 more weeks.');
  });

  it('has the thesis and every source in its bibliography', () => {
    expect(bibliography.entries.some((entry) => /^Šljivančanin, M\. \(2024\)/.test(entry))).toBe(true);
    expect(bibliography.entries).toHaveLength(document.sources.length + 1);
    expect(bibliography.bibtex.match(/^@/gm)).toHaveLength(document.sources.length + 1);
  });

  it('makes the same archive twice, with all that it names', async () => {
    const first = await archiveCase(full, document, bibliography);
    const again = composeCase(full);
    expect(await archiveCase(full, again.document, again.bibliography)).toEqual(first);
    const files = unzipSync(first);
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'case-study.docx',
      'case-study.html',
      'case-study.json',
      'case-study.md',
      'data/chronology.csv',
      'data/hypotheses.csv',
      'data/series.csv',
      'data/stories.csv',
      'references.bib',
    ]);
    expect(strFromU8(files['data/stories.csv']!)).toContain('Synthetic sanctions');
    expect(strFromU8(files['data/hypotheses.csv']!)).toContain(
      'rivals-as-allies,undetermined,2,mean balance,-0.05',
    );
    expect(Object.keys(unzipSync(files['case-study.docx']!))).toContain('word/document.xml');
  });
});

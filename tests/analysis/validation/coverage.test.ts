/** Coverage by simulation, and coding by keywords alone. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analysis/bootstrap.ts';
import { simulateCoverage } from '../../../analysis/validation/coverage.ts';
import { createKeywordCoder } from '../../../analysis/validation/keyword-coder.ts';
import { loadActors } from '../../../codebook/actors.ts';
import { poleOf } from '../../../codebook/categories.ts';
import { loadLexicon, loadScopeCues } from '../../../codebook/lexicon.ts';

describe('simulated coverage', () => {
  it.each([3, 15, 60])('of 90 %% intervals is between .85 and .95 at %i stories a week', (stories) => {
    const share = simulateCoverage(createRandom(5), stories, 1000);
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.95);
  });

  it('is the same for the same seed', () => {
    const run = () => simulateCoverage(createRandom(9), 15, 200);
    expect(run()).toBe(run());
  });
});

describe('coding by keywords alone', () => {
  const code = createKeywordCoder({ actors: loadActors(), lexicon: loadLexicon(), cues: loadScopeCues() });
  const strongest = (title: string) =>
    poleOf(code({ title, lang: 'en' }).sort((a, b) => b.probability - a.probability)[0]?.id ?? '');

  it('reads a pole from its patterns, and none from a text without any', () => {
    expect(strongest('NASA and Roscosmos sign seat swap agreement')).toBe('cooperation');
    expect(strongest('Russia threatens to leave the space station over sanctions')).toBe('tension');
    expect(code({ title: 'Local bakery wins prize for rye bread', lang: 'en' })).toEqual([]);
    expect(code({ title: 'Die NASA und Roskosmos unterzeichnen', lang: 'de' })).toEqual([]);
  });

  it('gives the poles shares that add up to one', () => {
    const shares = code({ title: 'Joint crew launches to station despite sanctions on Russia', lang: 'en' });
    expect(shares.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  });
});

import { describe, expect, it } from 'vitest';
import { createReader } from '../../analysis/reading.ts';
import { loadActors } from '../../codebook/actors.ts';
import { labels } from '../../codebook/categories.ts';
import { loadLexicon, loadScopeCues } from '../../codebook/lexicon.ts';

const actors = loadActors();
const lexicon = loadLexicon();
const cues = loadScopeCues();
const reader = createReader({ actors, lexicon, cues }, () => 0);
const finds = (pattern: number, title: string) =>
  reader.read({ title }, lexicon[pattern]!.language).hits.some((hit) => hit.pattern === pattern);
const idsOf = (title: string) => reader.read({ title }, 'en').mentions.map(({ actor }) => actors[actor]!.id);

describe('the lexicon', () => {
  it('finds every pattern in its own example', () => {
    expect(lexicon.filter(({ matches }, at) => !finds(at, matches)).map(({ id }) => id)).toEqual([]);
  });

  it('finds no pattern in its near miss', () => {
    expect(lexicon.filter(({ rejects }, at) => finds(at, rejects)).map(({ id }) => id)).toEqual([]);
  });

  it('names every pattern once', () => {
    expect(new Set(lexicon.map(({ id }) => id)).size).toBe(lexicon.length);
  });

  it.each(labels.filter((label) => label !== 'relevant' && label !== 'core').map((label) => [label]))(
    'holds enough patterns for %s',
    (label) => {
      const own = lexicon.filter((pattern) => pattern.label === label);
      expect(own.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(15);
      expect(own.filter(({ language }) => language === 'ru').length).toBeGreaterThanOrEqual(10);
    },
  );

  it('speaks to every label', () => {
    expect(new Set(lexicon.map(({ label }) => label))).toEqual(new Set(labels));
  });
});

describe('actors', () => {
  it('are named once', () => {
    expect(new Set(actors.map(({ id }) => id)).size).toBe(actors.length);
  });

  it.each([
    ['NASA and Roscosmos fly together', ['nasa', 'roscosmos']],
    ['A U.S. astronaut told us a story', ['united-states']],
    ['Роскосмос и НАСА договорились', ['roscosmos', 'nasa']],
  ])('are found in "%s"', (title, ids) => {
    expect(idsOf(title)).toEqual(expect.arrayContaining(ids));
  });

  it('with ambiguous names need company', () => {
    expect(idsOf('Mir signs a record deal')).not.toContain('mir');
    expect(idsOf('Cosmonauts leave the Mir space station')).toContain('mir');
  });

  it('never overlap', () => {
    for (const { matches } of lexicon) {
      let end = 0;
      for (const { from, to } of reader.read({ title: matches }, 'en').mentions) {
        expect(from).toBeGreaterThanOrEqual(end);
        end = to;
      }
    }
  });
});

describe('cues of negation and reversal', () => {
  it.each(cues)('$id is found in its example', ({ id, matches, language }) => {
    const { scopes } = reader.read({ title: matches }, language);
    expect(scopes.map(({ rule }) => cues[rule]!.id)).toContain(id);
  });

  it('turn the words within their reach, up to the clause’s end', () => {
    const { row, turned } = reader.read({ title: 'Moscow will not extend the deal, sources say' }, 'en');
    const words = row.words.filter((_, at) => turned[at]).map(({ text }) => text);
    expect(words).toEqual(['extend', 'the', 'deal']);
  });

  it('turn back what stands under two of them', () => {
    const { row, turned } = reader.read({ title: 'Russia denies refusing cooperation' }, 'en');
    expect(turned[row.words.findIndex(({ text }) => text === 'cooperation')]).toBe(false);
  });
});

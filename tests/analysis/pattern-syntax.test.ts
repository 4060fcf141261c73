import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../analysis/pattern-syntax.ts';

const phrasesOf = (source: string) =>
  parsePattern(source).map(({ left }) => left.map((phrase) => phrase.join(' ')));

describe('a pattern', () => {
  it.each([
    ['seat* swap', [['seat* swap']]],
    ['seat (swap|barter deal)', [['seat swap', 'seat barter deal']]],
    ['joint? mission', [['joint mission', 'mission']]],
    ['(a|b) (c|d)', [['a c', 'a d', 'b c', 'b d']]],
    ['союз | ёлка', [['союз'], ['елка']]],
    ['<us> _ <@nasa>', [['<us> _ <@nasa>']]],
  ])('"%s" stands for its phrases', (source, phrases) => {
    expect(phrasesOf(source)).toEqual(phrases);
  });

  it('joins two sides by a window', () => {
    expect(parsePattern('<us> ~6 <russia>')).toEqual([
      { kind: 'near', left: [['<us>']], right: [['<russia>']], words: 6 },
    ]);
    expect(parsePattern('quit* >3 station')[0]).toMatchObject({ kind: 'before', words: 3 });
  });

  it.each([
    ['(a|b', 'a bracket is not closed'],
    ['a ~3 b ~3 c', '"~3" is not expected'],
    ['', 'a part of it can be empty'],
    ['a?', 'a part of it can be empty'],
    ['_ a', 'a phrase begins with "_"'],
    ['a & b', 'cannot be read'],
  ])('"%s" is refused by name', (source, reason) => {
    expect(() => parsePattern(source)).toThrow(reason);
  });

  it('that stands for thousands of phrases is refused', () => {
    const group = `(${Array.from({ length: 20 }, (_, at) => `w${at}`).join('|')})`;
    expect(() => parsePattern(`${group} ${group} ${group}`)).toThrow('too many phrases');
  });
});

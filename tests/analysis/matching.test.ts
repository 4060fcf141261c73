import { describe, expect, it } from 'vitest';
import { compilePatterns, type PatternSource } from '../../analysis/pattern-set.ts';
import { createTermTable } from '../../analysis/phrase-trie.ts';
import { normaliseWord } from '../../analysis/text.ts';
import { emptyRow, tokeniseInto } from '../../analysis/tokens.ts';

function holds(source: PatternSource, text: string): boolean {
  const table = createTermTable();
  const patterns = compilePatterns([source], table);
  const row = emptyRow<string>();
  tokeniseInto(row, text, 0, normaliseWord);
  let found = false;
  patterns.match({ words: row.words.map((word) => ({ terms: table.ofWord(word) })), gap: row.gap }, () => {
    found = true;
  });
  return found;
}

describe('patterns', () => {
  it.each([
    [{ pattern: 'seat* (swap*|barter)' }, 'Seats swapped in Houston', true],
    [{ pattern: 'seat* (swap*|barter)' }, 'Seats were swapped', false],
    [{ pattern: 'talks ~2 station' }, 'station: more talks', true],
    [{ pattern: 'talks ~2 station' }, 'talks on a far and lonely station', false],
    [{ pattern: 'quit >2 station' }, 'station crew quit', false],
    [{ pattern: 'quit >2 station' }, 'quit the station', true],
    [{ pattern: 'new station' }, 'It was new. Station crews slept', false],
    [{ pattern: 'swap', with: ['seat*|berth'] }, 'A berth to swap', true],
    [{ pattern: 'swap', with: ['seat*|berth'] }, 'A horse to swap', false],
    [{ pattern: 'swap', without: ['horse'] }, 'A horse to swap', false],
    [{ pattern: 'moon _ base' }, 'moon research base', true],
    [{ pattern: 'moon _ base' }, 'moon base', false],
  ] as [PatternSource, string, boolean][])('%j on "%s": %s', (source, text, expected) => {
    expect(holds(source, text)).toBe(expected);
  });

  it('leave nothing of one text behind for the next', () => {
    const table = createTermTable();
    const patterns = compilePatterns([{ pattern: 'a', with: ['b'] }], table);
    const match = (text: string) => {
      const row = emptyRow<string>();
      tokeniseInto(row, text, 0, normaliseWord);
      const seen: number[] = [];
      patterns.match(
        { words: row.words.map((word) => ({ terms: table.ofWord(word) })), gap: row.gap },
        (index) => seen.push(index),
      );
      return seen;
    };
    expect([match('a b'), match('a'), match('b'), match('b a')]).toEqual([[0], [], [], [0]]);
  });
});

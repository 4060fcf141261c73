import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseWord, stemWord } from '../../analysis/text.ts';
import { emptyRow, GAP, tokeniseInto } from '../../analysis/tokens.ts';

function tokenise(text: string) {
  const row = emptyRow<string>();
  tokeniseInto(row, text, 0, normaliseWord);
  return row;
}

describe('a text', () => {
  it.each([
    ['NASA’s seat-swap deal', ['nasa', 'seat', 'swap', 'deal']],
    ['U.S. and the U.S.S.R.', ['usa', 'and', 'the', 'ussr']],
    ['They told us: the US will stay', ['they', 'told', 'us', 'the', 'usa', 'will', 'stay']],
    ["Don't buy RD-180s", ['dont', 'buy', 'rd', '180s']],
    ['Полёт «Союза»', ['полет', 'союза']],
    ['🚀 Lift-off! \u0000\ud800', ['lift', 'off']],
  ])('"%s" is read as words', (text, words) => {
    expect(tokenise(text).words).toEqual(words);
  });

  it.each([
    ['One ends. Two begins', GAP.sentence],
    ['Gen. Smith', GAP.none],
    ['one, two', GAP.clause],
    ['one two', GAP.none],
  ])('"%s" knows what stands before its last word', (text, gap) => {
    const row = tokenise(text);
    expect(row.gap.slice(1)).toContain(gap);
  });

  it('of any kind gives tokens whose places are what they were read from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const row = emptyRow<string>();
        tokeniseInto(row, text, 0, (surface) => surface);
        row.words.forEach((surface, at) => {
          expect(text.slice(row.from[at], row.to[at])).toBe(surface);
          if (at > 0) expect(row.from[at]!).toBeGreaterThanOrEqual(row.to[at - 1]!);
        });
      }),
    );
  });
});

describe('a stem', () => {
  it.each([
    ['launches', 'launch'],
    ['сотрудничества', stemWord('сотрудничество')],
    ['2031', '#'],
  ])('of "%s" is "%s"', (word, stem) => {
    expect(stemWord(word)).toBe(stem);
  });
});

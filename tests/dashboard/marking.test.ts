/** Marks never change a text, however places overlap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markText, strengthOf } from '../../dashboard/marking.ts';

const place = fc.record({
  from: fc.integer({ min: -5, max: 60 }),
  to: fc.integer({ min: -5, max: 60 }),
  contribution: fc.double({ min: -3, max: 3, noNaN: true }),
});

describe('marking', () => {
  it('keeps every character in its order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(place, { maxLength: 8 }), (text, places) => {
        expect(
          markText(text, places)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('gives each piece the sum of all that speaks there', () => {
    expect(
      markText('Russian Soyuz docks', [
        { from: 0, to: 13, contribution: 1 },
        { from: 8, to: 13, contribution: -0.25 },
      ]),
    ).toEqual([
      { text: 'Russian ', contribution: 1 },
      { text: 'Soyuz', contribution: 0.75 },
      { text: ' docks', contribution: null },
    ]);
  });

  it.each([
    [0.1, 1],
    [-0.5, 2],
    [2, 3],
  ])('marks %d with strength %d', (contribution, strength) => {
    expect(strengthOf(contribution)).toBe(strength);
  });
});

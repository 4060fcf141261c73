/** The parts of the API without a store: search syntax, cursors, facets, memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareStamp } from '../../api/answer-memory.ts';
import { decodeCursor, encodeCursor } from '../../api/cursor.ts';
import { foldFacets, indexCells } from '../../api/facets.ts';
import { createMemory } from '../../api/remember.ts';
import { parseSearch } from '../../api/search-syntax.ts';
import { categories } from '../../codebook/categories.ts';
import type { ItemCell } from '../../store/facets.ts';

describe('search syntax', () => {
  it.each([
    ['station crew', { words: 'station crew' }],
    ['"space station" or -leak', { words: '"space station" or -leak' }],
    ['soyuz outlet:TASS', { words: 'soyuz', fields: { outlet: ['TASS'] } }],
    ['outlet:"РИА Новости" outlet:TASS', { fields: { outlet: ['РИА Новости', 'TASS'] } }],
    ['title:soyuz title:"lunar base"', { fields: { title: ['soyuz', '"lunar base"'] } }],
    ['-outlet:TASS moon', { words: 'moon', without: ['TASS'] }],
    ['https://example.org/a', { words: 'https://example.org/a' }],
    ['"title: not a field"', { words: '"title: not a field"' }],
  ])('reads %s', (text, expected) => {
    expect(parseSearch(text)).toEqual({ words: '', fields: {}, without: [], ...expected });
  });

  it.each(['colour:red', '-category:sanctions', 'outlet:""'])('refuses %s', (text) => {
    expect(() => parseSearch(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});

describe('cursors', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), (key, id) => {
        const cursor = { order: '-added', key: String(key), id };
        expect(decodeCursor(encodeCursor(cursor), '-added')).toEqual(cursor);
      }),
    );
  });

  it('are refused where they are not of this list', () => {
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        expect(() => decodeCursor(text, '-added')).toThrow(expect.objectContaining({ code: 'bad-input' }));
      }),
    );
    const other = encodeCursor({ order: 'added', key: '1', id: 1 });
    expect(() => decodeCursor(other, '-added')).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});

const cell: fc.Arbitrary<ItemCell> = fc.record({
  class: fc.constantFrom('live' as const, 'backfill' as const),
  relevance: fc.constantFrom('core' as const, 'context' as const, 'none' as const, null),
  orientation: fc.constantFrom('cooperation' as const, 'tension' as const, null),
  language: fc.constantFrom('en', 'ru', null),
  categories: fc.subarray([...categories].slice(0, 4), { maxLength: 2 }),
  factors: fc.subarray(['china', 'emerging-powers']),
  outlet: fc.constantFrom('A', 'B'),
  country: fc.constantFrom('US', 'RU', null),
  press: fc.constantFrom('us' as const, 'russian' as const, null),
  count: fc.integer({ min: 1, max: 9 }),
});

describe('facets', () => {
  it('count a value as a list under that value and all other wishes would', () => {
    fc.assert(
      fc.property(
        fc.array(cell),
        fc.option(fc.constantFrom('us', 'russian')),
        fc.option(fc.constantFrom(...categories.slice(0, 4))),
        (cells, press, category) => {
          const meetsPress = (one: ItemCell) => press === null || one.press === press;
          const meetsCategory = (one: ItemCell) => category === null || one.categories.includes(category);
          const sum = (fits: (one: ItemCell) => boolean) =>
            cells.filter(fits).reduce((total, one) => total + one.count, 0);
          const { total, facets } = foldFacets(indexCells(cells), {
            press: press === null ? undefined : [press],
            category: category === null ? undefined : [category],
          });
          expect(total).toBe(sum((one) => meetsPress(one) && meetsCategory(one)));
          for (const { value, items } of facets.press)
            expect(items).toBe(sum((one) => one.press === value && meetsCategory(one)));
          for (const { value, items } of facets.category)
            expect(items).toBe(sum((one) => one.categories.includes(value as never) && meetsPress(one)));
          for (const { value, items } of facets.outlet)
            expect(items).toBe(sum((one) => one.outlet === value && meetsPress(one) && meetsCategory(one)));
        },
      ),
    );
  });
});

describe('memory', () => {
  it('makes an answer once for those who ask together, and anew when the store has changed', async () => {
    const clock = { time: 0, now: () => clock.time };
    let stamp = 'a';
    let made = 0;
    const remember = createMemory({ stamp: async () => stamp, clock, lag: 1000, most: 10 });
    const ask = () => remember('key', async () => (made += 1));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    stamp = 'b';
    expect(await ask()).toBe(1);
    clock.time = 100_000;
    expect(await ask()).toBe(2);
  });

  it('does not keep what failed', async () => {
    const remember = createMemory({ stamp: async () => 'a', clock: { now: () => 0 }, lag: 1000, most: 10 });
    await expect(remember('key', async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await remember('key', async () => 1)).toBe(1);
  });

  it('shares a stamp for a moment, and asks again after one that failed', async () => {
    const clock = { time: 0, now: () => clock.time };
    let asked = 0;
    const stamp = shareStamp(async () => {
      asked += 1;
      if (asked === 1) throw new Error('away');
      return String(asked);
    }, clock);
    await expect(stamp()).rejects.toThrow('away');
    expect([await stamp(), await stamp()]).toEqual(['2', '2']);
    clock.time = 1000;
    expect(await stamp()).toBe('3');
  });
});

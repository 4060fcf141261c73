/** Which story an item joins, on made-up neighbours; and that looking back is all that counts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepNearest, type Neighbour, placeItem } from '../../../analysis/stories/grouping.ts';

const DAY = 86_400_000;

const places = new Map([
  [1, { story: 1, since: 0 }],
  [2, { story: 1, since: 0 }],
  [3, { story: 3, since: 15 * DAY }],
]);
const place = (at: number, neighbours: Neighbour[], anchor?: number) =>
  placeItem({ id: 9, at }, neighbours, (id) => places.get(id), anchor);

describe('an item', () => {
  it('begins a story where it has no neighbours', () => {
    expect(place(DAY, [])).toEqual({ story: 9, since: DAY });
  });

  it('joins the story that most of the likeness speaks for, not that of its nearest neighbour', () => {
    const neighbours = [
      { id: 3, strength: 6000 },
      { id: 1, strength: 5000 },
      { id: 2, strength: 5000 },
    ];
    expect(place(16 * DAY, neighbours)).toEqual({ story: 1, since: 0 });
  });

  it('does not join a story that has been running for more than 21 days', () => {
    const neighbours = [{ id: 1, strength: 9000 }];
    expect(place(21 * DAY, neighbours).story).toBe(1);
    expect(place(21 * DAY + 1, neighbours).story).toBe(9);
    expect(place(21 * DAY + 1, [...neighbours, { id: 3, strength: 5000 }]).story).toBe(3);
  });

  it('stands where a person has placed it, and the story’s length starts anew', () => {
    expect(place(40 * DAY, [{ id: 3, strength: 9000 }], 1)).toEqual({ story: 1, since: 40 * DAY });
    expect(place(16 * DAY, [{ id: 3, strength: 9000 }], 9)).toEqual({ story: 9, since: 16 * DAY });
  });

  it('is placed by its neighbours where what it was placed with is gone', () => {
    expect(place(16 * DAY, [{ id: 3, strength: 9000 }], 77).story).toBe(3);
  });
});

describe('the nearest neighbours', () => {
  const neighbours = fc.uniqueArray(
    fc.record({ id: fc.nat(50), strength: fc.integer({ min: 1, max: 20 }) }),
    {
      selector: ({ id }) => id,
      maxLength: 20,
    },
  );

  it('are the same whether looked for at once or in parts, in any order', () => {
    fc.assert(
      fc.property(neighbours, fc.nat(20), (all, cut) => {
        const parts = keepNearest([...keepNearest(all.slice(cut)), ...keepNearest(all.slice(0, cut))]);
        expect(parts).toEqual(keepNearest(all));
      }),
    );
  });
});

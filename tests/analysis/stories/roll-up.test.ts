/** What a story says, computed by hand from what its items say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, rollUp, type StoryMember } from '../../../analysis/stories/roll-up.ts';

function member(
  id: number,
  family: string,
  categories: Record<string, number>,
  more: Partial<StoryMember> = {},
): StoryMember {
  return {
    ...{
      id,
      at: id,
      title: `title ${id}`,
      week: '2026-W30',
      outlet: `outlet ${id}`,
      family,
      press: 'us',
      relevance: 'core',
      sides: [],
      actors: [],
    },
    categories: Object.entries(categories).map(([name, probability]) => ({ id: name, probability })),
    factors: [],
    ...more,
  };
}

describe('a story', () => {
  it('gives each family one vote: the mean over families of the mean over their items', () => {
    const story = rollUp([
      member(1, 'a', { 'joint-crews': 0.8 }),
      member(2, 'a', { 'joint-crews': 0.6, sanctions: 0.4 }),
      member(3, 'b', { sanctions: 0.9 }, { sides: ['us', 'russia'], actors: ['nasa'] }),
    ]);
    expect(story.cooperation).toBeCloseTo((0.7 + 0) / 2, 12);
    expect(story.tension).toBeCloseTo((0.2 + 0.9) / 2, 12);
    expect(story.categories).toEqual([
      { id: 'sanctions', probability: expect.closeTo(0.55, 12) },
      { id: 'joint-crews', probability: expect.closeTo(0.35, 12) },
    ]);
    expect(story).toMatchObject({
      items: 3,
      families: ['a', 'b'],
      sides: { russia: 0.5, us: 0.5 },
      actors: { nasa: 0.5 },
      label: 'mixed',
    });
  });

  it('counts the most probable category of a pole, not their sum', () => {
    expect(rollUp([member(1, 'a', { 'joint-crews': 0.5, agreements: 0.4 })]).cooperation).toBe(0.5);
  });

  it('does not move when an agency’s report is printed once more by its family', () => {
    const report = { 'joint-crews': 0.8 };
    const once = rollUp([member(1, 'a', report), member(2, 'b', { sanctions: 0.9 })]);
    const often = rollUp([
      member(1, 'a', report),
      member(2, 'b', { sanctions: 0.9 }),
      member(3, 'a', report),
    ]);
    expect([often.cooperation, often.tension, often.label]).toEqual([
      once.cooperation,
      once.tension,
      once.label,
    ]);
  });

  it('takes title, week and name from its first item', () => {
    const story = rollUp([member(5, 'a', {}, { at: 9, week: '2026-W31' }), member(7, 'a', {}, { at: 3 })]);
    expect(story).toMatchObject({ id: 7, title: 'title 7', week: '2026-W30', firstSeen: 3, lastSeen: 9 });
  });

  it('is context unless half of the families call it core', () => {
    const context = { relevance: 'context' as const };
    expect(
      rollUp([member(1, 'a', {}), member(2, 'b', {}, context), member(3, 'c', {}, context)]).relevance,
    ).toBe('context');
    expect(rollUp([member(1, 'a', {}), member(2, 'b', {}, context)]).relevance).toBe('core');
  });

  it('is the same in whatever order its items come', () => {
    const members = [0.1, 0.2, 0.3, 0.7].map((p, at) =>
      member(at + 1, `f${at % 2}`, { 'joint-crews': p, sanctions: 1 - p }),
    );
    const expected = rollUp(members);
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
        expect(rollUp(shuffled)).toEqual(expected);
      }),
    );
  });
});

describe('the label', () => {
  it.each([
    [0.35, 0.35, 'mixed'],
    [0.35, 0.34, 'cooperation'],
    [0.34, 0.9, 'tension'],
    [0.34, 0.34, 'neutral'],
  ])('of cooperation %d and tension %d is %s', (cooperation, tension, label) => {
    expect(labelOf(cooperation, tension)).toBe(label);
  });
});

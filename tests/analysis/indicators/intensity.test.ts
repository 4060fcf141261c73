/** How intense stories are, and whom they name: computed by hand, whatever their order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorSeriesOf, readActors } from '../../../analysis/indicators/actor-series.ts';
import type { CountedStory } from '../../../analysis/indicators/counted-story.ts';
import { intensityOf, readIntensity } from '../../../analysis/indicators/intensity.ts';
import { shareOf } from '../../../analysis/indicators/share.ts';
import { categoryIntensity } from '../../../codebook/intensity.ts';

function story(categories: Record<string, number>, more: Partial<CountedStory> = {}): CountedStory {
  return {
    ...{ week: '2026-W30', presses: ['us'], outlets: ['a'], items: 1, relevance: 'core', label: 'neutral' },
    ...{ cooperation: 0, tension: 0, factors: [], sides: {}, actors: {} },
    categories: Object.entries(categories).map(([id, probability]) => ({ id, probability })),
    ...more,
  };
}

describe('intensity', () => {
  it('is the mean of a story’s likely categories by probability, and nought without any', () => {
    expect(intensityOf(story({ 'joint-crews': 0.9 }))).toBe(categoryIntensity['joint-crews']);
    expect(intensityOf(story({ 'joint-crews': 0.9, sanctions: 0.6 }))).toBeCloseTo(
      (0.9 * categoryIntensity['joint-crews'] + 0.6 * categoryIntensity.sanctions) / 1.5,
    );
    expect(intensityOf(story({ sanctions: 0.4 }))).toBe(0);
  });

  it('of a week is the mean over its stories, between its bounds', () => {
    const { value, lower, upper } = readIntensity([
      story({ 'joint-crews': 1 }),
      story({ sanctions: 1 }, { outlets: ['b'] }),
      story({}, { outlets: ['a', 'b'] }),
    ]);
    expect(value).toBeCloseTo((categoryIntensity['joint-crews'] + categoryIntensity.sanctions) / 3);
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
  });

  it('is surer of forty stories by forty outlets than of forty by two', () => {
    const widthOf = (outlets: number) => {
      const stories = Array.from({ length: 40 }, (_, at) =>
        story(
          { [at % outlets < outlets / 2 ? 'joint-crews' : 'sanctions']: 1 },
          { outlets: [`o${at % outlets}`] },
        ),
      );
      const { lower, upper } = readIntensity(stories);
      return upper - lower;
    };
    expect(widthOf(2)).toBeGreaterThan(1.5 * widthOf(40));
  });
});

describe('the series of an actor', () => {
  it('counts each story by the share of voices that name it, and gives none to those whom nobody names', () => {
    const stories = [
      story({}, { actors: { nasa: 1, iss: 0.5 }, items: 3 }),
      story({}, { actors: { nasa: 0.25 } }),
      story({}),
      story({}, { actors: undefined as never }),
    ];
    const [iss, nasa, ...others] = readActors(stories);
    expect(others).toEqual([]);
    expect(iss).toMatchObject({ series: 'actor-iss', value: 0.5 });
    const { lower, upper } = shareOf(1.25, 4);
    expect(nasa).toMatchObject({ series: 'actor-nasa', value: 1.25, lower: 4 * lower, upper: 4 * upper });
    expect(nasa!.naming).toHaveLength(2);
  });

  it('is named after the actor', () => {
    expect(actorSeriesOf([{ id: 'nasa', name: 'NASA' }])).toMatchObject([
      { name: 'actor-nasa', meaning: expect.stringContaining('name NASA') },
    ]);
  });
});

it('the order of stories changes nothing, to the last bit', () => {
  const categories = fc.dictionary(
    fc.constantFrom('joint-crews', 'sanctions', 'militarisation'),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  const made = fc
    .record({
      categories,
      outlets: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      vote: fc.constantFrom(1 / 3, 0.1, 0.7, 1),
    })
    .map(({ vote, ...rest }) =>
      story(rest.categories, { outlets: rest.outlets.sort(), actors: { nasa: vote } }),
    );
  const shuffled = fc
    .array(made, { minLength: 1, maxLength: 12 })
    .chain((stories) =>
      fc.tuple(fc.constant(stories), fc.shuffledSubarray(stories, { minLength: stories.length })),
    );
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(readIntensity(one)).toEqual(readIntensity(other));
      const figures = (stories: CountedStory[]) =>
        readActors(stories).map(({ naming: _, ...figure }) => figure);
      expect(figures(one)).toEqual(figures(other));
    }),
    { numRuns: 60 },
  );
});

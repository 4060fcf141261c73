/**
 * How many stories name an actor, each counting as the share of its outlet families that do. Only periods in which some
 * story does have a value, so that hundreds of actors cost as much as are named.
 */
import type { CountedStory } from './counted-story.ts';
import type { SeriesDefinition } from './series-value.ts';
import { shareOf } from './share.ts';

/** Series of these actors of the codebook. */
export function actorSeriesOf(actors: readonly { id: string; name: string }[]): SeriesDefinition[] {
  return actors.map(({ id, name }) => ({
    name: `actor-${id}`,
    unit: 'stories, by outlet families',
    meaning: `New stories that name ${name}, each counting as the share of its outlet families that do; 90 % Jeffreys interval of their share among all stories. Periods without any are left out.`,
  }));
}

export interface ActorFigure {
  series: string;
  value: number;
  lower: number;
  upper: number;
  /** Those that name the actor at all. */
  naming: CountedStory[];
}

/** Every actor that some of these stories name, by id. The order of the stories does not matter. */
export function readActors(stories: readonly CountedStory[]): ActorFigure[] {
  const naming = new Map<string, { story: CountedStory; vote: number }[]>();
  for (const story of stories) {
    for (const [actor, vote] of Object.entries(story.actors ?? {})) {
      const found = naming.get(actor);
      if (found) found.push({ story, vote });
      else naming.set(actor, [{ story, vote }]);
    }
  }
  return [...naming.keys()].sort().map((actor) => {
    const found = naming.get(actor)!;
    const votes = found.map(({ vote }) => vote).sort((one, other) => one - other);
    const value = votes.reduce((sum, vote) => sum + vote, 0);
    const { lower, upper } = shareOf(value, stories.length);
    return {
      ...{ series: `actor-${actor}`, value, naming: found.map(({ story }) => story) },
      ...{ lower: lower * stories.length, upper: upper * stories.length },
    };
  });
}

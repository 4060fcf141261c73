/**
 * How strong what is told is, on the chronology's scale: the mean over new stories, with an interval that resamples
 * outlets and then stories, since one outlet tells many of them.
 */
import type { CategoryId } from '../../codebook/categories.ts';
import { categoryIntensity } from '../../codebook/intensity.ts';
import { createRandom } from '../bootstrap.ts';
import { COUNTS_FROM, type CountedStory } from './counted-story.ts';

const DRAWS = 200;
const SEED = 20_260_107;

/** From −10 (conflict) to +10 (cooperation): the mean of its categories' by probability; 0 for a story without any. */
export function intensityOf({ categories }: Pick<CountedStory, 'categories'>): number {
  let [weighed, weights] = [0, 0];
  for (const { id, probability } of categories) {
    if (probability < COUNTS_FROM) continue;
    weighed += probability * categoryIntensity[id as CategoryId];
    weights += probability;
  }
  return weights === 0 ? 0 : weighed / weights;
}

/** Mean over stories with its 90 % interval; there must be at least one. Their order does not matter. */
export function readIntensity(stories: readonly CountedStory[]): {
  value: number;
  lower: number;
  upper: number;
} {
  const told = stories
    .map((story) => ({
      intensity: intensityOf(story),
      outlets: story.outlets,
      key: story.outlets.join('\n'),
    }))
    .sort((one, other) => one.intensity - other.intensity || (one.key < other.key ? -1 : 1));
  const outlets = [...new Set(told.flatMap((story) => story.outlets))].sort();
  const places = new Map(outlets.map((outlet, at) => [outlet, at]));
  const toldBy = told.map((story) => story.outlets.map((outlet) => places.get(outlet)!));
  const random = createRandom(SEED);
  const value = told.reduce((sum, { intensity }) => sum + intensity, 0) / told.length;
  const drawn = new Float64Array(outlets.length);
  const means = Float64Array.from({ length: DRAWS }, () => {
    drawn.fill(0);
    for (let draw = 0; draw < outlets.length; draw += 1) drawn[Math.floor(random() * outlets.length)]! += 1;
    let [sum, weights] = [0, 0];
    for (let draw = 0; draw < told.length; draw += 1) {
      const at = Math.floor(random() * told.length);
      let weight = 0;
      for (const place of toldBy[at]!) weight += drawn[place]!;
      weight /= toldBy[at]!.length;
      sum += weight * told[at]!.intensity;
      weights += weight;
    }
    return weights === 0 ? value : sum / weights;
  }).sort();
  return {
    value,
    lower: means[Math.floor(0.05 * DRAWS)]!,
    upper: means[Math.ceil(0.95 * DRAWS) - 1]!,
  };
}

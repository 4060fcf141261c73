/**
 * The grouping's method put together from the codebook's data, and its version: the same data and rules, the same
 * stories. No file is read here.
 */
import { contentHash } from '../../base/hash.ts';
import type { Actor } from '../../codebook/actors.ts';
import type { BilingualTerm } from '../../codebook/bilingual-terms.ts';
import { countBackground, hashBackground } from './background.ts';
import { createFeatureReader, type StoryText } from './features.ts';
import { createProfiler, type Profiler } from './vector.ts';

/** Raised whenever a rule or a constant of the grouping changes. */
export const STORY_RULES = 'stories-2';

export interface StoryMethod {
  /** Stories under another version are rebuilt. */
  version: string;
  profile: Profiler;
}

export interface StoryData {
  actors: readonly Actor[];
  bilingualTerms: readonly BilingualTerm[];
  /** The codebook's training items: how common terms are. */
  background: readonly StoryText[];
}

/** Counts the background, some tenths of a second; make one and use it for all items. */
export function createStoryMethod({ actors, bilingualTerms, background }: StoryData): StoryMethod {
  const reader = createFeatureReader(actors, bilingualTerms);
  const counted = countBackground(background, reader);
  const version = contentHash(
    JSON.stringify([STORY_RULES, actors, bilingualTerms, hashBackground(counted)]),
    12,
  );
  return { version, profile: createProfiler(reader, counted) };
}

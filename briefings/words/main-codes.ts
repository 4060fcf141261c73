/** Which codes a story is told by: the two most probable of those that hold. */
import type { StoryRow } from '../../store/story-reader.ts';

/** The probability from which a pole holds in a story; see `analysis/stories/roll-up.ts`. */
const TOLD_FROM = 0.35;

/** At most two categories, most probable first; none where no category holds. */
export function mainCodes({ categories }: Pick<StoryRow, 'categories'>): StoryRow['categories'] {
  return categories.filter(({ probability }) => probability >= TOLD_FROM).slice(0, 2);
}

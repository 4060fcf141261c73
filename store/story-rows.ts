/** How items and stories stand in their tables, and what they are outside: shapes and their translation, no queries. */
import type { CluedItem } from '../analysis/stories/clue-index.ts';
import { keysOf } from '../analysis/stories/clue-index.ts';
import type { Neighbour, Placement } from '../analysis/stories/grouping.ts';
import type { StorySummary } from '../analysis/stories/roll-up.ts';
import type { StoryProfile } from '../analysis/stories/vector.ts';
import type { ItemClass } from '../base/records.ts';

/** An item whose story is asked for, with its text. */
export interface ItemToGroup {
  id: number;
  class: ItemClass;
  /** Milliseconds, UTC; null where it counts in no week, and so in no story. */
  at: number | null;
  /** As declared by the feed. */
  language: string | null;
  title: string;
  summary: string;
  relevant: boolean;
}

/** An item as the shelf keeps it. */
export interface ShelvedItem extends CluedItem, Pick<StoryProfile, 'sides'> {
  class: ItemClass;
  neighbours: Neighbour[];
  placement: Placement;
}

/** A story on its way to or from its table. */
export interface ShelvedStory extends StorySummary {
  class: ItemClass;
}

export interface Mark {
  id: number;
  marks: number;
}

/** A row of `story_items` as a query gives it. */
export interface ItemRow extends Pick<ShelvedItem, 'id' | 'class' | 'language' | 'sides' | 'clues'> {
  at: Date;
  since: Date;
  story: number;
  terms: number[];
  weights: number[];
  title: number;
  shingles: number[];
  neighbours: number[];
  strengths: number[];
}

export function itemOf(row: ItemRow): ShelvedItem {
  const { at, since, story, terms, weights, title, shingles, neighbours, strengths, ...rest } = row;
  return {
    ...rest,
    at: at.getTime(),
    vector: { terms, weights },
    sketch: { title, shingles },
    neighbours: neighbours.map((id, index) => ({ id: Number(id), strength: strengths[index]! })),
    placement: { story, since: since.getTime() },
  };
}

/** As the table takes it, for jsonb_to_recordset. */
export function rowOf(item: ShelvedItem) {
  const { id, class: itemClass, language, sides, clues, vector, sketch, neighbours, placement } = item;
  return {
    id,
    class: itemClass,
    at: new Date(item.at),
    language,
    sides,
    ...vector,
    ...sketch,
    clues,
    keys: keysOf(itemClass, item),
    neighbours: neighbours.map((neighbour) => neighbour.id),
    strengths: neighbours.map((neighbour) => neighbour.strength),
    story: placement.story,
    since: new Date(placement.since),
  };
}

/** Stories that may be events of the chronology, and what an event made of one would hold. */
import { draftEvent, type EventDraft } from '../analysis/stories/draft-event.ts';
import { byWeight, isProposed } from '../analysis/stories/story-weight.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import type { ChronologyEvent, Phase } from '../codebook/chronology.ts';
import { readEvent } from '../codebook/chronology-file.ts';
import type { Store } from './store.ts';
import type { StoryRow } from './story-reader.ts';

export interface Proposal {
  story: StoryRow;
  draft: EventDraft;
}

/** What an analyst says of an event: title and text in their own words, and what the draft has wrong. */
export type Wording = Pick<ChronologyEvent, 'title' | 'text'> & Partial<Omit<ChronologyEvent, 'phase'>>;

/** Stories of the weeks that the rule of promotion proposes and that are no events yet, heaviest first. */
export async function proposeEvents(
  store: Store,
  itemClass: ItemClass,
  weeks: string[],
  phases: readonly Phase[],
): Promise<Proposal[]> {
  const stories = byWeight((await store.stories.ofWeeks(itemClass, weeks)).filter(isProposed));
  const taken = new Set(await store.promotions.promotedStories(stories.map(({ id }) => id)));
  const open = stories.filter(({ id }) => !taken.has(id));
  return await Promise.all(
    open.map(async (story) => ({ story, draft: await draftOf(store, story, phases) })),
  );
}

/**
 * Makes a story an event, whether or not the rule proposes it: the analyst decides. Throws `not-found` where there is no
 * such story, `bad-input` on a faulty wording, `conflict` where the story or the id is an event already.
 */
export async function promoteStory(
  store: Store,
  storyId: number,
  wording: Wording,
  by: string,
  phases: readonly Phase[],
): Promise<ChronologyEvent> {
  const story = await store.stories.byId(storyId);
  if (story === undefined)
    throw new RendezvousError('not-found', `there is no story ${storyId}`, 'Ids come from /v1/stories.');
  const date = wording.date ?? story.firstSeenAt.toISOString().slice(0, 10);
  const draft = await draftOf(store, { ...story, title: wording.title }, phases);
  const id = wording.id ?? draft.id.replace(/^\d{4}-\d{2}-\d{2}/, date);
  const event = readEvent({ ...draft, ...wording, id, date }, phases);
  if ((await store.promotions.chronology()).some((known) => known.id === event.id))
    throw new RendezvousError('conflict', `there is an event "${event.id}"`, 'Choose another title or id.');
  await store.promotions.add(event, storyId, by);
  return event;
}

async function draftOf(store: Store, story: StoryRow, phases: readonly Phase[]): Promise<EventDraft> {
  const reports = await store.items.byIds(await store.stories.itemIds(story.id));
  const inTime = reports.sort((one, other) => Number(one.publishedAt) - Number(other.publishedAt));
  return draftEvent({ ...story, actors: await store.stories.actorsOf(story.id) }, inTime, phases);
}

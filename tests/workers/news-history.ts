/** Random histories of a news desk: what is delivered, edited, coded anew, corrected and grouped, in any order. */
import fc from 'fast-check';
import type { Relevance } from '../../base/records.ts';
import { mergeStories, splitStory } from '../../workers/correct-stories.ts';
import { EVENTS, type NewsDesk, type NewsItem } from './news-desk.ts';

const made = { by: 'a tester', note: null };
const CATEGORIES = ['joint-crews', 'sanctions', 'decoupling'] as const;

interface News {
  event: number;
  words: number[];
  day: number;
  outlet: number;
}

export type Step =
  | { kind: 'deliver'; news: News; relevance: Relevance; category: number }
  | { kind: 'edit'; which: number; news: News }
  | { kind: 'recode'; which: number; relevance: Relevance; category: number }
  | { kind: 'copy'; which: number; outlet: number }
  | { kind: 'merge'; which: number; other: number }
  | { kind: 'split'; which: number }
  | { kind: 'group' }
  | { kind: 'count' };

const category = fc.nat(CATEGORIES.length - 1);

/** @param days over which items may be dated; they come in any order. */
export function stepsOver(days: number): fc.Arbitrary<Step> {
  const news = fc.record({
    event: fc.nat(EVENTS.length - 1),
    words: fc.array(fc.nat(11), { minLength: 4, maxLength: 9 }),
    day: fc.nat(2 * days).map((half) => half / 2),
    outlet: fc.nat(2),
  });
  const relevance = fc.constantFrom<Relevance>('core', 'context', 'none');
  const kind = <Kind extends string>(name: Kind) => fc.constant(name);
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: kind('deliver'), news, relevance, category }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('edit'), which: fc.nat(), news }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('recode'), which: fc.nat(), relevance, category }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('copy'), which: fc.nat(), outlet: fc.nat(2) }) },
    { weight: 3, arbitrary: fc.record({ kind: kind('group') }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('count') }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('merge'), which: fc.nat(), other: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('split'), which: fc.nat() }) },
  );
}

/** Lives through a history, and leaves nothing ungrouped. */
export async function live(desk: NewsDesk, steps: readonly Step[]): Promise<void> {
  const delivered: { id: number; item: NewsItem }[] = [];
  let version = 1;
  for (const [at, step] of steps.entries()) {
    if (step.kind === 'group') await desk.group();
    else if (step.kind === 'count') await desk.count();
    else if (step.kind === 'deliver') {
      const { day, outlet } = step.news;
      const item = { name: `n${at}`, day, title: titleOf(step.news), outlet };
      const id = await desk.deliver(item);
      delivered.push({ id, item });
      await desk.code(id, step.relevance, version, CATEGORIES[step.category]);
    } else if (delivered.length > 0) {
      const { id, item } = delivered[step.which % delivered.length]!;
      if (step.kind === 'edit') {
        await desk.deliver({ ...item, title: titleOf(step.news) });
        if (step.which % 2 === 0) await desk.code(id, 'core', version);
      } else if (step.kind === 'recode') {
        version += 1;
        await desk.code(id, step.relevance, version, CATEGORIES[step.category]);
      } else if (step.kind === 'copy') await desk.deliver({ ...item, outlet: step.outlet });
      else
        await correct(desk, step, delivered[('other' in step ? step.other : 0) % delivered.length]!.id, id);
    }
  }
  await desk.group();
}

async function correct(
  { store }: NewsDesk,
  { kind }: Extract<Step, { kind: 'merge' | 'split' }>,
  otherId: number,
  id: number,
): Promise<void> {
  const story = await store.stories.ofItem(id);
  if (story === undefined) return;
  if (kind === 'merge') {
    const other = await store.stories.ofItem(otherId);
    if (other && other.id !== story.id) await mergeStories(store, [story.id, other.id], made);
  } else if (story.items > 1) await splitStory(store, [id], made);
}

function titleOf({ event, words }: News): string {
  const text = EVENTS[event]!;
  return words.map((word) => text[word % text.length]).join(' ');
}

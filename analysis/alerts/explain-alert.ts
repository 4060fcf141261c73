/** What an alert rests on: the five stories that weigh most on its subject, and the words that decided their codings. */
import type { Evidence } from '../../base/records.ts';
import {
  balanceSubjects,
  COUNTS_FROM,
  type CountedStory,
  poleOn,
  probabilityOf,
} from '../indicators/counted-story.ts';
import type { Alert } from './alert.ts';
import { categoriesOf } from './feed-gate.ts';

const STORIES = 5;
const WORDS = 8;

/** At most five of a week's stories: those of the subject, on a balance the pole that the alert points to first, the most told first. */
export function storiesBehind<Story extends CountedStory & { id: number }>(
  { subject, direction }: Alert,
  stories: readonly Story[],
): Story[] {
  const balance = balanceSubjects.find(({ series }) => series === subject);
  const category = subject.replace('stories-', '');
  const wanted = direction === 'up' ? 'cooperation' : 'tension';
  const weightOf = (story: Story) => {
    if (balance === undefined) return probabilityOf(story.categories, category) >= COUNTS_FROM ? 1 : 0;
    const pole = poleOn(balance, story);
    return pole === null ? 0 : pole === wanted ? 2 : 1;
  };
  return stories
    .map((story) => ({ story, weight: weightOf(story) }))
    .filter(({ weight }) => weight > 0)
    .sort(
      (one, other) =>
        other.weight - one.weight || other.story.items - one.story.items || one.story.id - other.story.id,
    )
    .slice(0, STORIES)
    .map(({ story }) => story);
}

/** At most eight words or phrases, as they stand in the texts, that spoke most for the subject's categories. */
export function wordsBehind(
  subject: string,
  items: readonly { title: string; summary: string; evidence: readonly Evidence[] | null }[],
): string[] {
  const categories = categoriesOf(subject);
  const found = new Map<string, number>();
  for (const { evidence, ...texts } of items) {
    for (const { label, kind, text, contribution, places } of evidence ?? []) {
      const speaks = (kind === 'word' || kind === 'pattern') && contribution > 0;
      if (!speaks || (categories !== null && !categories.includes(label))) continue;
      const place = places.find(({ field }) => field !== 'body');
      if (kind === 'pattern' && place === undefined) continue;
      const words = place ? texts[place.field as 'title' | 'summary'].slice(place.from, place.to) : text;
      if (words !== '') found.set(words, Math.max(found.get(words) ?? 0, contribution));
    }
  }
  return [...found]
    .sort(([one, weight], [other, otherWeight]) => otherWeight - weight || (one < other ? -1 : 1))
    .slice(0, WORDS)
    .map(([words]) => words);
}

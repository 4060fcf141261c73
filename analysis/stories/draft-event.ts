/** A story as an event of the chronology would hold it: what data can say. Title, text and certainty are an analyst's. */
import type { LabelProbability } from '../../base/records.ts';
import { poleOf } from '../../codebook/categories.ts';
import { type ChronologyEvent, type EventSource, type Phase, phaseOf } from '../../codebook/chronology.ts';
import { categoryIntensity } from '../../codebook/intensity.ts';
import { poleOfStory, type WeighedStory } from './story-weight.ts';

/** A story with what its draft is made from. */
export interface DraftedStory extends WeighedStory {
  /** Headline of its first item. */
  title: string;
  firstSeenAt: Date;
  factors: readonly LabelProbability[];
  /** Ids of the codebook. */
  actors: readonly string[];
}

/** An item that reports the story, in the order of time. */
export interface Report {
  outlet: string;
  title: string;
  link: string | null;
  publishedAt: Date | null;
}

/** An event but for the two sentences that a person writes. */
export type EventDraft = Omit<ChronologyEvent, 'text'>;

/** A code is taken over from this probability on. */
const TAKEN = 0.5;
const WORDS_OF_ID = 8;
const MOST_SOURCES = 10;

/**
 * The draft: dated by its first report, with the codes of probability .5 or more, the intensity of its stronger pole's
 * categories (their mean, in halves; 0 where no pole holds), and the first report of each outlet as source. It is
 * `unverified` until an analyst vouches for date and facts, and so out of statistics.
 */
export function draftEvent(
  story: DraftedStory,
  reports: readonly Report[],
  phases: readonly Phase[],
): EventDraft {
  const date = dayOf(story.firstSeenAt);
  const categories = story.categories.filter(({ probability }) => probability >= TAKEN).map(({ id }) => id);
  return {
    id: eventId(date, story.title, story.id),
    date,
    precision: 'day',
    title: story.title,
    categories,
    factors: story.factors
      .filter(({ probability }) => probability >= TAKEN)
      .map(({ id }) => id) as EventDraft['factors'],
    intensity: intensityOf(categories, poleOfStory(story)),
    actors: [...story.actors],
    sources: sourcesOf(reports),
    status: 'unverified',
    phase: phaseOf(date, phases),
  };
}

/** Date and the first words of a title in Latin letters; the story's number where there are none. */
export function eventId(date: string, title: string, story: number): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return [date, ...(words?.slice(0, WORDS_OF_ID) ?? ['story', story])].join('-');
}

function intensityOf(categories: readonly string[], pole: 'cooperation' | 'tension' | null): number {
  const told = categories.filter((id) => poleOf(id) === pole);
  if (told.length === 0) return 0;
  const sum = told.reduce((total, id) => total + categoryIntensity[id as keyof typeof categoryIntensity], 0);
  return Math.round((2 * sum) / told.length) / 2;
}

function sourcesOf(reports: readonly Report[]): EventSource[] {
  const first = new Map<string, EventSource>();
  for (const { outlet, title, link, publishedAt } of reports) {
    if (publishedAt === null || first.has(outlet)) continue;
    const address = link !== null && /^https?:/.test(link) ? { address: link } : {};
    first.set(outlet, { kind: 'outlet', text: `${outlet}: ${title}`, date: dayOf(publishedAt), ...address });
  }
  return [...first.values()].slice(0, MOST_SOURCES);
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

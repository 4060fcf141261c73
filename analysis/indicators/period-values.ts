/**
 * Counts and shares of one week or month: of items where volume is asked, of stories where events are. The balances
 * leave here as counts; their readings need the weeks before.
 */
import type { Orientation, Press } from '../../base/records.ts';
import { categories, factors } from '../../codebook/categories.ts';
import { readActors } from './actor-series.ts';
import { balanceSubjects, COUNTS_FROM, type CountedStory, poleOn, probabilityOf } from './counted-story.ts';
import { readIntensity } from './intensity.ts';
import type { PeriodValue, SeriesDefinition, SeriesPress } from './series-value.ts';
import { shareOf } from './share.ts';

/** A relevant item as the series count it. */
export interface CountedItem {
  week: string;
  press: Press | null;
  outlet: string;
  relevance: 'core' | 'context';
  orientation: Orientation;
  categories: string[];
  factors: string[];
}

/** Items of one outlet's feeds in a week, relevant or not. */
export interface DeliveredWeek {
  week: string;
  press: Press | null;
  outlet: string;
  delivered: number;
}

/** Everything that is counted in one week or month. */
export interface PeriodMaterial {
  items: readonly CountedItem[];
  stories: readonly CountedStory[];
  delivered: readonly DeliveredWeek[];
}

export type PeriodFigures = Omit<PeriodValue, 'class' | 'press' | 'status'>;

interface Counting<Row> extends SeriesDefinition {
  counts: (row: Row) => boolean;
}

/** Fewer polar stories than this say little. */
const THIN = 5;
const orientations: readonly Orientation[] = ['cooperation', 'tension', 'mixed', 'neutral'];

const itemCounts: readonly Counting<CountedItem>[] = [
  { name: 'relevant', unit: 'items', meaning: 'Items of relevance core or context.', counts: () => true },
  ...(['core', 'context'] as const).map((relevance) => ({
    name: relevance,
    unit: 'items',
    meaning: `Items of relevance ${relevance}.`,
    counts: (item: CountedItem) => item.relevance === relevance,
  })),
  ...orientations.map((orientation) => ({
    name: orientation,
    unit: 'items',
    meaning: `Relevant items of orientation ${orientation}.`,
    counts: (item: CountedItem) => item.orientation === orientation,
  })),
  ...categories.map((id) => ({
    name: `category-${id}`,
    unit: 'items',
    meaning: `Relevant items of category ${id}.`,
    counts: (item: CountedItem) => item.categories.includes(id),
  })),
  ...factors.map((id) => ({
    name: `factor-${id}`,
    unit: 'items',
    meaning: `Relevant items with factor ${id}.`,
    counts: (item: CountedItem) => item.factors.includes(id),
  })),
];

const storyCounts: readonly Counting<CountedStory>[] = [
  {
    name: 'stories',
    unit: 'stories',
    meaning: 'New stories: events that relevant items tell of.',
    counts: () => true,
  },
  ...orientations.map((orientation) => ({
    name: `stories-${orientation}`,
    unit: 'stories',
    meaning: `New stories that say ${orientation}.`,
    counts: (story: CountedStory) => story.label === orientation,
  })),
  ...categories.map((id) => ({
    name: `stories-${id}`,
    unit: 'stories',
    meaning: `New stories of category ${id}, at least as likely as not.`,
    counts: (story: CountedStory) => probabilityOf(story.categories, id) >= COUNTS_FROM,
  })),
  ...factors.map((id) => ({
    name: `stories-${id}`,
    unit: 'stories',
    meaning: `New stories with factor ${id}, at least as likely as not.`,
    counts: (story: CountedStory) => probabilityOf(story.factors, id) >= COUNTS_FROM,
  })),
];

const categoryShares: readonly SeriesDefinition[] = categories.map((id) => ({
  name: `share-${id}`,
  unit: 'share of delivered items, 0–1',
  meaning: `Items of category ${id} among all that the feeds delivered; 90 % Jeffreys interval.`,
}));

const factorShares: readonly SeriesDefinition[] = factors.map((id) => ({
  name: `share-${id}`,
  unit: 'share of stories, 0–1',
  meaning: `Stories with factor ${id} among all new stories; 90 % Jeffreys interval.`,
}));

/** Every series that is counted week by week and month by month, in the order in which a reader would ask for them. */
export const countedSeries: readonly SeriesDefinition[] = [
  ...balanceSubjects.map(({ series, meaning }) => ({
    name: series,
    unit: '−1 (all tension) to +1 (all cooperation)',
    meaning: `Balance ${meaning}: twice the cooperative share of polar stories, less one, corrected for coding errors; 90 % interval.`,
  })),
  {
    name: 'intensity',
    unit: '−10 (conflict) to +10 (cooperation)',
    meaning:
      'Mean over new stories, each as intense as its categories are in the chronology, 0 without any; 90 % bootstrap interval over outlets and stories.',
  },
  {
    name: 'delivered',
    unit: 'items',
    meaning: 'All items delivered by the followed feeds, relevant or not.',
  },
  ...[...itemCounts, ...storyCounts].map(({ name, unit, meaning }) => ({ name, unit, meaning })),
  ...categoryShares,
  ...factorShares,
];

/** The part of a period's material that one press brought; a story is of every press that tells it. */
export function materialOf(material: PeriodMaterial, press: SeriesPress): PeriodMaterial {
  if (press === 'all') return material;
  return {
    items: material.items.filter((item) => item.press === press),
    stories: material.stories.filter((story) => story.presses.includes(press)),
    delivered: material.delivered.filter((row) => row.press === press),
  };
}

/**
 * All figures of a period; none where nothing was delivered, since silence of the feeds is not a count of zero.
 * Balances stand at zero, with their counts, until they are read; one without a polar story is left out.
 */
export function figuresOf(material: PeriodMaterial): (PeriodFigures & { thin: boolean })[] {
  const { items, stories, delivered } = material;
  if (delivered.length === 0) return [];
  const all = delivered.reduce((sum, row) => sum + row.delivered, 0);
  const bare = { lower: null, upper: null, cooperative: null, thin: false };
  const counted = [
    { ...bare, series: 'delivered', value: all, items: all, stories: 0, outlets: outletsOf(delivered) },
    ...itemCounts.map(({ name, counts }) => {
      const found = items.filter(counts);
      return {
        ...bare,
        series: name,
        value: found.length,
        items: found.length,
        stories: 0,
        outlets: outletsOf(found),
      };
    }),
    ...storyCounts.map(({ name, counts }) => {
      const found = stories.filter(counts);
      return { ...bare, series: name, value: found.length, ...restOn(found) };
    }),
  ];
  const byName = new Map(counted.map((figure) => [figure.series, figure]));
  const share = (label: string, part: string, whole: number) => {
    const { value, items: n, stories: told, outlets } = byName.get(part)!;
    return {
      series: `share-${label}`,
      ...shareOf(value, whole),
      items: n,
      stories: told,
      outlets,
      cooperative: null,
      thin: false,
    };
  };
  return [
    ...counted,
    ...categories.map((id) => share(id, `category-${id}`, all)),
    ...(stories.length > 0 ? factors.map((id) => share(id, `stories-${id}`, stories.length)) : []),
    ...balanceCounts(stories),
    ...storyReadings(stories),
  ];
}

/** What is read of stories beyond counts: how intense they are, and whom they name. */
function storyReadings(stories: readonly CountedStory[]): (PeriodFigures & { thin: boolean })[] {
  if (stories.length === 0) return [];
  const intensity = { series: 'intensity', ...readIntensity(stories), ...restOn(stories) };
  return [
    { ...intensity, cooperative: null, thin: stories.length < THIN },
    ...readActors(stories).map(({ naming, ...figure }) => ({
      ...{ ...figure, ...restOn(naming) },
      ...{ cooperative: null, thin: false },
    })),
  ];
}

function balanceCounts(stories: readonly CountedStory[]): (PeriodFigures & { thin: boolean })[] {
  return balanceSubjects.flatMap((subject) => {
    const polar = stories.filter((story) => poleOn(subject, story) !== null);
    if (polar.length === 0) return [];
    const cooperative = polar.filter((story) => poleOn(subject, story) === 'cooperation').length;
    const thin = polar.length < THIN;
    return [
      { series: subject.series, value: 0, lower: null, upper: null, ...restOn(polar), cooperative, thin },
    ];
  });
}

function restOn(stories: readonly CountedStory[]) {
  return {
    items: stories.reduce((sum, story) => sum + story.items, 0),
    stories: stories.length,
    outlets: new Set(stories.flatMap(({ outlets }) => outlets)).size,
  };
}

function outletsOf(rows: readonly { outlet: string }[]): number {
  return new Set(rows.map((row) => row.outlet)).size;
}

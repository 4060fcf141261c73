/** Synthetic weeks to write briefings of; nothing here is real. */
import type { Press } from '../../base/records.ts';
import { addWeeks, mondayOf } from '../../base/week.ts';
import type { BriefedStory, WeekMaterial } from '../../briefings/weekly/material.ts';
import { loadChronology } from '../../codebook/chronology.ts';
import type { StoredValue } from '../../store/series.ts';

export const WEEK = '2026-W30';

interface Told {
  title?: string;
  cooperation?: number;
  tension?: number;
  category?: string;
  presses?: Press[];
  factors?: string[];
  excerpt?: string;
}

export function syntheticStory(id: number, told: Told = {}, week = WEEK): BriefedStory {
  const { cooperation = 0, tension = 0, presses = ['us'], factors = [] } = told;
  const title = told.title ?? `Synthetic story ${id}`;
  const day = new Date(mondayOf(week) + 86_400_000);
  const category = told.category ?? (cooperation > tension ? 'joint-crews' : 'decoupling');
  const probability = Math.max(cooperation, tension);
  return {
    ...{ id, class: 'live', week, title, firstSeenAt: day, lastSeenAt: day, presses, cooperation, tension },
    items: presses.length,
    outlets: presses.map((press) => `Invented ${press}`),
    families: presses.map((press) => `family-${press}`),
    relevance: 'core',
    label: probability < 0.35 ? 'neutral' : cooperation > tension ? 'cooperation' : 'tension',
    categories: probability > 0 ? [{ id: category, probability }] : [],
    factors: factors.map((factor) => ({ id: factor, probability: 0.9 })),
    sides: { us: 1, russia: 1 },
    members: presses.map((press, at) => ({
      ...{ id: id * 10 + at, class: 'live', title: at === 0 ? title : `${title}, told again`, press, week },
      excerpt: told.excerpt ?? '',
      link: `https://example.org/${id}/${at}`,
      outlet: `Invented ${press}`,
      country: null,
      language: press === 'russian' ? 'ru' : 'en',
      publishedAt: day,
      fetchedAt: day,
      revision: 1,
      relevance: 'core',
      orientation: 'neutral',
      categories: [],
      factors: [],
    })),
  };
}

export function syntheticBalance(week: string, value: number, series = 'balance'): StoredValue {
  return {
    ...{ series, class: 'live', press: 'all', week, value, items: 9, stories: 6, outlets: 3, cooperative: 3 },
    lower: Math.max(-1, value - 0.3),
    upper: Math.min(1, value + 0.3),
    status: 'frozen',
  };
}

export function syntheticWeek(parts: Partial<WeekMaterial> = {}): WeekMaterial {
  const stories = parts.stories ?? [
    syntheticStory(1, { cooperation: 0.9, presses: ['us', 'russian', 'third'], factors: ['china'] }),
    syntheticStory(2, { tension: 0.8, category: 'sanctions', factors: ['earthly-tension'] }),
    syntheticStory(3, { presses: ['russian'], excerpt: 'The launch is planned for 20 August.' }),
  ];
  const weeks = Array.from({ length: 13 }, (_, at) => addWeeks(WEEK, at - 12));
  return {
    week: WEEK,
    class: 'live',
    from: '2026-07-20',
    to: '2026-07-26',
    storiesBefore: weeks.slice(0, 12).map((week, at) => syntheticStory(100 + at, { tension: 0.7 }, week)),
    delivered: new Map(weeks.map((week) => [week, 40])),
    items: stories.flatMap(({ members }) => members),
    balances: weeks.map((week, at) => syntheticBalance(week, at / 24)),
    dyads: [{ id: 'us-russia', value: syntheticBalance(WEEK, 0.2, 'dyad-us-russia') }],
    alerts: [],
    chronology: loadChronology(),
    silentFeeds: [],
    over: true,
    versions: { codebook: 'c', lexicon: 'l', model: 'm', method: 'test' },
    ...parts,
    stories,
  };
}

export const silentWeek = () =>
  syntheticWeek({ stories: [], storiesBefore: [], balances: [], dyads: [], delivered: new Map([[WEEK, 0]]) });

export const firstWeek = () =>
  syntheticWeek({
    storiesBefore: [],
    delivered: new Map([[WEEK, 12]]),
    balances: [{ ...syntheticBalance(WEEK, 0.1), status: 'thin' }],
  });

export const thinWeek = () =>
  syntheticWeek({ stories: [syntheticStory(7, { cooperation: 0.2 })], balances: [], dyads: [] });

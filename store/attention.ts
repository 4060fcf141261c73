/** The attention index of a category as of now or of a snapshot: what is read of the store for it. */

import type { AttentionUnit } from '../analysis/indicators/attention.ts';
import { type AttentionSeries, readAttention } from '../analysis/indicators/attention-series.ts';
import type { SeriesPress } from '../analysis/indicators/series-value.ts';
import type { DatedStore } from './as-of.ts';

export interface AttentionWish {
  category: string;
  press: SeriesPress;
  unit: AttentionUnit;
  base?: { from: string; to: string } | undefined;
  /** Of today; a snapshot has its own. */
  currentWeek: string;
}

export async function measureAttentionOf(
  { class: itemClass, series, snapshot }: DatedStore,
  { category, press, unit, base, currentWeek }: AttentionWish,
): Promise<AttentionSeries> {
  const question = { series: `stories-${category}`, class: itemClass, press };
  const stories: [string, number][] =
    unit === 'week'
      ? (await series.read(question)).map(({ week, value }) => [week, value])
      : (await series.readMonths(question)).map(({ month, value }) => [month, value]);
  const weeks = await series.outletWeeks(itemClass, press, category);
  return readAttention(weeks, new Map(stories), { unit, base, currentWeek: snapshot?.week ?? currentWeek });
}

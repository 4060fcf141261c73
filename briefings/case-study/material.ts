/** What the case study of a period is made from, read from the store. */
import { type HypothesisReading, weighHypotheses } from '../../analysis/hypotheses/board.ts';
import { byWeight } from '../../analysis/stories/story-weight.ts';
import type { ItemClass, Versions } from '../../base/records.ts';
import { weekOf, weeksBetween } from '../../base/week.ts';
import type { ChronologyEvent } from '../../codebook/chronology.ts';
import type { StoreState } from '../../store/as-of.ts';
import { readHypothesisMaterial } from '../../store/hypotheses.ts';
import type { StoredValue } from '../../store/series.ts';
import { type BriefedStory, withMembers } from '../weekly/material.ts';

export interface CaseMaterial {
  /** First and last day. */
  from: string;
  to: string;
  class: ItemClass;
  /** Name of the snapshot that it is read from; undefined for the present. */
  asOf?: string | undefined;
  /** Heaviest first. */
  stories: BriefedStory[];
  delivered: number;
  /** Weekly balances of all stories, and of the rivals' pair. */
  balances: StoredValue[];
  rivals: StoredValue[];
  hypotheses: HypothesisReading[];
  /** The whole chronology. */
  events: ChronologyEvent[];
  versions: Versions & { method: string };
}

/** Reads it. @param climate name of the imported series of tension on Earth. */
export async function gatherCase(
  store: StoreState,
  period: Pick<CaseMaterial, 'from' | 'to' | 'class' | 'asOf' | 'versions'>,
  climate = 'climate',
): Promise<CaseMaterial> {
  const weeks = weeksBetween(weekOf(Date.parse(period.from)), weekOf(Date.parse(period.to)));
  const [from, to] = [weeks[0]!, weeks.at(-1)!];
  const read = (series: string) => store.series.read({ series, class: period.class, press: 'all', from, to });
  const delivered = await read('delivered');
  return {
    ...period,
    stories: byWeight(await withMembers(store, await store.stories.ofWeeks(period.class, weeks))),
    delivered: delivered.reduce((sum, { value }) => sum + value, 0),
    balances: await read('balance'),
    rivals: await read('dyad-us-russia'),
    hypotheses: weighHypotheses(await readHypothesisMaterial(store, period.class, climate)),
    events: await store.promotions.chronology(),
  };
}

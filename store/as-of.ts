/** What is read of the store as it is now, or as a snapshot has it: read the same way. */
import type { OutletPeriod } from '../analysis/indicators/attention.ts';
import { countOutlets } from '../analysis/indicators/attention-series.ts';
import type { SeriesPress } from '../analysis/indicators/series-value.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import type { AlertReader } from './alert-reader.ts';
import type { FeedStateReader } from './feed-states.ts';
import type { ImportedWeek } from './imported-series.ts';
import type { ItemReader } from './item-reader.ts';
import type { PromotionReader } from './promotion-reader.ts';
import type { MadeMonth, MadeValue, SeriesQuestion } from './series.ts';
import type { Snapshot } from './snapshots.ts';
import type { Store } from './store.ts';
import type { StoryReader } from './story-reader.ts';

export interface SeriesReader {
  read(question: SeriesQuestion): Promise<MadeValue[]>;
  readMonths(question: SeriesQuestion): Promise<MadeMonth[]>;
  span(itemClass: ItemClass): Promise<{ from: string; to: string } | undefined>;
  outletWeeks(itemClass: ItemClass, press: SeriesPress, category: string): Promise<OutletPeriod[]>;
}

export interface SeriesState {
  series: SeriesReader;
  importedSeries: { read(name: string): Promise<ImportedWeek[] | undefined> };
}

/** Stories, items, alerts, the chronology and the state of feeds. */
export interface NewsState {
  stories: StoryReader;
  items: ItemReader;
  alerts: AlertReader;
  promotions: PromotionReader;
  feedStates: FeedStateReader;
}

/** All that a briefing or a case study is made from. The store itself is one: the present. */
export type StoreState = SeriesState & NewsState;

interface Dated {
  /** Undefined for the present. */
  snapshot: Snapshot | undefined;
  /** The snapshot's class, else the one asked for, else the published one. */
  class: ItemClass;
}

export type DatedStore = Dated & SeriesState;

/** Throws `not-found` for a snapshot that is none. A snapshot has one class, whichever is asked for. */
export async function readAsOf(
  store: Store,
  name: string | undefined,
  itemClass: ItemClass | undefined,
): Promise<DatedStore> {
  if (name === undefined) {
    const published = itemClass ?? (await store.series.publishedClass());
    return {
      snapshot: undefined,
      class: published,
      series: store.series,
      importedSeries: store.importedSeries,
    };
  }
  const snapshot = await store.snapshots.byName(name);
  return {
    snapshot,
    class: snapshot.class,
    series: {
      read: (question) => store.snapshots.read(snapshot, question),
      readMonths: (question) => store.snapshots.readMonths(snapshot, question),
      span: () => store.snapshots.span(snapshot),
      outletWeeks: async (_, press, category) =>
        countOutlets(await store.snapshots.outlets(snapshot), press, category),
    },
    importedSeries: {
      read: async (imported) => {
        const { imported: all } = await store.snapshots.material(snapshot);
        return all.find((series) => series.name === imported)?.values;
      },
    },
  };
}

/** The news beside the series. Throws `not-found`, and `conflict` for a snapshot made before news was kept in them. */
export async function readNewsAsOf(store: Store, name: string | undefined): Promise<NewsState> {
  if (name === undefined) return store;
  const snapshot = await store.snapshots.byName(name);
  if (snapshot.whole) return store.snapshots.news(snapshot);
  throw new RendezvousError(
    'conflict',
    `snapshot "${name}" was made when snapshots kept series only`,
    'Its series can be read; make a snapshot anew to keep stories, alerts and the chronology, too.',
  );
}

/** All of it. Throws as `readAsOf` and `readNewsAsOf`. */
export async function readAllAsOf(
  store: Store,
  name: string | undefined,
  itemClass: ItemClass | undefined,
): Promise<Dated & StoreState> {
  const dated = await readAsOf(store, name, itemClass);
  const { stories, items, alerts, promotions, feedStates } = await readNewsAsOf(store, name);
  return { ...dated, stories, items, alerts, promotions, feedStates };
}

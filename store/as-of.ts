/** Series as they are now, or as a snapshot has them: read the same way. */
import type { OutletPeriod } from '../analysis/indicators/attention.ts';
import { countOutlets } from '../analysis/indicators/attention-series.ts';
import type { SeriesPress } from '../analysis/indicators/series-value.ts';
import type { ItemClass } from '../base/records.ts';
import type { ImportedWeek } from './imported-series.ts';
import type { MadeMonth, MadeValue, SeriesQuestion } from './series.ts';
import type { Snapshot } from './snapshots.ts';
import type { Store } from './store.ts';

export interface SeriesReader {
  read(question: SeriesQuestion): Promise<MadeValue[]>;
  readMonths(question: SeriesQuestion): Promise<MadeMonth[]>;
  span(itemClass: ItemClass): Promise<{ from: string; to: string } | undefined>;
  outletWeeks(itemClass: ItemClass, press: SeriesPress, category: string): Promise<OutletPeriod[]>;
}

export interface DatedStore {
  /** Undefined for the present. */
  snapshot: Snapshot | undefined;
  /** The snapshot's class, else the one asked for, else the published one. */
  class: ItemClass;
  series: SeriesReader;
  importedSeries: { read(name: string): Promise<ImportedWeek[] | undefined> };
}

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

/** Makes snapshots and builds them anew: the series are counted from the frozen data each time, never copied. */
import { createHash } from 'node:crypto';
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import { computeSeries, METHOD_VERSION, type SeriesValues } from '../analysis/series.ts';
import { renderSeriesCsv } from '../analysis/series-csv.ts';
import type { Clock } from '../base/clock.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass, Versions } from '../base/records.ts';
import { weekOf } from '../base/week.ts';
import type { Snapshot, SnapshotMaterial } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';

export interface SnapshotWish {
  name: string;
  class: ItemClass;
  by: string;
  note: string | null;
}

/** Freezes a class under a name. Throws `conflict` where the name is taken, weeks wait for a refresh, or nothing is there. */
export async function makeSnapshot(
  store: Store,
  versions: Versions,
  clock: Clock,
  { by, ...wish }: SnapshotWish,
): Promise<Snapshot> {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = crossValidatedErrors;
  const errors = { truePositives, falseNegatives, falsePositives, trueNegatives };
  const week = weekOf(clock.now());
  const note = await noteOf(store, wish);
  await store.snapshots.freeze(wish.class, (gathered) => {
    if (gathered.delivered.length === 0)
      throw new RendezvousError(
        'conflict',
        `there is nothing of class ${wish.class}`,
        'Ingest or import first.',
      );
    const material = { ...gathered, errors };
    const values = buildSeries(material, wish.class, week);
    return {
      ...{ ...wish, note, madeBy: by, week, material, values },
      versions: { ...versions, method: METHOD_VERSION, errorRates: crossValidatedErrors.basis },
      checksum: checksumOf(renderSeriesCsv(values)),
    };
  });
  return await store.snapshots.byName(wish.name);
}

/** The maker's note, and how often frozen weeks were revised since the snapshot of the class before. */
async function noteOf(
  store: Store,
  { class: itemClass, note }: Omit<SnapshotWish, 'by'>,
): Promise<string | null> {
  const last = (await store.snapshots.list()).find((snapshot) => snapshot.class === itemClass);
  if (last === undefined) return note;
  const revisions = await store.revisions.countSince(itemClass, last.createdAt);
  const told = `revisions of frozen weeks since ${last.name}: ${revisions}`;
  return note === null ? told : `${note}; ${told}`;
}

/** The values of a snapshot, built anew from its data. */
export async function rebuildSnapshot(store: Store, snapshot: Snapshot): Promise<SeriesValues> {
  return buildSeries(await store.snapshots.material(snapshot), snapshot.class, snapshot.week);
}

/** Whether a snapshot, built anew, is what it was to the byte. Another method than its own may well differ. */
export async function verifySnapshot(
  store: Store,
  snapshot: Snapshot,
): Promise<{ identical: boolean; checksum: string; sameMethod: boolean }> {
  const checksum = checksumOf(renderSeriesCsv(await rebuildSnapshot(store, snapshot)));
  return {
    identical: checksum === snapshot.checksum,
    checksum,
    sameMethod: snapshot.versions['method'] === METHOD_VERSION,
  };
}

function buildSeries(material: SnapshotMaterial, itemClass: ItemClass, week: string): SeriesValues {
  const weeks = [...new Set(material.delivered.map((row) => row.week))].sort();
  const alone = { balances: [], replaced: [], monthlyBalances: [], waiting: [] };
  const measurement = createMeasurementModel(material.errors);
  return computeSeries({ ...material, ...alone, class: itemClass, weeks }, measurement, week);
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

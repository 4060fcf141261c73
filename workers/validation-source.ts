/** Where a validation report reads from: the store as it is, or a snapshot of it; each counts its own numbers anew. */
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { type CodingErrors, createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../analysis/indicators/series-value.ts';
import { computeSeries, METHOD_VERSION } from '../analysis/series.ts';
import type { RebuildCheck } from '../analysis/validation/assemble.ts';
import type { Clock } from '../base/clock.ts';
import type { ItemClass } from '../base/records.ts';
import { weekOf, weeksBetween } from '../base/week.ts';
import type { SeriesState } from '../store/as-of.ts';
import type { Snapshot } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import type { ValidationReader } from '../store/validation-reader.ts';
import { rebuildSnapshot, verifySnapshot } from './snapshots.ts';

/** Weeks counted anew between two looks at the rest of the program's work. */
const WEEKS_AT_ONCE = 8;

export interface ValidationWish {
  class: ItemClass;
  /** First and last ISO week. */
  from: string;
  to: string;
}

export interface ValidationSource extends SeriesState {
  validation: ValidationReader;
  /** By which the balances were read. */
  errors: CodingErrors;
  checkRebuild(wish: ValidationWish): Promise<RebuildCheck>;
}

export function presentSource(store: Store, clock: Clock): ValidationSource {
  return {
    series: store.series,
    importedSeries: store.importedSeries,
    validation: store.validation,
    errors: crossValidatedErrors,
    checkRebuild: (wish) => checkPresent(store, wish, clock),
  };
}

/** Throws `conflict` for a snapshot made before people's codings were kept. */
export async function snapshotSource(
  store: Store,
  snapshot: Snapshot,
  state: SeriesState,
): Promise<ValidationSource> {
  return {
    series: state.series,
    importedSeries: state.importedSeries,
    validation: await store.snapshots.validation(snapshot),
    errors: (await store.snapshots.material(snapshot)).errors,
    checkRebuild: (wish) => checkSnapshot(store, snapshot, wish),
  };
}

async function checkPresent(
  store: Store,
  { class: itemClass, from, to }: ValidationWish,
  clock: Clock,
): Promise<RebuildCheck> {
  const all = weeksBetween(from, to);
  let [values, differing] = [0, 0];
  for (let at = 0; at < all.length; at += WEEKS_AT_ONCE) {
    const recounted = await recount(store, itemClass, all.slice(at, at + WEEKS_AT_ONCE), clock);
    values += recounted.values;
    differing += recounted.differing;
  }
  const newest = (await store.snapshots.list()).find(
    (snapshot) => snapshot.class === itemClass && snapshot.versions['method'] === METHOD_VERSION,
  );
  return { values, differing, snapshot: newest ? await verified(store, newest) : null };
}

async function checkSnapshot(
  store: Store,
  snapshot: Snapshot,
  { from, to }: ValidationWish,
): Promise<RebuildCheck> {
  const standing = await store.snapshots.standing(snapshot, from, to);
  const { weeks } = await rebuildSnapshot(store, snapshot);
  const anew = weeks.filter(({ week }) => week >= from && week <= to);
  return { ...compare(standing, anew), snapshot: await verified(store, snapshot) };
}

async function verified(store: Store, snapshot: Snapshot): Promise<RebuildCheck['snapshot']> {
  return { name: snapshot.name, identical: (await verifySnapshot(store, snapshot)).identical };
}

type Recounted = Pick<RebuildCheck, 'values' | 'differing'>;

async function recount(
  store: Store,
  itemClass: ItemClass,
  weeks: string[],
  clock: Clock,
): Promise<Recounted> {
  const { material, standing } = await store.series.recountable(itemClass, weeks);
  const model = createMeasurementModel(crossValidatedErrors);
  const anew = computeSeries(material, model, weekOf(clock.now()));
  return compare(
    standing,
    anew.weeks.filter(({ week }) => weeks.includes(week)),
  );
}

function compare(standing: readonly SeriesValue[], anew: readonly SeriesValue[]): Recounted {
  const counted = new Map(anew.map((value) => [keyOf(value), figuresOf(value)]));
  const others = standing.filter((value) => counted.get(keyOf(value)) !== figuresOf(value)).length;
  return { values: standing.length, differing: others + Math.max(0, counted.size - standing.length) };
}

function keyOf({ series, press, week }: SeriesValue): string {
  return `${series} ${press} ${week}`;
}

/** Without the status, which changes by the calendar alone. */
function figuresOf({ value, lower, upper, items, stories, outlets, cooperative }: SeriesValue): string {
  return JSON.stringify([value, lower, upper, items, stories, outlets, cooperative]);
}

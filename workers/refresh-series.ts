/** Brings the series of all stale weeks up to date, some weeks a transaction. */
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel, type MeasurementModel } from '../analysis/indicators/measurement-model.ts';
import { computeSeries, METHOD_VERSION } from '../analysis/series.ts';
import type { Clock } from '../base/clock.ts';
import type { Versions } from '../base/records.ts';
import { weekOf } from '../base/week.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload, Queue } from './queue.ts';
import { enqueueReadings } from './tick.ts';

const WEEKS_A_TRANSACTION = 50;

const measurement: MeasurementModel = createMeasurementModel(crossValidatedErrors);

export function createRefreshSeries(
  store: Store,
  queue: Queue,
  versions: Versions,
  clock: Clock,
): Handler<NoPayload> {
  return async (_, signal) => {
    while (!signal.aborted && (await refreshSomeWeeks(store, versions, clock)) > 0);
    await enqueueReadings(store, queue);
  };
}

/** Refreshes up to fifty stale weeks; returns how many it found. */
export async function refreshSomeWeeks(store: Store, versions: Versions, clock: Clock): Promise<number> {
  return await store.series.refresh(
    WEEKS_A_TRANSACTION,
    { ...versions, method: METHOD_VERSION, errorRates: crossValidatedErrors.basis },
    (material) => computeSeries(material, measurement, weekOf(clock.now())),
  );
}

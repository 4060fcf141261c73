/** Reads the board of hypotheses anew where the series beneath it have changed. */
import { BOARD_VERSION, weighHypotheses } from '../analysis/hypotheses/board.ts';
import { METHOD_VERSION } from '../analysis/series.ts';
import type { Versions } from '../base/records.ts';
import { CLIMATE } from '../codebook/hypotheses.ts';
import { readHypothesisMaterial } from '../store/hypotheses.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload } from './queue.ts';

export function createWeighHypotheses(store: Store, versions: Versions): Handler<NoPayload> {
  return async () => {
    await weighStaleHypotheses(store, versions);
  };
}

/** Reads the board of every class that is marked; returns how many. */
export async function weighStaleHypotheses(store: Store, versions: Versions): Promise<number> {
  const marks = await store.staleReadings.waiting('hypotheses');
  for (const mark of marks) {
    const material = await readHypothesisMaterial(store, mark.class, CLIMATE);
    await store.hypothesisReadings.replace({
      mark,
      readings: weighHypotheses(material),
      through: material.weeks.at(-1) ?? null,
      versions: { ...versions, method: METHOD_VERSION, board: BOARD_VERSION },
    });
  }
  return marks.length;
}

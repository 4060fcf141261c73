/**
 * Codes the whole store anew under another model. Which items still want it is read from the database, so that a run
 * that was cut off goes on where it ended. The codings of the model before are kept; what a person said stays current.
 */
import { type CodingDependencies, codeItems } from './code-items.ts';

const ITEMS_A_BATCH = 500;

export interface RecodeOptions {
  /** Called with the number of items coded so far in this run. */
  report?: (items: number) => void;
  /** Items coded and stored together. */
  batch?: number;
}

/** Codes every item whose current coding is another model's. Returns how many items this run coded. */
export async function recodeItems(
  dependencies: Omit<CodingDependencies, 'queue'>,
  { report = () => {}, batch = ITEMS_A_BATCH }: RecodeOptions = {},
): Promise<number> {
  const { store, versions } = dependencies;
  let done = 0;
  let last = 0;
  for (;;) {
    const items = await store.codings.outdated(versions, last, batch);
    if (items.length === 0) return done;
    await codeItems(dependencies, items);
    last = items.at(-1)!.id;
    done += items.length;
    report(done);
  }
}

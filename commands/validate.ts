/** `rendezvous validate`: the tests of the validation plan on what is stored, each with its reading and verdict. */

import { METHOD_VERSION } from '../analysis/series.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { weekOf } from '../base/week.ts';
import { renderDocument } from '../briefings/render/forms.ts';
import { composeValidation } from '../briefings/validation/compose-validation.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { readAsOf } from '../store/as-of.ts';
import { versionsOf } from '../store/snapshots.ts';
import { makeValidation, usualWish, validationVersions } from '../workers/validate.ts';
import { presentSource, snapshotSource } from '../workers/validation-source.ts';
import { writeOut } from './write-out.ts';

export interface ValidateOptions {
  class?: ItemClass;
  from?: string;
  to?: string;
  format: 'md' | 'html' | 'json';
  out?: string;
  keep?: boolean;
  /** Name of a snapshot. */
  asOf?: string;
}

/** Throws `bad-input` where nothing is stored, the period ends before it begins, or a reading of a snapshot is to be kept. */
export async function validateCommand(config: Config, options: ValidateOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const { store } = opened;
    if (options.keep && options.asOf)
      throw new RendezvousError(
        'bad-input',
        'the report that /v1/validation gives is of the present',
        'Leave out --keep or --as-of.',
      );
    const dated = await readAsOf(store, options.asOf, options.class);
    const { snapshot } = dated;
    const usual = await usualWish(dated, dated.class, snapshot?.week ?? weekOf(systemClock.now()));
    if (usual === undefined)
      throw new RendezvousError(
        'bad-input',
        `there is no series of class ${dated.class}`,
        'Ingest or import first.',
      );
    const wish = { ...usual, from: options.from ?? usual.from, to: options.to ?? usual.to };
    if (wish.from > wish.to)
      throw new RendezvousError(
        'bad-input',
        `${wish.from} to ${wish.to} is no period`,
        'Let --from come before --to.',
      );
    const source = snapshot
      ? await snapshotSource(store, snapshot, dated)
      : presentSource(store, systemClock);
    const report = await makeValidation(source, wish);
    const versions = validationVersions(
      snapshot ? versionsOf(snapshot) : { ...loadClassifier().versions, method: METHOD_VERSION },
    );
    if (options.keep) await store.validation.replace(report, versions);
    const { body } =
      options.format === 'json'
        ? { body: `${JSON.stringify({ ...report, versions }, null, 2)}\n` }
        : await renderDocument(composeValidation(report, versions), options.format);
    await writeOut(body, options.out);
  } finally {
    await opened.close();
  }
}

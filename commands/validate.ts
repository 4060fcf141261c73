/** `rendezvous validate`: the tests of the validation plan on what is stored, each with its reading and verdict. */

import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { renderDocument } from '../briefings/render/forms.ts';
import { composeValidation } from '../briefings/validation/compose-validation.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { makeValidation, usualWish, validationVersions } from '../workers/validate.ts';
import { writeOut } from './write-out.ts';

export interface ValidateOptions {
  class?: ItemClass;
  from?: string;
  to?: string;
  format: 'md' | 'html' | 'json';
  out?: string;
  keep?: boolean;
}

/** Throws `bad-input` where nothing is stored, or the period ends before it begins. */
export async function validateCommand(config: Config, options: ValidateOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const { store } = opened;
    const itemClass = options.class ?? (await store.series.publishedClass());
    const usual = await usualWish(store, itemClass, systemClock);
    if (usual === undefined)
      throw new RendezvousError(
        'bad-input',
        `there is no series of class ${itemClass}`,
        'Ingest or import first.',
      );
    const wish = { ...usual, from: options.from ?? usual.from, to: options.to ?? usual.to };
    if (wish.from > wish.to)
      throw new RendezvousError(
        'bad-input',
        `${wish.from} to ${wish.to} is no period`,
        'Let --from come before --to.',
      );
    const report = await makeValidation(store, wish, systemClock);
    const versions = validationVersions(loadClassifier().versions);
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

/** `rendezvous casestudy`: the thesis's case study carried on over any period, from what is stored. */
import { METHOD_VERSION } from '../analysis/series.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { archiveCase } from '../briefings/case-study/archive.ts';
import { composeCase } from '../briefings/case-study/compose-case.ts';
import { gatherCase } from '../briefings/case-study/material.ts';
import { renderDocument } from '../briefings/render/forms.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { readAllAsOf } from '../store/as-of.ts';
import { versionsOf } from '../store/snapshots.ts';
import { writeOut } from './write-out.ts';

export interface CaseStudyOptions {
  from: string;
  /** Today where it is not given. */
  to?: string;
  class?: ItemClass;
  asOf?: string;
  format: 'md' | 'html' | 'docx' | 'zip';
  out?: string;
}

/** Throws `bad-input` where the period ends before it begins. */
export async function caseStudyCommand(config: Config, options: CaseStudyOptions): Promise<void> {
  const to = options.to ?? new Date(systemClock.now()).toISOString().slice(0, 10);
  if (to < options.from)
    throw new RendezvousError(
      'bad-input',
      `${options.from} to ${to} is no period`,
      'Let --from come before --to.',
    );
  const opened = await openStore(config);
  try {
    const state = await readAllAsOf(opened.store, options.asOf, options.class);
    const versions = state.snapshot
      ? versionsOf(state.snapshot)
      : { ...loadClassifier().versions, method: METHOD_VERSION };
    const material = await gatherCase(state, {
      ...{ from: options.from, to, class: state.class, asOf: options.asOf, versions },
    });
    const { document, bibliography } = composeCase(material);
    const body =
      options.format === 'zip'
        ? await archiveCase(material, document, bibliography)
        : (await renderDocument(document, options.format)).body;
    await writeOut(body, options.out);
  } finally {
    await opened.close();
  }
}

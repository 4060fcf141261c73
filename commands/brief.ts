/** `rendezvous brief`: the briefing of one week, written now from what is stored. */
import { METHOD_VERSION } from '../analysis/series.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import type { WrittenDocument } from '../briefings/document.ts';
import type { Language } from '../briefings/language.ts';
import { asOfRemark, keepBriefing, readKept, writeBriefing } from '../briefings/make-briefing.ts';
import { type DocumentForm, renderDocument } from '../briefings/render/forms.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { readAllAsOf } from '../store/as-of.ts';
import { versionsOf } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { writeOut } from './write-out.ts';

export interface BriefOptions {
  week: string;
  class?: ItemClass;
  format: DocumentForm;
  lang: Language;
  out?: string;
  keep?: boolean;
  asOf?: string;
}

/** Throws `bad-input` where a briefing of a snapshot is to be kept. */
export async function briefCommand(config: Config, options: BriefOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const document = await (options.asOf === undefined
      ? writePresent(opened.store, options)
      : writeAsOf(opened.store, options, options.asOf));
    const { body, remark } = await renderDocument(document, options.format, config.CHROMIUM);
    if (remark !== null) process.stderr.write(`${remark}\n`);
    await writeOut(body, options.out);
  } finally {
    await opened.close();
  }
}

async function writePresent(store: Store, options: BriefOptions): Promise<WrittenDocument> {
  const wish = {
    week: options.week,
    class: options.class ?? (await store.series.publishedClass()),
    language: options.lang,
    versions: { ...loadClassifier().versions, method: METHOD_VERSION },
    now: systemClock.now(),
  };
  return options.keep
    ? readKept((await keepBriefing(store, wish, 'demand')).briefing)
    : await writeBriefing(store, wish);
}

/** As a snapshot has the week, with the versions and at the time that the snapshot was made. */
async function writeAsOf(
  store: Store,
  { week, lang: language, keep, class: wanted }: BriefOptions,
  name: string,
): Promise<WrittenDocument> {
  if (keep)
    throw new RendezvousError(
      'bad-input',
      'a briefing of a snapshot is not kept: it can be written anew at any time',
      'Leave out --keep or --as-of.',
    );
  const state = await readAllAsOf(store, name, wanted);
  const snapshot = state.snapshot!;
  const document = await writeBriefing(state, {
    ...{ week, language, class: state.class, now: snapshot.createdAt.getTime() },
    versions: versionsOf(snapshot),
  });
  return { ...document, status: `${document.status} ${asOfRemark(name, language)}` };
}

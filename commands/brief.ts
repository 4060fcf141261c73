/** `rendezvous brief`: the briefing of one week, written now from what is stored. */
import { METHOD_VERSION } from '../analysis/series.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { ItemClass } from '../base/records.ts';
import type { Language } from '../briefings/language.ts';
import { keepBriefing, readKept, writeBriefing } from '../briefings/make-briefing.ts';
import { type DocumentForm, renderDocument } from '../briefings/render/forms.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { writeOut } from './write-out.ts';

export interface BriefOptions {
  week: string;
  class?: ItemClass;
  format: DocumentForm;
  lang: Language;
  out?: string;
  keep?: boolean;
}

export async function briefCommand(config: Config, options: BriefOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const { store } = opened;
    const wish = {
      week: options.week,
      class: options.class ?? (await store.series.publishedClass()),
      language: options.lang,
      versions: { ...loadClassifier().versions, method: METHOD_VERSION },
      now: systemClock.now(),
    };
    const document = options.keep
      ? readKept((await keepBriefing(store, wish, 'demand')).briefing)
      : await writeBriefing(store, wish);
    const { body, remark } = await renderDocument(document, options.format, config.CHROMIUM);
    if (remark !== null) process.stderr.write(`${remark}\n`);
    await writeOut(body, options.out);
  } finally {
    await opened.close();
  }
}

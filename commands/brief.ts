/** `rendezvous brief`: the briefing of one week. */
import { METHOD_VERSION } from '../analysis/series.ts';
import type { Config } from '../base/config.ts';
import type { ItemClass } from '../base/records.ts';
import { loadClassifier, openStore } from '../compose.ts';
import { gatherBriefing } from '../workers/briefing.ts';
import { renderHtml, renderMarkdown } from '../workers/briefing-text.ts';

export interface BriefOptions {
  week: string;
  class?: ItemClass;
  format: 'md' | 'html' | 'json';
}

export async function briefCommand(config: Config, options: BriefOptions): Promise<void> {
  const opened = await openStore(config);
  try {
    const itemClass = options.class ?? (await opened.store.series.publishedClass());
    const versions = { ...loadClassifier().versions, method: METHOD_VERSION };
    const briefing = await gatherBriefing(opened.store, options.week, itemClass, versions);
    const renderings = {
      md: renderMarkdown,
      html: renderHtml,
      json: () => `${JSON.stringify(briefing, null, 2)}\n`,
    };
    process.stdout.write(renderings[options.format](briefing));
  } finally {
    await opened.close();
  }
}

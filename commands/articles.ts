/** `articles status` and `articles re-extract`: kept article pages by state, and reading them again with this extractor. */
import type { Config } from '../base/config.ts';
import { openStore } from '../compose.ts';
import { EXTRACTOR } from '../ingest/article/read-article.ts';
import { readSomeAgain } from '../workers/fetch-article.ts';
import { codeAll } from './ingest.ts';
import { createProgress } from './progress.ts';

export async function articlesStatusCommand(config: Config): Promise<void> {
  const opened = await openStore(config);
  try {
    const outdated = await opened.store.articles.countReadByOthers(EXTRACTOR);
    for (const [state, count] of Object.entries(await opened.store.articles.countByState()))
      process.stdout.write(`${state}\t${count}\n`);
    process.stdout.write(`${outdated} kept pages were read by another extractor than ${EXTRACTOR}\n`);
  } finally {
    await opened.close();
  }
}

export async function articlesReExtractCommand(config: Config): Promise<void> {
  const opened = await openStore(config);
  try {
    const outdated = await opened.store.articles.countReadByOthers(EXTRACTOR);
    const progress = createProgress('pages read again', outdated);
    let changed = 0;
    let done = 0;
    for (
      let some = await readSomeAgain(opened.store);
      some !== null;
      some = await readSomeAgain(opened.store)
    ) {
      changed += some.changed.length;
      done += some.read;
      progress.update(done);
    }
    progress.stop();
    process.stdout.write(`${done} pages read again by ${EXTRACTOR}, ${changed} items have another text\n`);
    await codeAll(opened);
  } finally {
    await opened.close();
  }
}

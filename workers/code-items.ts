/** Codes stored items with the classifier and stores the verdicts. It must not know how a verdict comes about. */

import type { Classifier } from '../analysis/classifier.ts';
import { condenseEvidence } from '../analysis/condense-evidence.ts';
import type { Versions } from '../base/records.ts';
import type { ItemToCode, NewCoding } from '../store/codings.ts';
import type { Store } from '../store/store.ts';
import type { Handler, Queue } from './queue.ts';
import { enqueueGrouping, enqueueRefresh } from './tick.ts';
import { wantsArticle } from './wants-article.ts';

/** Items coded between two looks at the rest of the program's work. */
const SLICE = 50;

export interface CodingDependencies {
  store: Store;
  queue: Queue;
  classifier: Classifier;
  versions: Versions;
}

export function createCodeItems(dependencies: CodingDependencies): Handler<{ itemIds: number[] }> {
  return async ({ itemIds }, signal) => {
    const items = await dependencies.store.codings.toCode(itemIds);
    for (let start = 0; start < items.length; start += SLICE) {
      signal.throwIfAborted();
      await codeItems(dependencies, items.slice(start, start + SLICE));
    }
    if (items.length === 0) return;
    await enqueueGrouping(dependencies.queue);
    await enqueueRefresh(dependencies.queue);
  };
}

/** Codes items, stores the codings under the model's name, and asks for the pages of those that are worth it. */
export async function codeItems(
  dependencies: Omit<CodingDependencies, 'queue'>,
  items: ItemToCode[],
): Promise<void> {
  const { classifier, store, versions } = dependencies;
  const codings: NewCoding[] = items.map((item) => {
    const verdict = classifier.classify(
      { title: item.title, summary: item.excerpt, body: item.body, lang: item.language },
      { evidence: true },
    );
    const { evidence, ...coding } = verdict;
    return {
      ...coding,
      itemId: item.id,
      revision: item.revision,
      evidence: verdict.relevance === 'none' ? null : condenseEvidence(evidence ?? []),
    };
  });
  await store.codings.add(`model:${versions.model}`, versions, codings);
  await store.articles.want(codings.filter(wantsArticle).map((coding) => coding.itemId));
}

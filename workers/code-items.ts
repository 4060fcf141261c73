/** Codes stored items with the classifier and stores the verdicts. It must not know how a verdict comes about. */

import { setImmediate } from 'node:timers/promises';
import type { Classifier } from '../analysis/classifier.ts';
import { condenseEvidence } from '../analysis/condense-evidence.ts';
import type { DeliveredItem, Versions } from '../base/records.ts';
import type { ItemToCode, NewCoding } from '../store/codings.ts';
import type { Delivery, FreshCoding } from '../store/deliveries.ts';
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
  const codings: NewCoding[] = items.map((item) => ({
    ...codeText(classifier, item),
    itemId: item.id,
    revision: item.revision,
  }));
  await store.codings.add(modelCoder(versions), versions, codings);
  await store.articles.want(codings.filter(wantsArticle).map((coding) => coding.itemId));
}

/** Codes items that are not stored yet, with a look at the rest of the program's work between slices. */
export async function codeDelivered(
  { classifier, versions }: Pick<CodingDependencies, 'classifier' | 'versions'>,
  items: DeliveredItem[],
): Promise<NonNullable<Delivery['codings']>> {
  const byItem = new Map<DeliveredItem, FreshCoding>();
  for (const [position, item] of items.entries()) {
    if (position > 0 && position % SLICE === 0) await setImmediate();
    byItem.set(item, codeText(classifier, item));
  }
  return { coder: modelCoder(versions), versions, byItem };
}

function codeText(
  classifier: Classifier,
  { title, excerpt, body, language }: Pick<ItemToCode, 'title' | 'excerpt' | 'body' | 'language'>,
): FreshCoding {
  const { evidence, ...coding } = classifier.classify(
    { title, summary: excerpt, body, lang: language },
    { evidence: true },
  );
  return { ...coding, evidence: coding.relevance === 'none' ? null : condenseEvidence(evidence ?? []) };
}

function modelCoder(versions: Versions): string {
  return `model:${versions.model}`;
}

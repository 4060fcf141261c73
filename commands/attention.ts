/** `rendezvous attention CATEGORY`: how much of the news a category takes, each feed against its own habit. */
import { measureAttention } from '../analysis/indicators/attention.ts';
import type { SeriesPress } from '../analysis/indicators/series-value.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { weeksBetween } from '../base/week.ts';
import { categories } from '../codebook/categories.ts';
import { openStore } from '../compose.ts';
import { printRows } from './print-rows.ts';

export interface AttentionOptions {
  class?: ItemClass;
  press: SeriesPress;
  baseFrom?: string;
  baseTo?: string;
  format: 'csv' | 'json';
}

const COLUMNS = [
  'week',
  'index',
  'lower',
  'upper',
  'leastWithoutOne',
  'mostWithoutOne',
  'share',
  'items',
  'feeds',
] as const;

export async function attentionCommand(
  config: Config,
  category: string,
  options: AttentionOptions,
): Promise<void> {
  if (!categories.some((id) => id === category))
    throw new RendezvousError(
      'bad-input',
      `there is no category "${category}"`,
      `The categories are ${categories.join(', ')}.`,
    );
  const base = baseOf(options);
  const opened = await openStore(config);
  try {
    const { series } = opened.store;
    const itemClass = options.class ?? (await series.publishedClass());
    const attention = measureAttention(await series.feedWeeks(itemClass, options.press, category), base);
    printRows(attention.values, COLUMNS, options.format);
    process.stderr.write(
      attention.base
        ? `100 is the mean of ${attention.base.from} to ${attention.base.to}; ${attention.links.length} changes of the set of feeds were linked\n`
        : 'no base yet: it takes 52 weeks in which three feeds delivered five items or more each\n',
    );
  } finally {
    await opened.close();
  }
}

function baseOf({ baseFrom, baseTo }: AttentionOptions): { from: string; to: string } | undefined {
  if (baseFrom === undefined && baseTo === undefined) return undefined;
  if (baseFrom !== undefined && baseTo !== undefined && weeksBetween(baseFrom, baseTo).length >= 52)
    return { from: baseFrom, to: baseTo };
  throw new RendezvousError(
    'bad-input',
    'a base has a first and a last week, and at least 52 weeks',
    'Give both --base-from and --base-to.',
  );
}

/** `rendezvous attention CATEGORY`: how much of the news a category takes, each outlet against its own habit. */
import { type AttentionUnit, attentionUnits } from '../analysis/indicators/attention.ts';
import type { SeriesPress } from '../analysis/indicators/series-value.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { monthOf } from '../base/month.ts';
import type { ItemClass } from '../base/records.ts';
import { weekOf, weeksBetween } from '../base/week.ts';
import { categories } from '../codebook/categories.ts';
import { openStore } from '../compose.ts';
import { readAsOf } from '../store/as-of.ts';
import { measureAttentionOf } from '../store/attention.ts';
import { printRows } from './print-rows.ts';

export interface AttentionOptions {
  class?: ItemClass;
  press: SeriesPress;
  by: AttentionUnit;
  /** Name of a snapshot. */
  asOf?: string;
  baseFrom?: string;
  baseTo?: string;
  format: 'csv' | 'json';
}

const FIGURES = [
  ...(['index', 'lower', 'upper', 'leastWithoutOne', 'mostWithoutOne', 'share'] as const),
  ...(['items', 'stories', 'outlets', 'status'] as const),
];

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
  const { press, by: unit } = options;
  const base = baseOf(options);
  const opened = await openStore(config);
  try {
    const dated = await readAsOf(opened.store, options.asOf, options.class);
    const currentWeek = weekOf(systemClock.now());
    const attention = await measureAttentionOf(dated, { category, press, unit, base, currentWeek });
    printRows(attention.values, ['period', ...FIGURES], options.format);
    process.stderr.write(
      attention.base
        ? `100 is the mean of ${attention.base.from} to ${attention.base.to}; ${attention.links.length} changes of the set of outlets were linked\n`
        : `no base yet: it takes ${attentionUnits[unit].base} ${unit}s in which three outlets delivered five items or more each\n`,
    );
  } finally {
    await opened.close();
  }
}

function baseOf({ baseFrom, baseTo, by }: AttentionOptions): { from: string; to: string } | undefined {
  if (baseFrom === undefined && baseTo === undefined) return undefined;
  if (baseFrom !== undefined && baseTo !== undefined && weeksBetween(baseFrom, baseTo).length >= 52)
    return by === 'week' ? { from: baseFrom, to: baseTo } : { from: monthOf(baseFrom), to: monthOf(baseTo) };
  throw new RendezvousError(
    'bad-input',
    'a base has a first and a last week, and at least 52 weeks',
    'Give both --base-from and --base-to.',
  );
}

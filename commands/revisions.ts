/** `rendezvous revisions`: what changed in weeks that were final, when, by how much and why. */
import type { Config } from '../base/config.ts';
import type { ItemClass } from '../base/records.ts';
import { openStore } from '../compose.ts';
import type { SeriesRevision } from '../store/series-revisions.ts';

export interface RevisionsOptions {
  class?: ItemClass;
  week?: string;
  limit: number;
  format: 'text' | 'json';
}

export async function revisionsCommand(
  config: Config,
  { limit, format, ...filter }: RevisionsOptions,
): Promise<void> {
  const opened = await openStore(config);
  try {
    const revisions = await opened.store.revisions.list(filter, limit);
    const text =
      format === 'json' ? `${JSON.stringify(revisions, null, 2)}\n` : revisions.map(render).join('');
    process.stdout.write(text);
    if (revisions.length === 0) process.stderr.write('no frozen week has been revised\n');
  } finally {
    await opened.close();
  }
}

function render(revision: SeriesRevision): string {
  const { revisedAt, weeks, affected, values, because, balances } = revision;
  const moves = balances.map(({ week, before, after }) => `  ${week}  ${show(before)} → ${show(after)}\n`);
  const spanned = weeks.length > 3 ? `${weeks[0]} … ${weeks.at(-1)} (${weeks.length})` : weeks.join(', ');
  return [
    `${revisedAt.toISOString()}  ${revision.class}  by ${because}  in ${spanned || 'no week itself'}: `,
    `${values} values of ${affected} frozen weeks\n`,
    ...moves,
  ].join('');
}

function show(balance: number | null): string {
  return balance === null ? 'none' : balance.toFixed(3).replace('-', '−');
}

/** What the board of hypotheses is read from: the stored series of the codebook's pairs, and an imported climate. */
import type { HypothesisMaterial } from '../analysis/hypotheses/board.ts';
import type { ItemClass } from '../base/records.ts';
import { weeksBetween } from '../base/week.ts';
import { hypothesisDyads } from '../codebook/hypotheses.ts';
import type { DatedStore } from './as-of.ts';

/** @param climate name of the imported series that measures tension on Earth. */
export async function readHypothesisMaterial(
  { series, importedSeries }: Pick<DatedStore, 'series' | 'importedSeries'>,
  itemClass: ItemClass,
  climate: string,
): Promise<HypothesisMaterial> {
  const read = async (name: string) => await series.read({ series: name, class: itemClass, press: 'all' });
  const imported = await importedSeries.read(climate);
  const span = await series.span(itemClass);
  return {
    rivals: await read(`dyad-${hypothesisDyads.rivals}`),
    rivalAndCatalyst: await read(`dyad-${hypothesisDyads.rivalAndCatalyst}`),
    otherAndCatalyst: await read(`dyad-${hypothesisDyads.otherAndCatalyst}`),
    stories: await read('stories'),
    climate: imported && new Map(imported.map(({ week, value }) => [week, value])),
    weeks: span ? weeksBetween(span.from, span.to) : [],
  };
}

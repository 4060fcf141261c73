/**
 * Items counted in cells, one for each combination of properties that occurs, from which any facet adds up. The cells
 * are counted in one pass over one index; what a facet leaves out is then the reader's choice, not another query.
 */
import type { ItemClass, Orientation, Press, Relevance } from '../base/records.ts';
import type { Sql } from './database.ts';
import { type ItemFilter, itemConditions } from './item-filter.ts';

export interface ItemCell {
  class: ItemClass;
  relevance: Relevance | null;
  orientation: Orientation | null;
  language: string | null;
  categories: string[];
  factors: string[];
  outlet: string;
  country: string | null;
  press: Press | null;
  count: number;
}

export type FacetStore = ReturnType<typeof createFacetStore>;

export function createFacetStore(sql: Sql) {
  return {
    async cells(filter: ItemFilter): Promise<ItemCell[]> {
      return await sql.begin(async (tx) => {
        // Cells fit into this; with less the database would sort a million rows on disk instead.
        await tx`set local work_mem = '64MB'`;
        return await tx<ItemCell[]>`
          select cell.class, cell.relevance, cell.orientation, cell.language, cell.categories, cell.factors,
            f.outlet, f.country, f.press, cell.count
          from (
            select i.feed_id, i.class, i.relevance, i.orientation, i.language, i.categories, i.factors, count(*) as count
            from items i where true ${itemConditions(sql, filter)} group by 1, 2, 3, 4, 5, 6, 7) as cell
          join feeds f on f.id = cell.feed_id`;
      });
    },
  };
}

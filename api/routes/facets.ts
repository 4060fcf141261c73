/** Facets: how many items there are of each kind, under the same filters as the list of items. */
import { createRoute, z } from '@hono/zod-openapi';
import type { ItemFilter } from '../../store/item-filter.ts';
import type { ApiDependencies } from '../app.ts';
import { tellSource } from '../cache-status.ts';
import { type FacetName, facetNames, foldFacets, indexCells } from '../facets.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { type ItemFilterQuery, itemFilterQuery, readItemFilter } from '../item-question.ts';
import type { Remember } from '../remember.ts';
import { measured, provenance } from '../schemas/common.ts';
import { answers, chooseFormat, createRouter, problemAnswers } from '../validation.ts';

const rowSchema = z.object({
  facet: z.string().describe('Property of items.'),
  value: z.string().describe('One of its values.'),
  items: measured(z.int(), 'count', 'Items that have it, given all other filters.'),
});
export const facetTable = defineTable('facets', 'one value of one property', rowSchema);

const facetValues = z.array(z.object({ value: z.string(), items: z.int() }));

const facetRoute = createRoute({
  method: 'get',
  path: '/facets',
  summary: 'How many items there are of each kind, respecting all other filters',
  request: {
    query: z.strictObject({
      ...itemFilterQuery,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({
        total: z.int().describe('Items that meet every filter.'),
        facets: z.object(
          Object.fromEntries(facetNames.map((name) => [name, facetValues])) as Record<
            FacetName,
            typeof facetValues
          >,
        ),
        ...provenance,
      }),
      tableFormats,
      'Values of each property, most items first.',
    ),
    ...problemAnswers,
  },
});

export function createFacetRoutes({ store, provenance: facts }: ApiDependencies, remember: Remember) {
  return createRouter().openapi(facetRoute, async (context) => {
    const { header, format: _, ...query } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    tellSource(context, 'remembered');
    const counted = await remember(`facets ${JSON.stringify(query)}`, () => {
      tellSource(context, 'made');
      return count(query);
    });
    if (format === 'json') return context.json({ ...counted, ...facts }, 200);
    const rows = Object.entries(counted.facets).flatMap(([facet, values]) =>
      values.map((value) => ({ facet, ...value })),
    );
    return (await answerAs(context, format, {
      provenance: facts,
      table: { of: facetTable, header, rows: () => oneBatch(rows) },
    })) as never;
  });

  /** The database counts cells under what is not a facet; what is one is left to the folding. */
  async function count(query: ItemFilterQuery) {
    const filter = readItemFilter(query);
    const {
      class: itemClass,
      relevance,
      orientation,
      outlet,
      country,
      press,
      language,
      factor,
      category,
    } = filter;
    const rest: ItemFilter = {
      week: filter.week,
      since: filter.since,
      before: filter.before,
      feed: filter.feed,
      dyad: filter.dyad,
      actorTerm: filter.actorTerm,
      withoutOutlet: filter.withoutOutlet,
      coder: filter.coder,
      search: filter.search,
      ...(filter.probability === undefined ? {} : { probability: filter.probability, category }),
    };
    const cells = await remember(`cells ${JSON.stringify(rest)}`, async () =>
      indexCells(await store.facets.cells(rest)),
    );
    const { pole, dimension } = query;
    return foldFacets(cells, {
      class: itemClass && [itemClass],
      ...{ relevance, orientation, outlet, country, press, language, factor, category, dimension },
      pole: pole && [pole],
    });
  }
}

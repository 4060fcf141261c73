/** The pairs of sides whose relations are followed apart, with the latest balance of each. */
import { createRoute, z } from '@hono/zod-openapi';
import { dyads } from '../../codebook/dyads.ts';
import { readAsOf } from '../../store/as-of.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { itemClassSchema, provenance } from '../schemas/common.ts';
import { seriesValueSchema } from '../schemas/series.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';
import { figuresJson } from './series.ts';

const dyadSchema = z
  .object({
    id: z.string().describe('Stable name of the pair.'),
    sides: z.array(z.string()).describe('Its two sides.'),
    series: z.string().describe('Name of its balance among the series.'),
    latest: z
      .object(seriesValueSchema.shape)
      .nullable()
      .describe('The last week that has a balance; null before any.'),
  })
  .openapi('Dyad');

export const dyadTable = defineTable('dyads', 'one pair of sides', dyadSchema);

const route = createRoute({
  method: 'get',
  path: '/dyads',
  summary: 'Pairs of sides, and the latest balance of each',
  request: {
    query: z.strictObject({
      class: itemClassSchema
        .optional()
        .describe('Without it, live where live feeds have values, else backfill.'),
      as_of: asOfSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ class: itemClassSchema, dyads: z.array(dyadSchema), ...provenance }),
      tableFormats,
      'All pairs of the codebook.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createDyadRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter().openapi(route, async (context) => {
    const { header, ...query } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    const { class: itemClass, series: dated } = await readAsOf(store, query.as_of, query.class);
    const rows: z.infer<typeof dyadSchema>[] = [];
    for (const { id, sides } of dyads) {
      const series = `dyad-${id}`;
      const last = (await dated.read({ series, class: itemClass, press: 'all' })).at(-1);
      rows.push({
        id,
        sides: [...sides],
        series,
        latest: last ? { week: last.week, ...figuresJson(last) } : null,
      });
    }
    if (format === 'json') return context.json({ class: itemClass, dyads: rows, ...facts }, 200);
    const table = { of: dyadTable, header, rows: () => oneBatch(rows) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

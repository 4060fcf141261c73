/** Several weekly series in one answer, as a panel: a row for every series and week. */
import { createRoute, z } from '@hono/zod-openapi';
import { SERIES } from '../../analysis/series.ts';
import { mondayOf } from '../../base/week.ts';
import { readAsOf } from '../../store/as-of.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { listOf } from '../item-question.ts';
import { itemClassSchema, provenance } from '../schemas/common.ts';
import { seriesDefinitionSchema, seriesPressSchema, seriesValueSchema } from '../schemas/series.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';
import { figuresJson, findSeries, weekSelection } from './series.ts';

const rowSchema = z.object({
  series: z.string().describe('Name of the series.'),
  unit: z.string().describe('Unit of its values.'),
  ...seriesValueSchema.shape,
});

export const panelTable = defineTable('panel', 'one week of one series', rowSchema);

const panelRoute = createRoute({
  method: 'get',
  path: '/panel',
  summary: 'The weekly values of several series in one answer',
  request: {
    query: z.strictObject({
      series: listOf(z.string().max(100), 'Names of series; without them all that /v1/series lists.'),
      ...weekSelection,
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({
        class: itemClassSchema,
        press: seriesPressSchema,
        series: z.array(seriesDefinitionSchema.extend({ values: z.array(seriesValueSchema) })),
        ...provenance,
      }),
      tableFormats,
      'The series in the order asked for, each in the order of its weeks; weeks without a value are left out.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createPanelRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter().openapi(panelRoute, async (context) => {
    const { series: names, press, from, to, header, ...query } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    const definitions = names ? [...new Set(names)].map(findSeries) : SERIES;
    for (const week of [from, to]) if (week !== undefined) mondayOf(week);
    const { class: itemClass, series } = await readAsOf(store, query.as_of, query.class);
    const columns = await Promise.all(
      definitions.map(async (definition) => {
        const stored = await series.read({ series: definition.name, class: itemClass, press, from, to });
        return { ...definition, values: stored.map((row) => ({ week: row.week, ...figuresJson(row) })) };
      }),
    );
    if (format === 'json') return context.json({ class: itemClass, press, series: columns, ...facts }, 200);
    const rows = columns.flatMap(({ name, unit, values }) =>
      values.map((value) => ({ series: name, unit, ...value })),
    );
    const table = { of: panelTable, header, rows: () => oneBatch(rows) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

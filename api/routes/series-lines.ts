/** Lines through the weeks of one series, read on demand: its levels, and the trend of a balance. */
import { createRoute, z } from '@hono/zod-openapi';
import { trendOf } from '../../analysis/indicators/balance-trend.ts';
import { crossValidatedErrors } from '../../analysis/indicators/error-rates.ts';
import { levelsOf } from '../../analysis/indicators/levels.ts';
import { createMeasurementModel } from '../../analysis/indicators/measurement-model.ts';
import { readAsOf } from '../../store/as-of.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { itemClassSchema, provenance } from '../schemas/common.ts';
import {
  levelSchema,
  seriesDefinitionSchema,
  seriesPressSchema,
  trendWeekSchema,
} from '../schemas/series.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';
import { findSeries, header, inUnit, selection, weekSelection } from './series.ts';

export const levelTable = defineTable('series-levels', 'one level of a series', levelSchema);
export const trendTable = defineTable('series-trends', 'one week of the trend of a balance', trendWeekSchema);

const measurement = createMeasurementModel(crossValidatedErrors);

const levelsRoute = createRoute({
  method: 'get',
  path: '/series/{name}/levels',
  summary: 'The levels between which a weekly series changed for good, looking back (PELT)',
  request: {
    params: z.object({ name: z.string().max(100) }),
    query: z.strictObject({ ...selection, header, ...formatQuery(tableFormats) }),
  },
  responses: {
    200: answers(
      seriesDefinitionSchema.extend({
        class: itemClassSchema,
        press: seriesPressSchema,
        levels: z.array(levelSchema),
        ...provenance,
      }),
      tableFormats,
      'Levels of a count or a balance in the order of time, at least four weeks each; weeks that may still change take no part.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

const trendRoute = createRoute({
  method: 'get',
  path: '/series/{name}/trend',
  summary:
    'The slow line through the weeks of a balance, and how probably each lies below 0 and below the month before',
  request: {
    params: z.object({ name: z.string().max(100) }),
    query: z.strictObject({
      ...weekSelection,
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      seriesDefinitionSchema.extend({
        class: itemClassSchema,
        press: seriesPressSchema,
        trend: z.array(trendWeekSchema),
        ...provenance,
      }),
      tableFormats,
      'Weeks with a balance in their order; other series than balances have none.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createSeriesLineRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(levelsRoute, async (context) => {
      const { press, header, ...query } = context.req.valid('query');
      const format = chooseFormat(context, tableFormats);
      const definition = findSeries(context.req.valid('param').name);
      const { class: itemClass, series } = await readAsOf(store, query.as_of, query.class);
      const stored = await series.read({ series: definition.name, class: itemClass, press });
      const levels = levelsOf(stored, ['items', 'stories'].includes(definition.unit));
      if (format === 'json')
        return context.json({ ...definition, class: itemClass, press, levels, ...facts }, 200);
      const table = {
        of: inUnit(levelTable, definition.unit),
        header,
        rows: () => oneBatch(levels.map((level) => ({ ...level }))),
      };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(trendRoute, async (context) => {
      const { press, from = '', to = '9999', header, ...query } = context.req.valid('query');
      const format = chooseFormat(context, tableFormats);
      const definition = findSeries(context.req.valid('param').name);
      const { class: itemClass, series } = await readAsOf(store, query.as_of, query.class);
      const stored = await series.read({ series: definition.name, class: itemClass, press });
      const trend = trendOf(
        stored.filter(({ cooperative }) => cooperative !== null),
        measurement,
      ).filter(({ week }) => week >= from && week <= to);
      if (format === 'json')
        return context.json({ ...definition, class: itemClass, press, trend, ...facts }, 200);
      const rows = trend.map((week) => ({ ...week }));
      const table = { of: inUnit(trendTable, definition.unit), header, rows: () => oneBatch(rows) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    });
}

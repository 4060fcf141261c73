/** The case study's long line: events of the chronology by year or by phase. */
import { createRoute, z } from '@hono/zod-openapi';
import { chronologyByPhase, chronologyByYear } from '../../analysis/indicators/chronology-series.ts';
import { loadPhases } from '../../codebook/chronology.ts';
import { readAllAsOf } from '../../store/as-of.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { chronologyValueSchema } from '../schemas/chronology-series.ts';
import { provenance } from '../schemas/common.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';

export const chronologySeriesTable = defineTable(
  'chronology-series',
  'one year or phase',
  chronologyValueSchema,
);

const route = createRoute({
  method: 'get',
  path: '/chronology/series',
  summary: 'The chronology by year or by phase',
  request: {
    query: z.strictObject({
      by: z.enum(['year', 'phase']).default('year').describe('What an event is counted in.'),
      from: z.coerce.number().int().min(1955).max(2100).default(1991).describe('First year.'),
      as_of: asOfSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ periods: z.array(chronologyValueSchema), ...provenance }),
      tableFormats,
      'All periods in order, those without an event too.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createChronologySeriesRoutes({ store, provenance: facts, clock }: ApiDependencies) {
  const phases = loadPhases();
  return createRouter().openapi(route, async (context) => {
    const { by, from, as_of, header } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    const { snapshot, promotions } = await readAllAsOf(store, as_of, undefined);
    const events = await promotions.chronology();
    const today = (snapshot?.createdAt ?? new Date(clock.now())).toISOString().slice(0, 10);
    const periods = by === 'year' ? chronologyByYear(events, from, today) : chronologyByPhase(events, phases);
    if (format === 'json') return context.json({ periods, ...facts }, 200);
    const rows = periods.map((period) => ({ ...period }));
    const table = { of: chronologySeriesTable, header, rows: () => oneBatch(rows) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

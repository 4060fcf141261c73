/** Weekly and monthly series: what there is, and the values of one. */
import { createRoute, z } from '@hono/zod-openapi';
import { actorSeriesOf } from '../../analysis/indicators/actor-series.ts';
import type { SeriesDefinition } from '../../analysis/indicators/series-value.ts';
import { SERIES } from '../../analysis/series.ts';
import { RendezvousError } from '../../base/errors.ts';
import { mondayOf } from '../../base/week.ts';
import { loadActors } from '../../codebook/actors.ts';
import { readAsOf } from '../../store/as-of.ts';
import type { MadeMonth, MadeValue } from '../../store/series.ts';
import { actorIdSchema, dyadSchema, termsOfActors } from '../actor-question.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable, type Table } from '../formats/columns.ts';
import { formatQuery, snippetFormats, tableFormats } from '../formats/negotiate.ts';
import { listOf } from '../item-question.ts';
import { itemClassSchema, provenance, weekSchema } from '../schemas/common.ts';
import {
  monthValueSchema,
  seriesDefinitionSchema,
  seriesPressSchema,
  seriesValueSchema,
} from '../schemas/series.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';

const oneFormats = [...tableFormats, ...snippetFormats] as const;

export const definitionTable = defineTable('series', 'one series', seriesDefinitionSchema);
export const valueTable = defineTable('series-values', 'one week of a series', seriesValueSchema);
export const monthTable = defineTable('month-values', 'one month of a series', monthValueSchema);

export const header = z.enum(['units', 'plain']).default('units');

const listRoute = createRoute({
  method: 'get',
  path: '/series',
  summary: 'Every published series with its unit and meaning',
  request: {
    query: z.strictObject({
      dyad: listOf(dyadSchema, 'Only the balances of these pairs.'),
      actor: listOf(actorIdSchema, 'Only the series of these actors, which no other list names.'),
      header,
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ series: z.array(seriesDefinitionSchema), ...provenance }),
      tableFormats,
      'All series.',
    ),
    ...problemAnswers,
  },
});

/** What every question about one series may choose. */
export const selection = {
  class: itemClassSchema.optional().describe('Without it, live where live feeds have values, else backfill.'),
  press: seriesPressSchema.default('all'),
  as_of: asOfSchema,
};

/** What every question about weeks of series may choose, as a table too. */
export const weekSelection = {
  ...selection,
  from: weekSchema.optional(),
  to: weekSchema.optional(),
  header,
};
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as 2026-07');

const oneRoute = createRoute({
  method: 'get',
  path: '/series/{name}',
  summary: 'The weekly values of one series',
  request: {
    params: z.object({ name: z.string().max(100) }),
    query: z.strictObject({
      ...weekSelection,
      ...formatQuery(oneFormats),
    }),
  },
  responses: {
    200: answers(
      seriesDefinitionSchema.extend({
        class: itemClassSchema,
        press: seriesPressSchema,
        values: z.array(seriesValueSchema),
        ...provenance,
      }),
      oneFormats,
      'The series in the order of its weeks; weeks without a value are left out.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

const monthsRoute = createRoute({
  method: 'get',
  path: '/series/{name}/months',
  summary: 'The monthly values of one series; a month is of whole ISO weeks',
  request: {
    params: z.object({ name: z.string().max(100) }),
    query: z.strictObject({
      ...selection,
      from: month.optional(),
      to: month.optional(),
      header,
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      seriesDefinitionSchema.extend({
        class: itemClassSchema,
        press: seriesPressSchema,
        values: z.array(monthValueSchema),
        ...provenance,
      }),
      tableFormats,
      'The series in the order of its months; months without a value are left out.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createSeriesRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const format = chooseFormat(context, tableFormats);
      const { dyad, actor, header } = context.req.valid('query');
      if (actor) termsOfActors(actor);
      const asked = [...(dyad ?? []).map((id) => `dyad-${id}`), ...(actor ?? []).map((id) => `actor-${id}`)];
      const chosen =
        dyad || actor ? [...SERIES, ...actorSeries()].filter(({ name }) => asked.includes(name)) : SERIES;
      if (format === 'json') return context.json({ series: chosen, ...facts }, 200);
      const rows = chosen.map(({ name, unit, meaning }) => ({ name, unit, meaning }));
      const table = { of: definitionTable, header, rows: () => oneBatch(rows) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(oneRoute, async (context) => {
      const { press, from, to, header, ...query } = context.req.valid('query');
      const format = chooseFormat(context, oneFormats);
      const definition = findSeries(context.req.valid('param').name);
      for (const week of [from, to]) if (week !== undefined) mondayOf(week);
      const { class: itemClass, series } = await readAsOf(store, query.as_of, query.class);
      const stored = await series.read({ series: definition.name, class: itemClass, press, from, to });
      const values = stored.map((row) => ({ week: row.week, ...figuresJson(row) }));
      if (format === 'json')
        return context.json({ ...definition, class: itemClass, press, values, ...facts }, 200);
      const table = { of: inUnit(valueTable, definition.unit), header, rows: () => oneBatch(values) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(monthsRoute, async (context) => {
      const { press, from, to, header, ...query } = context.req.valid('query');
      const format = chooseFormat(context, tableFormats);
      const definition = findSeries(context.req.valid('param').name);
      const { class: itemClass, series } = await readAsOf(store, query.as_of, query.class);
      const stored = await series.readMonths({
        series: definition.name,
        class: itemClass,
        press,
        from,
        to,
      });
      const values = stored.map((row) => ({ month: row.month, ...figuresJson(row) }));
      if (format === 'json')
        return context.json({ ...definition, class: itemClass, press, values, ...facts }, 200);
      const table = { of: inUnit(monthTable, definition.unit), header, rows: () => oneBatch(values) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    });
}

/** Throws `not-found` for a name that no series has. */
export function findSeries(name: string): SeriesDefinition {
  const definition = [...SERIES, ...actorSeries()].find((series) => series.name === name);
  if (definition !== undefined) return definition;
  throw new RendezvousError(
    'not-found',
    `there is no series "${name}"`,
    '/v1/series lists all; actor-… takes an id of /v1/actors.',
  );
}

let ofActors: SeriesDefinition[] | undefined;

/** Read from the codebook when one is first asked for. */
function actorSeries(): SeriesDefinition[] {
  ofActors ??= actorSeriesOf(loadActors());
  return ofActors;
}

/** The figures of a value as the API gives them. */
export function figuresJson(row: MadeValue | MadeMonth) {
  const { value, lower, upper, items, stories, outlets, status, versions } = row;
  const names = ['method', 'codebook', 'lexicon', 'model', 'errorRates'];
  const madeBy = names.flatMap((name) => versions[name] ?? []).join(' ');
  return { value, lower, upper, items, stories, outlets, status, madeBy };
}

/** A table of values, its value columns in the unit of one series. */
export function inUnit(table: Table, unit: string): Table {
  const valued = ['value', 'lower', 'upper'];
  return {
    ...table,
    columns: table.columns.map((column) => (valued.includes(column.name) ? { ...column, unit } : column)),
  };
}

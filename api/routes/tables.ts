/** The data dictionary of every table: its columns, their units and meanings. */
import { createRoute, z } from '@hono/zod-openapi';
import { RendezvousError } from '../../base/errors.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable, type Table } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { provenance } from '../schemas/common.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';

const tableQuery = z.strictObject({
  header: z.enum(['units', 'plain']).default('units'),
  ...formatQuery(tableFormats),
});

const tablesRoute = createRoute({
  method: 'get',
  path: '/tables/{name}',
  summary: 'The data dictionary of a table: its columns, their units and meanings',
  request: { params: z.object({ name: z.string().max(100) }), query: tableQuery },
  responses: {
    200: answers(
      z.object({
        name: z.string(),
        row: z.string(),
        columns: z.array(
          z.object({ name: z.string(), type: z.string(), unit: z.string().nullable(), meaning: z.string() }),
        ),
        ...provenance,
      }),
      tableFormats,
      'Columns in the order of the table.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

const columnTable = defineTable(
  'columns',
  'one column of a table',
  z.object({
    name: z.string().describe('Name of the column.'),
    type: z.string().describe('Type of its values.'),
    unit: z.string().nullable().describe('Unit of its values.'),
    meaning: z.string().describe('What they say.'),
  }),
);

/** @param tables every table that some route gives. */
export function createTableRoutes({ provenance: facts }: ApiDependencies, tables: Table[]) {
  return createRouter().openapi(tablesRoute, async (context) => {
    const { name } = context.req.valid('param');
    const format = chooseFormat(context, tableFormats);
    const found = tables.find((table) => table.name === name);
    if (found === undefined)
      throw new RendezvousError(
        'not-found',
        `there is no table "${name}"`,
        `The tables are ${tables.map((table) => table.name).join(', ')}.`,
      );
    if (format === 'json') return context.json({ ...found, ...facts }, 200);
    const rows = found.columns.map((column) => ({ ...column }));
    const table = { of: columnTable, header: context.req.valid('query').header, rows: () => oneBatch(rows) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

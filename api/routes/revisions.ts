/** The journal of frozen weeks: what changed in published numbers, when and why. */
import { createRoute, z } from '@hono/zod-openapi';
import { mondayOf } from '../../base/week.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { itemClassSchema, nextSchema, provenance, weekSchema } from '../schemas/common.ts';
import { revisionSchema } from '../schemas/revisions.ts';
import { answers, chooseFormat, createRouter, linkNext, problemAnswers } from '../validation.ts';

export const revisionTable = defineTable('revisions', 'one change to frozen weeks', revisionSchema);

const route = createRoute({
  method: 'get',
  path: '/revisions',
  summary: 'Changes to weeks that were final, newest first',
  request: {
    query: z.strictObject({
      class: itemClassSchema.optional(),
      week: weekSchema.optional().describe('Those that changed the data of this ISO week, or its balance.'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
      after: afterSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ revisions: z.array(revisionSchema), next: nextSchema, ...provenance }),
      tableFormats,
      'One page.',
    ),
    ...problemAnswers,
  },
});

export function createRevisionRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter().openapi(route, async (context) => {
    const { limit, after, header, format: _, ...filter } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    if (filter.week !== undefined) mondayOf(filter.week);
    const before = after === undefined ? undefined : decodeCursor(after, 'revisions').id;
    const rows = await store.revisions.list({ ...filter, before }, limit);
    const last = rows.at(-1);
    const next =
      last && rows.length === limit ? encodeCursor({ order: 'revisions', key: '0', id: last.id }) : null;
    linkNext(context, next);
    const revisions = rows.map((row) => ({ ...row, revisedAt: row.revisedAt.toISOString() }));
    if (format === 'json') return context.json({ revisions, next, ...facts }, 200);
    const table = { of: revisionTable, header, rows: () => oneBatch(revisions) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

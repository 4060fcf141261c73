/** Snapshots: named, frozen states that series can be read as of. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Snapshot } from '../../store/snapshots.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { provenance } from '../schemas/common.ts';
import { snapshotSchema } from '../schemas/snapshots.ts';
import {
  answers,
  chooseFormat,
  createRouter,
  jsonAnswer,
  notFoundAnswer,
  problemAnswers,
} from '../validation.ts';

export const snapshotTable = defineTable('snapshots', 'one snapshot', snapshotSchema);

const listRoute = createRoute({
  method: 'get',
  path: '/snapshots',
  summary: 'Every snapshot, newest first',
  request: {
    query: z.strictObject({
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(z.object({ snapshots: z.array(snapshotSchema), ...provenance }), tableFormats, 'All.'),
    ...problemAnswers,
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/snapshots/{name}',
  summary: 'One snapshot',
  request: { params: z.object({ name: z.string().max(64) }), query: z.strictObject(formatQuery(['json'])) },
  responses: {
    200: jsonAnswer(snapshotSchema.extend(provenance), 'The snapshot.'),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createSnapshotRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const format = chooseFormat(context, tableFormats);
      const snapshots = (await store.snapshots.list()).map(snapshotJson);
      if (format === 'json') return context.json({ snapshots, ...facts }, 200);
      const { header } = context.req.valid('query');
      const table = { of: snapshotTable, header, rows: () => oneBatch(snapshots) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(oneRoute, async (context) => {
      const snapshot = await store.snapshots.byName(context.req.valid('param').name);
      return context.json({ ...snapshotJson(snapshot), ...facts }, 200);
    });
}

function snapshotJson({ id: _, versions, createdAt, ...snapshot }: Snapshot): z.infer<typeof snapshotSchema> {
  return { ...snapshot, madeWith: versions, createdAt: createdAt.toISOString() };
}

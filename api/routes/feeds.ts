/** Feeds: state, history, and their pausing by an administrator. */
import { createRoute, z } from '@hono/zod-openapi';
import { RendezvousError } from '../../base/errors.ts';
import type { FeedRow } from '../../store/feeds.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { nextSchema, provenance } from '../schemas/common.ts';
import { feedDetailSchema, feedSchema, fetchSchema } from '../schemas/feeds.ts';
import {
  answers,
  bodyAnswers,
  chooseFormat,
  createRouter,
  idParams,
  jsonAnswer,
  jsonBody,
  linkNext,
  needs,
  notFoundAnswer,
  problemAnswers,
  roleAnswers,
} from '../validation.ts';

export const feedTable = defineTable('feeds', 'one feed', feedSchema);
export const fetchTable = defineTable('fetches', 'one poll of a feed', fetchSchema);

const header = z.enum(['units', 'plain']).default('units');

const listRoute = createRoute({
  method: 'get',
  path: '/feeds',
  summary: 'Every feed with its state, last success and error',
  request: { query: z.strictObject({ header, ...formatQuery(tableFormats) }) },
  responses: {
    200: answers(z.object({ feeds: z.array(feedSchema), ...provenance }), tableFormats, 'All feeds.'),
    ...problemAnswers,
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/feeds/{id}',
  summary: 'One feed',
  request: { params: idParams, query: z.strictObject(formatQuery(['json'])) },
  responses: {
    200: jsonAnswer(feedDetailSchema.extend(provenance), 'The feed.'),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

const fetchesRoute = createRoute({
  method: 'get',
  path: '/feeds/{id}/fetches',
  summary: 'The history of a feed, newest first',
  request: {
    params: idParams,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      after: afterSchema,
      header,
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ fetches: z.array(fetchSchema), next: nextSchema, ...provenance }),
      tableFormats,
      'One page.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

const pauseRoute = createRoute({
  method: 'patch',
  path: '/feeds/{id}',
  summary: 'Pause a feed, or go on with it (administrators)',
  ...needs('admin'),
  request: {
    params: idParams,
    body: jsonBody(z.strictObject({ state: z.enum(['paused', 'active']) })),
  },
  responses: {
    200: jsonAnswer(feedSchema.extend(provenance), 'The feed as it is now.'),
    ...problemAnswers,
    ...bodyAnswers,
    ...roleAnswers,
    ...notFoundAnswer,
  },
});

export function createFeedRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const format = chooseFormat(context, tableFormats);
      const feeds = (await store.feeds.list()).map(feedJson);
      if (format === 'json') return context.json({ feeds, ...facts }, 200);
      const table = { of: feedTable, header: context.req.valid('query').header, rows: () => oneBatch(feeds) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(oneRoute, async (context) =>
      context.json({ ...feedDetailJson(await findFeed(context.req.valid('param').id)), ...facts }, 200),
    )
    .openapi(fetchesRoute, async (context) => {
      const { id } = context.req.valid('param');
      const { limit, after, header } = context.req.valid('query');
      const format = chooseFormat(context, tableFormats);
      await findFeed(id);
      const before = after === undefined ? undefined : decodeCursor(after, 'fetches').id;
      const rows = await store.fetches.ofFeed(id, limit, before);
      const last = rows.at(-1);
      const next =
        last && rows.length === limit ? encodeCursor({ order: 'fetches', key: '0', id: last.id }) : null;
      linkNext(context, next);
      const fetches = rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString() }));
      if (format === 'json') return context.json({ fetches, next, ...facts }, 200);
      const table = { of: fetchTable, header, rows: () => oneBatch(fetches) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(pauseRoute, async (context) => {
      const feed = await findFeed(context.req.valid('param').id);
      const { state } = context.req.valid('json');
      if (feed.state === 'archive')
        throw new RendezvousError(
          'conflict',
          'an archive is never polled, so it cannot be paused',
          'Name a live feed; /v1/feeds lists all.',
        );
      await store.feeds.setPaused(feed.id, state === 'paused');
      return context.json({ ...feedJson(await findFeed(feed.id)), ...facts }, 200);
    });

  async function findFeed(id: number): Promise<FeedRow> {
    const feed = (await store.feeds.list()).find((row) => row.id === id);
    if (feed !== undefined) return feed;
    throw new RendezvousError('not-found', `there is no feed ${id}`, 'Ids come from /v1/feeds.');
  }
}

const learntSchedule = z.object({
  rhythm: z.object({ since: z.string(), hours: z.array(z.number()).length(168) }).optional(),
});

function feedDetailJson(feed: FeedRow): z.infer<typeof feedDetailSchema> {
  const { rhythm } = learntSchedule.parse(feed.schedule ?? {});
  return { ...feedJson(feed), rhythm: rhythm ? { since: rhythm.since, arrivals: rhythm.hours } : null };
}

function feedJson({ schedule: _, ...feed }: FeedRow): z.infer<typeof feedSchema> {
  return {
    ...feed,
    nextFetchAt: feed.nextFetchAt?.toISOString() ?? null,
    lastFetchAt: feed.lastFetchAt?.toISOString() ?? null,
    lastSuccessAt: feed.lastSuccessAt?.toISOString() ?? null,
  };
}

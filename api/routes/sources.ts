/** New sources: looked at before they are followed, one by one or as a list of another program. */
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDependencies, SourcePreview } from '../app.ts';
import { provenance } from '../schemas/common.ts';
import { previewSchema } from '../schemas/feeds.ts';
import {
  bodyAnswers,
  createRouter,
  jsonAnswer,
  jsonBody,
  needs,
  notFoundAnswer,
  problemAnswers,
  roleAnswers,
} from '../validation.ts';

const OPML = 'text/x-opml';
const addressSchema = z.string().trim().min(1).max(2000).describe('A feed, or a site that offers one.');
const failures = { ...problemAnswers, ...bodyAnswers, ...roleAnswers, ...notFoundAnswer };

const previewRoute = createRoute({
  method: 'post',
  path: '/feeds/preview',
  summary: 'What a feed would deliver and how it would be coded; nothing is stored (administrators)',
  ...needs('admin'),
  request: {
    body: jsonBody(z.strictObject({ address: addressSchema })),
  },
  responses: {
    200: jsonAnswer(previewSchema.extend(provenance), 'What it holds now.'),
    502: problemAnswers[400],
    ...failures,
  },
});

const followRoute = createRoute({
  method: 'post',
  path: '/feeds',
  summary: 'Follow a feed (administrators)',
  ...needs('admin'),
  request: {
    body: jsonBody(
      z.strictObject({
        address: addressSchema,
        outlet: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .optional()
          .describe('Who publishes it; else told by the address.'),
      }),
    ),
  },
  responses: {
    200: jsonAnswer(
      z.object({
        address: z.string().describe('The feed’s own address.'),
        title: z.string().nullable().describe('Title of the feed.'),
        added: z.boolean().describe('False where it was followed already.'),
        ...provenance,
      }),
      'It is followed.',
    ),
    502: problemAnswers[400],
    ...failures,
  },
});

const exportRoute = createRoute({
  method: 'get',
  path: '/opml',
  summary: 'The followed feeds as an OPML 2.0 list',
  responses: {
    200: { description: 'A folder for each press.', content: { [OPML]: { schema: z.string() } } },
    ...problemAnswers,
  },
});

const importRoute = createRoute({
  method: 'post',
  path: '/opml',
  summary: 'Follow the feeds of an OPML list; taking it twice adds nothing (administrators)',
  ...needs('admin'),
  request: { body: { required: true, content: { [OPML]: { schema: z.string() } } } },
  responses: {
    200: jsonAnswer(
      z.object({
        added: z.int().describe('Feeds that are new.'),
        known: z.int().describe('Feeds that were followed already.'),
        unusable: z.int().describe('Entries that name no web address.'),
        ...provenance,
      }),
      'The list is taken.',
    ),
    ...failures,
  },
});

export function createSourceRoutes({ sources, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(previewRoute, async (context) => {
      const preview = await (await sources()).preview(context.req.valid('json').address);
      return context.json({ ...previewJson(preview), ...facts }, 200);
    })
    .openapi(followRoute, async (context) => {
      const { address, outlet } = context.req.valid('json');
      return context.json({ ...(await (await sources()).follow(address, outlet)), ...facts }, 200);
    })
    .openapi(exportRoute, async (context) => {
      context.header('content-disposition', 'attachment; filename="rendezvous-feeds.opml"');
      return context.body(await (await sources()).exportList(), 200, {
        'content-type': `${OPML}; charset=utf-8`,
      }) as never;
    })
    .openapi(importRoute, async (context) => {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      return context.json({ ...(await (await sources()).importList(bytes)), ...facts }, 200);
    });
}

function previewJson({ items, ...preview }: SourcePreview): z.infer<typeof previewSchema> {
  return {
    ...preview,
    items: items.map(({ coding, ...item }) => ({
      ...item,
      relevance: coding.relevance,
      probability: coding.relevantProbability,
      categories: coding.categories.map(({ id }) => id),
      factors: coding.factors.map(({ id }) => id),
    })),
  };
}

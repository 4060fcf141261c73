/** Stories: lists by filter, and one with its items. */
import { createRoute, z } from '@hono/zod-openapi';
import { RendezvousError } from '../../base/errors.ts';
import type { Press } from '../../base/records.ts';
import { mondayOf } from '../../base/week.ts';
import { type DimensionId, dimensions } from '../../codebook/categories.ts';
import { readNewsAsOf } from '../../store/as-of.ts';
import type { StoryRow } from '../../store/story-reader.ts';
import { actorIdSchema, dyadSchema, sidesOfDyads, termsOfActors } from '../actor-question.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { feedFormats, formatQuery, tableFormats } from '../formats/negotiate.ts';
import type { FeedEntry } from '../formats/syndication.ts';
import { itemJson } from '../item-forms.ts';
import { listOf } from '../item-question.ts';
import { originOf } from '../provenance.ts';
import { itemClassSchema, nextSchema, outletPressSchema, provenance, weekSchema } from '../schemas/common.ts';
import {
  categorySchema,
  dimensionSchema,
  factorSchema,
  itemSchema,
  orientationSchema,
} from '../schemas/items.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { storySchema } from '../schemas/stories.ts';
import {
  answers,
  asOfAnswers,
  chooseFormat,
  createRouter,
  idParams,
  jsonAnswer,
  linkNext,
  problemAnswers,
} from '../validation.ts';

export const storyTable = defineTable('stories', 'one story', storySchema);
const listFormats = [...tableFormats, ...feedFormats] as const;

const listRoute = createRoute({
  method: 'get',
  path: '/stories',
  summary: 'Stories by filter, newest first',
  request: {
    query: z.strictObject({
      class: itemClassSchema.optional(),
      week: weekSchema.optional(),
      from: weekSchema.optional().describe('First ISO week, as 2026-W30.'),
      to: weekSchema.optional().describe('Last ISO week, as 2026-W30; included.'),
      label: orientationSchema.optional(),
      category: listOf(categorySchema, 'Category that it counts as, at least by half.'),
      dimension: listOf(dimensionSchema, 'Dimension, at either pole.'),
      factor: listOf(factorSchema, 'Factor that it counts as, at least by half.'),
      press: listOf(outletPressSchema, 'Press that it is told by.'),
      dyad: listOf(dyadSchema, 'Pair of sides that its families name.'),
      actor: listOf(actorIdSchema, 'Actor of the codebook that one of its items names.'),
      as_of: asOfSchema,
      families: z.coerce
        .number()
        .int()
        .min(1)
        .max(1000)
        .optional()
        .describe('At least so many families report it.'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
      after: afterSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(listFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ stories: z.array(storySchema), next: nextSchema, ...provenance }),
      listFormats,
      'One page.',
    ),
    ...problemAnswers,
    ...asOfAnswers,
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/stories/{id}',
  summary: 'One story with its items',
  request: {
    params: idParams,
    query: z.strictObject({ as_of: asOfSchema, ...formatQuery(['json']) }),
  },
  responses: {
    200: jsonAnswer(storySchema.extend({ members: z.array(itemSchema), ...provenance }), 'The story.'),
    ...problemAnswers,
    ...asOfAnswers,
  },
});

export function createStoryRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const {
        limit,
        after,
        header,
        format: _,
        dyad,
        actor,
        category,
        dimension,
        as_of,
        ...filter
      } = context.req.valid('query');
      const format = chooseFormat(context, listFormats);
      for (const week of [filter.week, filter.from, filter.to]) if (week !== undefined) mondayOf(week);
      const before = after === undefined ? undefined : decodeCursor(after, 'stories').id;
      const { stories: reader } = await readNewsAsOf(store, as_of);
      const rows = await reader.list(
        {
          ...filter,
          press: filter.press as Press[] | undefined,
          category: category || dimension ? categoriesOf(category, dimension) : undefined,
          dyad: dyad && sidesOfDyads(dyad),
          actorTerm: actor && termsOfActors(actor),
          before,
        },
        limit,
      );
      const last = rows.at(-1);
      const next =
        last && rows.length === limit ? encodeCursor({ order: 'stories', key: '0', id: last.id }) : null;
      linkNext(context, next);
      const stories = rows.map(storyJson);
      if (format === 'json') return context.json({ stories, next, ...facts }, 200);
      return (await answerAs(context, format, {
        provenance: facts,
        table: { of: storyTable, header, rows: () => oneBatch(stories) },
        feed: async () => ({
          title: 'Rendezvous: stories',
          description: 'Events in US–Russia space relations, as several outlets report them.',
          self: context.req.url,
          home: `${originOf(context)}/`,
          rights: facts.licence,
          entries: rows.map((row) => storyEntry(row, originOf(context))),
        }),
      })) as never;
    })
    .openapi(oneRoute, async (context) => {
      const { id } = context.req.valid('param');
      const state = await readNewsAsOf(store, context.req.valid('query').as_of);
      const story = await state.stories.byId(id);
      if (story === undefined)
        throw new RendezvousError('not-found', `there is no story ${id}`, 'Ids come from /v1/stories.');
      const members = await state.items.byIds(await state.stories.itemIds(id));
      return context.json({ ...storyJson(story), members: members.map(itemJson), ...facts }, 200);
    });
}

/** The categories asked for; of those of the dimensions where both are given. */
function categoriesOf(category: string[] | undefined, dimension: DimensionId[] | undefined): string[] {
  const within = dimensions
    .filter(({ id }) => dimension?.includes(id) ?? true)
    .flatMap(({ cooperation, tension }): string[] => [cooperation, tension]);
  return within.filter((id) => category?.includes(id) ?? true);
}

/** A story with its times as text. */
export function storyJson(row: StoryRow): z.infer<typeof storySchema> {
  return {
    ...row,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    sides: row.sides as Record<string, number>,
  };
}

function storyEntry(row: StoryRow, origin: string): FeedEntry {
  return {
    id: `${origin}/v1/stories/${row.id}`,
    title: row.title,
    link: `${origin}/v1/stories/${row.id}`,
    summary: `${row.items} items from ${row.outlets.join(', ')}.`,
    author: row.outlets[0] ?? 'Rendezvous',
    categories: [row.label, ...row.categories.map(({ id }) => id), ...row.factors.map(({ id }) => id)],
    published: row.firstSeenAt,
    updated: row.lastSeenAt,
  };
}

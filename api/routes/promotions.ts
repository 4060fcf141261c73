/** How the chronology grows: stories that a rule proposes, made events by analysts, and taken out again. */
import { createRoute, z } from '@hono/zod-openapi';
import { proposalRule } from '../../analysis/stories/story-weight.ts';
import { addWeeks, mondayOf, weekOf, weeksBetween } from '../../base/week.ts';
import { loadPhases } from '../../codebook/chronology.ts';
import { promoteStory, proposeEvents, type Wording } from '../../store/event-proposals.ts';
import type { ApiDependencies } from '../app.ts';
import { formatQuery } from '../formats/negotiate.ts';
import { draftSchema, eventSchema, promotionSchema } from '../schemas/chronology.ts';
import { itemClassSchema, provenance, weekSchema } from '../schemas/common.ts';
import { storySchema } from '../schemas/stories.ts';
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
import { eventJson } from './chronology.ts';
import { storyJson } from './stories.ts';

/** Weeks looked through where none are named, the last with values among them. */
const WEEKS = 12;
const MOST_WEEKS = 520;

const proposalsRoute = createRoute({
  method: 'get',
  path: '/chronology/proposals',
  summary: 'Stories that may be events of the chronology',
  request: {
    query: z.strictObject({
      class: itemClassSchema.optional(),
      from: weekSchema.optional(),
      to: weekSchema.optional(),
      ...formatQuery(['json']),
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ families: z.int(), sides: z.int(), probability: z.number() }),
        proposals: z.array(z.object({ story: storySchema, draft: draftSchema })),
        ...provenance,
      }),
      'Heaviest first, those that are events already left out; twelve weeks where none are named.',
    ),
    ...problemAnswers,
  },
});

const promoteRoute = createRoute({
  method: 'post',
  path: '/chronology/promotions',
  summary: 'Make a story an event of the chronology (analysts)',
  ...needs('analyst'),
  request: { body: jsonBody(promotionSchema) },
  responses: {
    201: jsonAnswer(eventSchema.extend(provenance), 'The event.'),
    409: problemAnswers[400],
    ...problemAnswers,
    ...bodyAnswers,
    ...roleAnswers,
    ...notFoundAnswer,
  },
});

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/chronology/promotions/{id}',
  summary: 'Take an added event out of the chronology (analysts); it stays in the records',
  ...needs('analyst'),
  request: { params: z.object({ id: z.string().max(200) }) },
  responses: {
    204: { description: 'It is out.' },
    ...problemAnswers,
    ...roleAnswers,
    ...notFoundAnswer,
  },
});

export function createPromotionRoutes({ store, provenance: facts, clock }: ApiDependencies) {
  const phases = loadPhases();
  return createRouter()
    .openapi(proposalsRoute, async (context) => {
      const query = context.req.valid('query');
      const itemClass = query.class ?? (await store.series.publishedClass());
      for (const name of [query.from, query.to]) if (name !== undefined) mondayOf(name);
      const to = query.to ?? (await store.series.span(itemClass))?.to ?? weekOf(clock.now());
      const from = query.from ?? addWeeks(to, 1 - WEEKS);
      const weeks = weeksBetween(from, to).slice(-MOST_WEEKS);
      const found = await proposeEvents(store, itemClass, weeks, phases);
      const proposals = found.map(({ story, draft }) => ({ story: storyJson(story), draft }));
      return context.json({ from: weeks[0] ?? from, to, rule: proposalRule, proposals, ...facts }, 200);
    })
    .openapi(promoteRoute, async (context) => {
      const { story, ...wording } = context.req.valid('json');
      const by = context.get('principal')!.name;
      const event = await promoteStory(store, story, wording as Wording, by, phases);
      return context.json({ ...eventJson(event, { storyId: story, by }), ...facts }, 201);
    })
    .openapi(withdrawRoute, async (context) => {
      await store.promotions.withdraw(context.req.valid('param').id, context.get('principal')!.name);
      return context.body(null, 204);
    });
}

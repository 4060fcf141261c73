/** Saved questions whose answers are sent by e-mail or webhook. Administrators', since they name receivers. */
import { createRoute, z } from '@hono/zod-openapi';
import { RendezvousError } from '../../base/errors.ts';
import type { SubscriptionRow } from '../../store/subscriptions.ts';
import type { ApiDependencies } from '../app.ts';
import { originOf } from '../provenance.ts';
import { savedQuestions } from '../saved-question.ts';
import { provenance } from '../schemas/common.ts';
import { newSubscriptionSchema, subscriptionSchema } from '../schemas/subscriptions.ts';
import {
  bodyAnswers,
  createRouter,
  idParams,
  jsonAnswer,
  jsonBody,
  needs,
  notFoundAnswer,
  problemAnswers,
  roleAnswers,
} from '../validation.ts';

const one = jsonAnswer(subscriptionSchema.extend(provenance), 'The subscription as it is now.');

const listRoute = createRoute({
  ...needs('admin'),
  method: 'get',
  path: '/subscriptions',
  summary: 'Saved questions and how their delivery fares (administrators)',
  responses: {
    200: jsonAnswer(z.object({ subscriptions: z.array(subscriptionSchema), ...provenance }), 'By name.'),
    ...problemAnswers,
    ...roleAnswers,
  },
});

const addRoute = createRoute({
  ...needs('admin'),
  method: 'post',
  path: '/subscriptions',
  summary: 'Have the answers to a question sent from now on (administrators)',
  request: { body: jsonBody(newSubscriptionSchema) },
  responses: { 201: one, 409: problemAnswers[400], ...problemAnswers, ...bodyAnswers, ...roleAnswers },
});

const pauseRoute = createRoute({
  ...needs('admin'),
  method: 'patch',
  path: '/subscriptions/{id}',
  summary: 'Pause a subscription, or go on with it and try again what was given up (administrators)',
  request: {
    params: idParams,
    body: jsonBody(z.strictObject({ paused: z.boolean() })),
  },
  responses: { 200: one, ...problemAnswers, ...bodyAnswers, ...roleAnswers, ...notFoundAnswer },
});

const removeRoute = createRoute({
  ...needs('admin'),
  method: 'delete',
  path: '/subscriptions/{id}',
  summary: 'Remove a subscription with all that waits for it (administrators)',
  request: { params: idParams },
  responses: { 204: { description: 'It is gone.' }, ...problemAnswers, ...roleAnswers, ...notFoundAnswer },
});

export function createSubscriptionRoutes({ store, clock, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const rows = await store.subscriptions.list();
      const subscriptions = rows.map((row) => subscriptionJson(row, originOf(context)));
      return context.json({ subscriptions, ...facts }, 200);
    })
    .openapi(addRoute, async (context) => {
      const made = context.req.valid('json');
      savedQuestions[made.subject](made.question);
      const row = await store.subscriptions.add(made, new Date(clock.now()));
      return context.json({ ...subscriptionJson(row, originOf(context)), ...facts }, 201);
    })
    .openapi(pauseRoute, async (context) => {
      const { id } = await find(context.req.valid('param').id);
      const { paused } = context.req.valid('json');
      await store.subscriptions.setPaused(id, paused);
      if (!paused) await store.subscriptions.tryAgain(id);
      return context.json({ ...subscriptionJson(await find(id), originOf(context)), ...facts }, 200);
    })
    .openapi(removeRoute, async (context) => {
      const { id } = await find(context.req.valid('param').id);
      await store.subscriptions.remove(id);
      return context.body(null, 204);
    });

  async function find(id: number): Promise<SubscriptionRow> {
    const row = await store.subscriptions.byId(id);
    if (row !== undefined) return row;
    throw new RendezvousError(
      'not-found',
      `there is no subscription ${id}`,
      'Ids come from /v1/subscriptions.',
    );
  }
}

function subscriptionJson(
  { afterId: _, createdAt, toldAt, ...row }: SubscriptionRow,
  origin: string,
): z.infer<typeof subscriptionSchema> {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    toldAt: toldAt.toISOString(),
    atom: atomAddress(row, origin),
  };
}

/** The same question as a feed for feed readers. */
export function atomAddress(
  { subject, question }: Pick<SubscriptionRow, 'subject' | 'question'>,
  origin: string,
): string {
  return `${origin}/v1/${subject}?${question}${question === '' ? '' : '&'}format=atom`;
}

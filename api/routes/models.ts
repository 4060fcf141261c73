/** The classifier in use: which model, made of what, with which thresholds. */
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDependencies } from '../app.ts';
import { formatQuery } from '../formats/negotiate.ts';
import { measured, provenance } from '../schemas/common.ts';
import { createRouter, jsonAnswer, problemAnswers } from '../validation.ts';

const modelSchema = z
  .object({
    version: z.string().describe('Content hash of the model.'),
    trainedOn: measured(z.int(), 'count', 'Texts that it was built from.'),
    features: measured(z.int(), 'count', 'Words and pairs of words that it knows.'),
    labels: z.array(
      z.object({
        id: z.string(),
        threshold: measured(z.number(), '0–1', 'From which probability the label is given.'),
      }),
    ),
  })
  .openapi('Model');

const modelsRoute = createRoute({
  method: 'get',
  path: '/models',
  summary: 'The classifier’s model in use',
  request: { query: z.strictObject(formatQuery(['json'])) },
  responses: {
    200: jsonAnswer(
      z.object({ models: z.array(modelSchema), ...provenance }),
      'Models, the one in use first.',
    ),
    ...problemAnswers,
  },
});

export function createModelRoutes({ model, provenance: facts }: ApiDependencies) {
  return createRouter().openapi(modelsRoute, (context) => context.json({ models: [model], ...facts }, 200));
}

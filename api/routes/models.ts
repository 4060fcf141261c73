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
    evaluation: z
      .array(
        z.object({
          sample: z
            .enum(['cross-validation', 'real-items'])
            .describe(
              'Training items, each by a model that had not seen it; or real items seen while the model was made.',
            ),
          items: measured(z.int(), 'count', 'Items that were coded.'),
          figures: z.array(
            z.object({
              measure: z.enum(['relevance', 'core', 'orientation', 'categories', 'calibration']),
              value: measured(z.number(), '0–1', 'F1, or mean F1; of calibration the mean absolute error.'),
              lower: z.number().nullable().describe('Lower end of the 90 % bootstrap interval.'),
              upper: z.number().nullable().describe('Its upper end.'),
            }),
          ),
        }),
      )
      .describe('How good its codings are, as measured.'),
    errorRates: z
      .object({
        basis: z.enum(['audit', 'cross-validation']),
        source: z.string().describe('What was measured.'),
        truePositives: measured(z.int(), 'count', 'Cooperative items coded as cooperative.'),
        falseNegatives: measured(z.int(), 'count', 'Cooperative items coded as tense.'),
        falsePositives: measured(z.int(), 'count', 'Tense items coded as cooperative.'),
        trueNegatives: measured(z.int(), 'count', 'Tense items coded as tense.'),
      })
      .describe('The errors that the balance reckons with.'),
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
  return createRouter().openapi(modelsRoute, (context) =>
    context.json({ models: [model as z.infer<typeof modelSchema>], ...facts }, 200),
  );
}

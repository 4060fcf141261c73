/** The last validation report: as data, as Markdown, or as a page to keep. */
import { createRoute, z } from '@hono/zod-openapi';
import { testQuestions } from '../../analysis/validation/questions.ts';
import { RendezvousError } from '../../base/errors.ts';
import { documentTypes, renderDocument } from '../../briefings/render/forms.ts';
import { composeValidation } from '../../briefings/validation/compose-validation.ts';
import type { StoredValidation } from '../../store/validation.ts';
import type { ApiDependencies } from '../app.ts';
import { itemClassSchema, provenance } from '../schemas/common.ts';
import { validationSchema } from '../schemas/validation.ts';
import { createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';

const route = createRoute({
  method: 'get',
  path: '/validation',
  summary: 'The last validation report: every test with its reading and verdict',
  request: {
    query: z.strictObject({
      class: itemClassSchema
        .optional()
        .describe('Without it, live where live feeds have values, else backfill.'),
      format: z.enum(['json', 'md', 'html']).default('json').describe('Form of the answer.'),
    }),
  },
  responses: {
    200: {
      description: 'The report.',
      content: {
        'application/json': { schema: validationSchema.extend(provenance) },
        'text/markdown': { schema: z.string() },
        'text/html': { schema: z.string() },
      },
    },
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createValidationRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter().openapi(route, async (context) => {
    const { format, ...query } = context.req.valid('query');
    const itemClass = query.class ?? (await store.series.publishedClass());
    const stored = await store.validation.read(itemClass);
    if (stored === undefined)
      throw new RendezvousError(
        'not-found',
        `there is no validation report of class ${itemClass} yet`,
        'The worker makes one a week; "rendezvous validate --keep" makes one at once.',
      );
    if (format === 'json') return context.json({ ...validationJson(stored), ...facts }, 200);
    const { body } = await renderDocument(composeValidation(stored.report, stored.versions), format);
    context.header('content-type', documentTypes[format]);
    const name = `rendezvous-validation-${itemClass}-${stored.report.to}.${format}`;
    context.header('content-disposition', `attachment; filename="${name}"`);
    return context.body(body as string) as never;
  });
}

function validationJson({
  report,
  versions,
  computedAt,
}: StoredValidation): z.infer<typeof validationSchema> {
  const tests = report.tests.map((test) => ({ ...testQuestions[test.id], ...test }));
  return { ...report, tests, madeWith: versions, computedAt: computedAt.toISOString() };
}

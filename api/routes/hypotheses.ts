/** The board of hypotheses: each statement of the thesis with its measure, present reading and verdict. */
import { createRoute, z } from '@hono/zod-openapi';
import { type Hypothesis, hypotheses } from '../../codebook/hypotheses.ts';
import type { StoredReading } from '../../store/hypothesis-readings.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { itemClassSchema, provenance } from '../schemas/common.ts';
import { hypothesisSchema } from '../schemas/hypotheses.ts';
import { answers, chooseFormat, createRouter, problemAnswers } from '../validation.ts';

export const hypothesisTable = defineTable('hypotheses', 'one hypothesis', hypothesisSchema);

const route = createRoute({
  method: 'get',
  path: '/hypotheses',
  summary: 'The thesis’s hypotheses with their present readings and verdicts',
  request: {
    query: z.strictObject({
      class: itemClassSchema
        .optional()
        .describe('Without it, live where live feeds have values, else backfill.'),
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ class: itemClassSchema, hypotheses: z.array(hypothesisSchema), ...provenance }),
      tableFormats,
      'All hypotheses in the thesis’s order.',
    ),
    ...problemAnswers,
  },
});

export function createHypothesisRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter().openapi(route, async (context) => {
    const { header, ...query } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    const itemClass = query.class ?? (await store.series.publishedClass());
    const stored = await store.hypothesisReadings.read(itemClass);
    const board = hypotheses.map((hypothesis) => hypothesisJson(hypothesis, stored.get(hypothesis.id)));
    if (format === 'json') return context.json({ class: itemClass, hypotheses: board, ...facts }, 200);
    const table = { of: hypothesisTable, header, rows: () => oneBatch(board) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

function hypothesisJson(
  hypothesis: Hypothesis,
  stored: StoredReading | undefined,
): z.infer<typeof hypothesisSchema> {
  return {
    ...hypothesis,
    verdict: stored?.verdict ?? 'undetermined',
    weeks: stored?.weeks ?? 0,
    missing: stored ? stored.missing : `${hypothesis.fewestWeeks} more weeks`,
    readings: stored?.readings ?? [],
    through: stored?.through ?? null,
    computedAt: stored?.computedAt.toISOString() ?? null,
    rules: stored?.versions['board'] ?? null,
  };
}

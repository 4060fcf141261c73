/** The board of hypotheses: each statement of the thesis with its measure, present reading and verdict. */
import { createRoute, z } from '@hono/zod-openapi';
import { BOARD_VERSION, weighHypotheses } from '../../analysis/hypotheses/board.ts';
import { CLIMATE, type Hypothesis, hypotheses } from '../../codebook/hypotheses.ts';
import { type DatedStore, readAsOf } from '../../store/as-of.ts';
import { readHypothesisMaterial } from '../../store/hypotheses.ts';
import type { StoredReading } from '../../store/hypothesis-readings.ts';
import type { Snapshot } from '../../store/snapshots.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import { itemClassSchema, provenance } from '../schemas/common.ts';
import { hypothesisSchema } from '../schemas/hypotheses.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';

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
      as_of: asOfSchema,
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
    ...notFoundAnswer,
  },
});

type Board = ReadonlyMap<string, StoredReading>;

export function createHypothesisRoutes({ store, provenance: facts }: ApiDependencies) {
  /** A snapshot never changes, so its board is read once. */
  const boards = new Map<number, Promise<Board>>();
  const boardAsOf = (snapshot: Snapshot, dated: DatedStore) => {
    const known = boards.get(snapshot.id) ?? readBoard(snapshot, dated);
    boards.set(snapshot.id, known);
    known.catch(() => boards.delete(snapshot.id));
    return known;
  };
  return createRouter().openapi(route, async (context) => {
    const { header, ...query } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    const dated = await readAsOf(store, query.as_of, query.class);
    const { class: itemClass, snapshot } = dated;
    const stored: Board = snapshot
      ? await boardAsOf(snapshot, dated)
      : await store.hypothesisReadings.read(itemClass);
    const board = hypotheses.map((hypothesis) => hypothesisJson(hypothesis, stored.get(hypothesis.id)));
    if (format === 'json') return context.json({ class: itemClass, hypotheses: board, ...facts }, 200);
    const table = { of: hypothesisTable, header, rows: () => oneBatch(board) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

/** The board by the present rules on the values of a snapshot. */
async function readBoard(snapshot: Snapshot, dated: DatedStore): Promise<Board> {
  const material = await readHypothesisMaterial(dated, snapshot.class, CLIMATE);
  const rest = {
    through: material.weeks.at(-1) ?? null,
    versions: { ...snapshot.versions, board: BOARD_VERSION },
    computedAt: snapshot.createdAt,
  };
  return new Map(weighHypotheses(material).map((reading) => [reading.id, { ...reading, ...rest }]));
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

/** Codings: what every coder said of every item; and a text of the caller's own, coded on the spot. */
import { createRoute, z } from '@hono/zod-openapi';
import type { ListedCoding } from '../../store/codings.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import type { Batches } from '../formats/rows.ts';
import { nextSchema, provenance } from '../schemas/common.ts';
import { classificationSchema, listedCodingSchema } from '../schemas/items.ts';
import {
  answers,
  bodyAnswers,
  chooseFormat,
  createRouter,
  jsonAnswer,
  jsonBody,
  linkNext,
  problemAnswers,
} from '../validation.ts';

export const codingTable = defineTable(
  'codings',
  'one verdict on one wording of one item',
  listedCodingSchema,
);

const PAGE = 100;
const BATCH = 1000;
const LONGEST_TEXT = 200_000;

const listRoute = createRoute({
  method: 'get',
  path: '/codings',
  summary: 'Every coding, newest first',
  request: {
    query: z.strictObject({
      item: z.coerce
        .number()
        .int()
        .positive()
        .max(2 ** 52)
        .optional()
        .describe('Number of the item.'),
      coder: z.enum(['person', 'model']).optional().describe('Who coded.'),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(500)
        .optional()
        .describe(`Rows; ${PAGE} in JSON, all in tables.`),
      after: afterSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ codings: z.array(listedCodingSchema), next: nextSchema, ...provenance }),
      tableFormats,
      'One page, or all as a table.',
    ),
    ...problemAnswers,
  },
});

const text = (meaning: string) => z.string().max(LONGEST_TEXT).describe(meaning);

const classifyRoute = createRoute({
  method: 'post',
  path: '/classify',
  summary: 'Code a text of your own; nothing is stored',
  request: {
    body: jsonBody(
      z.strictObject({
        title: text('Headline.'),
        summary: text('Short form.').nullish(),
        body: text('Full text.').nullish(),
        lang: z.string().max(35).nullish().describe('Declared language; else the text decides.'),
        evidence: z.boolean().default(true).describe('Say what decided.'),
        all: z.boolean().default(false).describe('List every label’s probability.'),
      }),
    ),
  },
  responses: {
    200: jsonAnswer(classificationSchema.extend(provenance), 'The coding.'),
    ...problemAnswers,
    ...bodyAnswers,
  },
});

export function createCodingRoutes({ store, classifier, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const { item, coder, limit, after, header } = context.req.valid('query');
      const format = chooseFormat(context, tableFormats);
      const filter = { itemId: item, coder };
      const before = after === undefined ? undefined : decodeCursor(after, 'codings').id;
      if (format !== 'json') {
        const rows = () => batches(filter, limit ?? Number.POSITIVE_INFINITY, before);
        return (await answerAs(context, format, {
          provenance: facts,
          table: { of: codingTable, header, rows },
        })) as never;
      }
      const most = limit ?? PAGE;
      const rows = await store.codings.list(filter, most, before);
      const last = rows.at(-1);
      const next =
        last && rows.length === most ? encodeCursor({ order: 'codings', key: '0', id: last.id }) : null;
      linkNext(context, next);
      return context.json({ codings: rows.map(codingJson), next, ...facts }, 200);
    })
    .openapi(classifyRoute, (context) => {
      const { evidence, all, ...item } = context.req.valid('json');
      return context.json({ ...classifier.classify(item, { evidence, all }), ...facts }, 200);
    });

  async function* batches(
    filter: { itemId: number | undefined; coder: 'person' | 'model' | undefined },
    limit: number,
    before: number | undefined,
  ): Batches {
    for (let left = limit, from = before; left > 0; ) {
      const rows = await store.codings.list(filter, Math.min(BATCH, left), from);
      yield rows.map(codingJson);
      from = rows.at(-1)?.id;
      left = rows.length < BATCH ? 0 : left - rows.length;
    }
  }
}

function codingJson(row: ListedCoding): z.infer<typeof listedCodingSchema> {
  return { ...row, codedAt: row.codedAt.toISOString() };
}

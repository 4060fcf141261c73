/** The attention index: how much of the news a category takes, each outlet against its own habit. */
import { createRoute, z } from '@hono/zod-openapi';
import { ATTENTION_VERSION } from '../../analysis/indicators/attention-series.ts';
import { RendezvousError } from '../../base/errors.ts';
import { monthOf } from '../../base/month.ts';
import { weekOf, weeksBetween } from '../../base/week.ts';
import { categories } from '../../codebook/categories.ts';
import { readAsOf } from '../../store/as-of.ts';
import { measureAttentionOf } from '../../store/attention.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { formatQuery, tableFormats } from '../formats/negotiate.ts';
import type { Remember } from '../remember.ts';
import { attentionLinkSchema, attentionValueSchema } from '../schemas/attention.ts';
import { itemClassSchema, provenance, weekSchema } from '../schemas/common.ts';
import { seriesPressSchema } from '../schemas/series.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { answers, chooseFormat, createRouter, notFoundAnswer, problemAnswers } from '../validation.ts';

export const attentionTable = defineTable(
  'attention',
  'one week or month of a category',
  attentionValueSchema,
);

const route = createRoute({
  method: 'get',
  path: '/attention/{category}',
  summary: 'How much of the news a category takes, each outlet against its own habit; mean of the base = 100',
  request: {
    params: z.object({ category: z.enum(categories) }),
    query: z.strictObject({
      class: itemClassSchema
        .optional()
        .describe('Without it, live where live feeds have values, else backfill.'),
      press: seriesPressSchema.default('all'),
      by: z.enum(['week', 'month']).default('week').describe('Weeks, or months of whole weeks.'),
      base_from: weekSchema.optional().describe('First week of the base; goes with `base_to`.'),
      base_to: weekSchema.optional().describe('Last week of the base, at least 52 weeks.'),
      as_of: asOfSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({
        category: z.enum(categories),
        class: itemClassSchema,
        press: seriesPressSchema,
        rules: z.string().describe('Version of the index’s definition.'),
        base: z
          .object({ from: z.string(), to: z.string() })
          .nullable()
          .describe('Periods whose mean is 100.'),
        values: z.array(attentionValueSchema),
        links: z.array(attentionLinkSchema).describe('Outlets that came or went.'),
        ...provenance,
      }),
      tableFormats,
      'All periods in which three outlets delivered five items or more; none while there is no base.',
    ),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createAttentionRoutes(
  { store, clock, provenance: facts }: ApiDependencies,
  remember: Remember,
) {
  return createRouter().openapi(route, async (context) => {
    const { category } = context.req.valid('param');
    const { press, by: unit, base_from, base_to, as_of, header, ...query } = context.req.valid('query');
    const format = chooseFormat(context, tableFormats);
    const base = baseOf(base_from, base_to, unit);
    const dated = await readAsOf(store, as_of, query.class);
    const wish = { category, press, unit, base, currentWeek: weekOf(clock.now()) };
    const key = JSON.stringify(['attention', dated.class, as_of, wish]);
    const attention = await remember(key, () => measureAttentionOf(dated, wish));
    if (format === 'json') {
      const asked = { category, class: dated.class, press, rules: ATTENTION_VERSION };
      return context.json({ ...asked, ...attention, ...facts }, 200);
    }
    const rows = attention.values.map((value) => ({ ...value }));
    const table = { of: attentionTable, header, rows: () => oneBatch(rows) };
    return (await answerAs(context, format, { provenance: facts, table })) as never;
  });
}

function baseOf(from: string | undefined, to: string | undefined, unit: 'week' | 'month') {
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && weeksBetween(from, to).length >= 52)
    return unit === 'week' ? { from, to } : { from: monthOf(from), to: monthOf(to) };
  throw new RendezvousError(
    'bad-input',
    'a base has a first and a last week, and at least 52 weeks',
    'Give both base_from and base_to.',
  );
}

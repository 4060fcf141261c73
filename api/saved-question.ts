/** Questions kept as text: the query of `/v1/items` or `/v1/alerts`, read anew each time they are asked. */
import { z } from '@hono/zod-openapi';
import { RendezvousError } from '../base/errors.ts';
import { type AlertFilter, alertVerdicts } from '../store/alert-reader.ts';
import type { ItemFilter } from '../store/item-filter.ts';
import { itemFilterQuery, readItemFilter } from './item-question.ts';
import { alertKindSchema } from './schemas/alerts.ts';
import { itemClassSchema } from './schemas/common.ts';

const itemQuestion = z.strictObject(itemFilterQuery);
const alertQuestion = z.strictObject({
  class: itemClassSchema.optional(),
  kind: alertKindSchema.optional(),
  subject: z.string().max(100).optional(),
  verdict: z.enum([...alertVerdicts, 'open']).optional(),
});

/** Both throw `bad-input` that names the field at fault. */
export const savedQuestions = {
  items: (text: string): ItemFilter => readItemFilter(readFields(itemQuestion, text)),
  alerts: (text: string): AlertFilter => readFields(alertQuestion, text),
};

function readFields<Fields>(schema: z.ZodType<Fields>, text: string): Fields {
  const given = new URLSearchParams(text);
  const fields = Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
  const read = schema.safeParse(fields);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new RendezvousError(
    'bad-input',
    `the question cannot be read: ${faults.join('; ')}`,
    'Write it like the query of /v1/items or /v1/alerts, such as relevance=core&category=sanctions.',
  );
}

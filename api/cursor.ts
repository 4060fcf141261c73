/**
 * Cursors: the place after the last row of a page, opaque to the caller. Lists go on by value, not by count, so that
 * what arrives meanwhile moves nothing.
 */
import { z } from '@hono/zod-openapi';
import { RendezvousError } from '../base/errors.ts';

/** The order that the page was in, the last row's sort key and id, and the newest id of a ranked list. */
const cursorSchema = z.strictObject({
  order: z.string(),
  key: z.string().max(64),
  id: z.int().positive(),
  upTo: z.int().nonnegative().optional(),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** The `after` parameter of every list. */
export const afterSchema = z
  .string()
  .max(400)
  .regex(/^[\w-]+$/, 'is not a cursor of this server')
  .optional()
  .describe('`next` of the page before.');

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `bad-input` for anything that this server has not given out for this order. */
export function decodeCursor(text: string, order: string): Cursor {
  const result = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  const fits = result.success && result.data.order === order && isKeyOf(order, result.data.key);
  if (fits) return result.data;
  throw new RendezvousError(
    'bad-input',
    'after: is not a cursor of this list in this order',
    'Take `next` of the page before, and keep `sort` and the filters as they were.',
  );
}

/** A sort key is text that the database reads as a number or an instant; nothing else may reach it. */
function isKeyOf(order: string, key: string): boolean {
  if (order.endsWith('published'))
    return key === UNDATED || (/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(key) && isDate(key));
  if (order.endsWith('rank')) return /^\d+(\.\d+)?(e-\d{1,2})?$/.test(key);
  return /^\d{1,15}$/.test(key);
}

/** The key of archive items without a date. */
const UNDATED = '-infinity';

function isDate(key: string): boolean {
  return !Number.isNaN(Date.parse(`${key.slice(0, 10)}T${key.slice(11, 19)}Z`));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

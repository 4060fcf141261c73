/** Snapshots as the API gives them. */
import { z } from '@hono/zod-openapi';
import { instant, itemClassSchema } from './common.ts';

export const snapshotSchema = z
  .object({
    name: z.string().describe('Name, for `as_of`.'),
    class: itemClassSchema,
    note: z.string().nullable().describe('What it is for.'),
    madeBy: z.string().describe('Who made it.'),
    week: z.string().describe('ISO week in which it was made.'),
    madeWith: z.record(z.string(), z.string()).describe('Versions that made its values.'),
    checksum: z.string().describe('SHA-256 of all its values as CSV.'),
    createdAt: instant('When it was made.'),
    whole: z
      .boolean()
      .describe('Whether it keeps stories, alerts and the chronology, too; older ones keep series only.'),
  })
  .openapi('Snapshot');

export const asOfSchema = z
  .string()
  .max(64)
  .optional()
  .describe('Name of a snapshot: the values as they were then. A snapshot has one class.');

/** Revisions of frozen weeks as the API gives them. */
import { z } from '@hono/zod-openapi';
import { instant, itemClassSchema, measured } from './common.ts';

export const revisionSchema = z
  .object({
    id: z.int().describe('Number of the revision.'),
    class: itemClassSchema,
    revisedAt: instant('When the values changed.'),
    weeks: z.array(z.string()).describe('ISO weeks whose own data or codings changed.'),
    affected: measured(
      z.int(),
      'count',
      'Frozen weeks of which any value changed; a balance leans on weeks before it.',
    ),
    values: measured(z.int(), 'count', 'Values of frozen weeks that changed.'),
    because: z
      .enum(['data', 'versions'])
      .describe('Items, texts, codings or stories; or versions of codebook, lexicon, model or method.'),
    balances: z
      .array(
        z.object({
          week: z.string(),
          before: z.number().nullable().describe('Null where there was none.'),
          after: z.number().nullable().describe('Null where there is none any more.'),
        }),
      )
      .describe('The balance of all press where it moved by .005 or more; at most the fifty largest moves.'),
  })
  .openapi('Revision');

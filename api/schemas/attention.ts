/** The attention index as the API gives it. */
import { z } from '@hono/zod-openapi';
import { measured } from './common.ts';

const index = 'index, base = 100';

export const attentionValueSchema = z
  .object({
    period: z.string().describe('ISO week, or month of whole weeks.'),
    index: measured(z.number(), index, 'Attention against the outlets’ own habits.'),
    lower: measured(z.number(), index, 'Lower end of the 90 % interval.'),
    upper: measured(z.number(), index, 'Upper end of the 90 % interval.'),
    leastWithoutOne: measured(z.number(), index, 'Least index with one outlet left out.'),
    mostWithoutOne: measured(z.number(), index, 'Greatest index with one outlet left out.'),
    share: z.number().describe('Items of the category among all delivered, 0–1.'),
    items: measured(z.int(), 'count', 'Items of the category.'),
    stories: measured(z.int(), 'count', 'New stories of the category.'),
    outlets: measured(z.int(), 'count', 'Outlets that delivered enough.'),
    status: z
      .enum(['thin', 'provisional', 'frozen'])
      .describe('Fewer than five items; may still change; no longer changes, but with the base.'),
  })
  .openapi('AttentionValue');

export const attentionLinkSchema = z
  .object({
    period: z.string().describe('From when on.'),
    outlet: z.string().describe('Which outlet.'),
    change: z.enum(['entered', 'left']).describe('Whether it came or went.'),
    factor: z.number().describe('By what the index is multiplied from then on, so as not to jump.'),
  })
  .openapi('AttentionLink');

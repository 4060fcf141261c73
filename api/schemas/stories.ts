/** Stories as the API gives them. */
import { z } from '@hono/zod-openapi';
import { instant, itemClassSchema, measured, outletPressSchema } from './common.ts';
import { orientationSchema } from './items.ts';

const probabilities = z.array(z.object({ id: z.string(), probability: z.number() }));

export const storySchema = z
  .object({
    id: z.int().describe('Number of the story’s first item.'),
    class: itemClassSchema,
    week: z.string().describe('ISO week of the first item.'),
    title: z.string().describe('Headline of the first item.'),
    firstSeenAt: instant('When the first item was published.'),
    lastSeenAt: instant('When the last item was published.'),
    items: measured(z.int(), 'count', 'Items of the story.'),
    outlets: z.array(z.string()).describe('Who reported it.'),
    families: z.array(z.string()).describe('Their owners or syndicates; each has one vote.'),
    presses: z.array(outletPressSchema).describe('Whose press reported it.'),
    relevance: z.enum(['core', 'context']).describe('Codebook section 1.'),
    cooperation: measured(z.number(), '0–1', 'Probability that it shows cooperation.'),
    tension: measured(z.number(), '0–1', 'Probability that it shows tension.'),
    label: orientationSchema.describe('What it counts as.'),
    categories: probabilities.describe('Categories, most probable first.'),
    factors: probabilities.describe('Factors, most probable first.'),
    sides: z.record(z.string(), z.number()).describe('Share of the families’ votes that name a side.'),
  })
  .openapi('Story');

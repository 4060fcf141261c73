/** Events of the chronology as the API gives and takes them. */
import { z } from '@hono/zod-openapi';
import { measured } from './common.ts';
import { categorySchema, factorSchema } from './items.ts';

export const eventSchema = z
  .object({
    id: z.string().describe('Stable name of the event.'),
    date: z.string().describe('First day of the stretch that `precision` leaves open.'),
    precision: z.enum(['day', 'month', 'year']).describe('How exactly the date is known.'),
    end: z.string().nullable().describe('Last day of a longer event.'),
    phase: z.string().describe('Phase of the case study.'),
    title: z.string().describe('What happened.'),
    text: z.string().describe('What happened, at length.'),
    categories: z.array(z.string()).describe('Codebook section 2.'),
    factors: z.array(z.string()).describe('Codebook section 3.'),
    intensity: measured(z.number(), '−10…10', 'From conflict to cooperation.'),
    actors: z.array(z.string()).describe('Who took part.'),
    sources: z.array(z.string()).describe('Where it is vouched for.'),
    status: z.enum(['verified', 'unverified']).describe('Whether date and facts are certain.'),
    story: z.int().nullable().describe('Story that an analyst promoted; null for events of files.'),
    addedBy: z.string().nullable().describe('Who added it; null for events of the codebook itself.'),
  })
  .openapi('ChronologyEvent');

const sourceSchema = z.object({
  kind: z.enum(['thesis', 'outlet', 'document', 'book']),
  text: z.string().min(1).max(1000),
  date: z.iso.date().optional(),
  chapter: z.string().optional(),
  address: z.string().max(2000).optional(),
});

const codedFields = {
  date: z.iso.date().describe('First day.'),
  precision: z.enum(['day', 'month', 'year']).describe('How exactly the date is known.'),
  categories: z.array(categorySchema).describe('Codebook section 2.'),
  factors: z.array(factorSchema).describe('Codebook section 3.'),
  intensity: z.number().min(-10).max(10).describe('From conflict (−10) to cooperation (10).'),
  actors: z.array(z.string().max(100)).max(50).describe('Ids of /v1/actors.'),
  sources: z.array(sourceSchema).max(50).describe('Where it is vouched for.'),
  status: z.enum(['verified', 'unverified']).describe('Unverified events stay out of statistics.'),
};

/** An event as data draft it: all but the text, which a person writes. */
export const draftSchema = z
  .object({ id: z.string(), title: z.string(), phase: z.string(), ...codedFields })
  .openapi('EventDraft');

/** What a person says: title and text in their own words; what else is left out is the draft's. */
export const promotionSchema = z
  .strictObject({
    story: z
      .int()
      .positive()
      .max(2 ** 52)
      .describe('Story that becomes an event.'),
    title: z.string().trim().min(1).max(300).describe('What happened, in your own words.'),
    text: z.string().trim().min(1).max(2000).describe('Two sentences of your own.'),
    id: z.string().max(150).optional().describe('Made from date and title where it is left out.'),
    end: z.iso.date().optional().describe('Last day of a longer event.'),
    ...z.object(codedFields).partial().shape,
  })
  .openapi('Promotion');

/** Shapes that many answers share, and how a field says its unit. */
import { z } from '@hono/zod-openapi';

/** Units of fields, beside their descriptions: both go into tables' header rows and data dictionaries. */
export const units = z.registry<{ unit: string }>();

/** A field with its unit and meaning. The registered schema must be the one in the object's shape. */
export function measured<Schema extends z.ZodType>(schema: Schema, unit: string, meaning: string): Schema {
  const described = schema.describe(meaning);
  units.add(described, { unit });
  return described;
}

/** An instant in UTC. */
export const instant = (meaning: string) => measured(z.iso.datetime(), 'UTC', meaning);
export const optionalInstant = (meaning: string) => measured(z.iso.datetime().nullable(), 'UTC', meaning);

export const weekSchema = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'write an ISO week as 2026-W30')
  .describe('ISO week, as 2026-W30.');

export const itemClassSchema = z
  .enum(['live', 'backfill'])
  .describe('Delivered by a followed feed, or brought in from an archive.');

export const outletPressSchema = z.enum(['us', 'russian', 'third']);

export const versionsSchema = z
  .object({
    codebook: z.string().describe('Content hash of the codebook.'),
    lexicon: z.string().describe('Content hash of the lexicon.'),
    model: z.string().describe('Content hash of the classifier’s model.'),
    method: z.string().describe('Version of the method of the series.'),
  })
  .openapi('Versions');

/** What every answer says of itself. */
export const provenance = {
  versions: versionsSchema,
  licence: z.string().describe('Under which terms the data may be used.'),
  cite: z.string().describe('How to cite them.'),
};

/** The cursor of the next page, null on the last one. */
export const nextSchema = z
  .string()
  .nullable()
  .describe('`after` of the next page; null where this is the last.');

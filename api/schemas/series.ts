/** Weekly series as the API gives them. */
import { z } from '@hono/zod-openapi';
import { measured } from './common.ts';

export const seriesPressSchema = z.enum(['all', 'us', 'russian', 'third']).describe('Whose press.');

export const seriesDefinitionSchema = z
  .object({
    name: z.string().describe('Name of the series.'),
    unit: z.string().describe('Unit of its values.'),
    meaning: z.string().describe('What a value says.'),
  })
  .openapi('SeriesDefinition');

const figures = {
  value: z.number().describe('Value in the unit of the series.'),
  lower: z.number().nullable().describe('Lower end of the 90 % interval.'),
  upper: z.number().nullable().describe('Upper end of the 90 % interval.'),
  items: measured(z.int(), 'count', 'Items that the value rests on.'),
  stories: measured(z.int(), 'count', 'Stories that the value rests on.'),
  outlets: measured(z.int(), 'count', 'Outlets that the value rests on.'),
  status: z
    .enum(['thin', 'provisional', 'frozen'])
    .describe('Few items; may still change; no longer changes.'),
  madeBy: z
    .string()
    .describe(
      'Versions that made the value: method, codebook, lexicon, model, and what coding errors are known from.',
    ),
};

export const seriesValueSchema = z
  .object({ week: z.string().describe('ISO week.'), ...figures })
  .openapi('SeriesValue');

export const levelSchema = z
  .object({
    from: z.string().describe('First ISO week.'),
    to: z.string().describe('Last ISO week.'),
    value: z.number().describe('Mean of its values, in the unit of the series.'),
    weeks: measured(z.int(), 'count', 'Weeks with a value.'),
  })
  .openapi('Level');

export const trendWeekSchema = z
  .object({
    week: z.string().describe('ISO week.'),
    value: z.number().describe('The slow line through the weeks so far, in the unit of the series.'),
    lower: z.number().describe('Lower end of its 90 % interval.'),
    upper: z.number().describe('Upper end of its 90 % interval.'),
    stories: measured(z.number(), 'count', 'Polar stories it rests on, those of earlier weeks discounted.'),
    belowZero: measured(z.number(), '0–1', 'Probability that the balance of this week alone is below 0.'),
    belowBefore: measured(
      z.number().nullable(),
      '0–1',
      'Probability that it is below the mean of the four weeks before; null where these have none.',
    ),
  })
  .openapi('TrendWeek');

export const monthValueSchema = z
  .object({ month: z.string().describe('Month of whole ISO weeks, as 2026-07.'), ...figures })
  .openapi('MonthValue');

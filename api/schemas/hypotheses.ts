/** The board of hypotheses as the API gives it. */
import { z } from '@hono/zod-openapi';
import { hypotheses } from '../../codebook/hypotheses.ts';
import { measured, optionalInstant } from './common.ts';

const ids = hypotheses.map(({ id }) => id);

export const readingSchema = z
  .object({
    name: z.string().describe('What the figure is.'),
    value: z.number().describe('The figure.'),
    lower: z.number().nullable().describe('Lower end of the 90 % interval, where it has one.'),
    upper: z.number().nullable().describe('Upper end of the 90 % interval, where it has one.'),
  })
  .openapi('HypothesisFigure');

export const hypothesisSchema = z
  .object({
    id: z.enum(ids as [(typeof ids)[number], ...(typeof ids)[number][]]).describe('Stable name.'),
    statement: z.string().describe('The thesis’s own words.'),
    chapter: z.string().describe('Where it stands in the thesis.'),
    measure: z.string().describe('What is measured.'),
    rule: z.string().describe('By which rule, fixed in advance, the figures speak for or against it.'),
    caution: z.string().describe('What the figures do not say.'),
    verdict: z.enum(['supported', 'against', 'undetermined']).describe('What the rule says now.'),
    weeks: measured(z.int(), 'weeks', 'Weeks that could be used.'),
    fewestWeeks: measured(z.int(), 'weeks', 'Weeks below which there is no verdict.'),
    missing: z.string().nullable().describe('What a verdict still needs.'),
    readings: z
      .array(readingSchema)
      .describe(
        'Present figures; the one that the rule asks for comes first. Empty where none could be taken.',
      ),
    through: z.string().nullable().describe('Last ISO week that the series had.'),
    computedAt: optionalInstant('When it was read, or the snapshot was made; null before the first reading.'),
    rules: z.string().nullable().describe('Version of the rules that it was read by.'),
  })
  .openapi('Hypothesis');

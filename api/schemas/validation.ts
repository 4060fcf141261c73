/** The validation report as the API gives it. */
import { z } from '@hono/zod-openapi';
import { testIds } from '../../analysis/validation/questions.ts';
import { itemClassSchema, measured, weekSchema } from './common.ts';

const figureSchema = z
  .object({
    name: z.string().describe('What the figure is.'),
    value: z.number().describe('The figure.'),
    lower: z.number().nullable().describe('Lower end of the 90 % interval, where it has one.'),
    upper: z.number().nullable().describe('Upper end of the 90 % interval, where it has one.'),
    on: z.string().describe('What it rests on.'),
  })
  .openapi('ValidationFigure');

const testSchema = z
  .object({
    id: z.enum(testIds).describe('Number in the plan.'),
    title: z.string().describe('Name of the test.'),
    asked: z.string().describe('What is asked.'),
    measure: z.string().describe('What is measured.'),
    rule: z.string().describe('By which rule it passes.'),
    verdict: z.enum(['pass', 'fail', 'unknown']).describe('What the rule says; unknown: cannot be said yet.'),
    byEstimate: z
      .boolean()
      .describe('The interval holds the mark, so that the verdict is by the estimate alone.'),
    figures: z.array(figureSchema).describe('Present figures; the main one first.'),
    needs: z.string().nullable().describe('What a verdict still needs, and how much of it there is.'),
    limit: z.string().describe('What the figures do not say.'),
  })
  .openapi('ValidationTest');

const polarSchema = z.object({
  polar: measured(z.int(), 'count', 'Polar stories.'),
  cooperative: measured(z.int(), 'count', 'Those of cooperation.'),
});

const eventSchema = z
  .object({
    id: z.string().describe('Id in the chronology.'),
    date: z.string().describe('ISO day.'),
    week: z.string().describe('ISO week; events of one week are one look.'),
    title: z.string().describe('What happened.'),
    pole: z.enum(['cooperation', 'tension']).describe('Side that the balance should turn to.'),
    intensity: z.number().describe('From −10 to +10.'),
    after: polarSchema,
    before: polarSchema,
    probability: z.number().describe('Posterior probability of such a turn.'),
    verdict: z
      .enum(['seen', 'not-seen', 'too-few', 'both-ways'])
      .describe('Whether it is seen, or why that is not asked.'),
  })
  .openapi('ValidationEvent');

export const validationSchema = z
  .object({
    class: itemClassSchema,
    from: weekSchema,
    to: weekSchema,
    computedAt: z.iso.datetime().describe('When it was made.'),
    madeWith: z.record(z.string(), z.string()).describe('Versions that made it.'),
    items: measured(z.int(), 'count', 'Relevant items of the stories that were read.'),
    stories: measured(z.int(), 'count', 'Stories that were read.'),
    everyStory: z.int().describe('1 where every story was read; n where every n-th was.'),
    tests: z.array(testSchema).describe('All tests of the plan.'),
    events: z.array(eventSchema).describe('Known events, one by one.'),
    placebo: z.object({
      weeks: measured(z.int(), 'weeks', 'Weeks without an event.'),
      tension: measured(z.int(), 'weeks', 'Those that look like one of tension.'),
      cooperation: measured(z.int(), 'weeks', 'Those that look like one of cooperation.'),
      area: z.number().nullable().describe('Chance that an event week stands out more than a placebo.'),
    }),
    outlets: z.array(
      z.object({
        outlet: z.string().describe('An outlet.'),
        items: measured(z.int(), 'count', 'Its items.'),
        correlation: z.number().nullable().describe('Of the monthly balance with the one without it.'),
      }),
    ),
    months: z.array(
      z.object({
        month: z.string().describe('Month of whole ISO weeks.'),
        polar: measured(z.int(), 'count', 'Polar stories by the model.'),
        cooperative: measured(z.int(), 'count', 'Those of cooperation.'),
        keywordPolar: measured(z.int(), 'count', 'Polar stories by keywords alone.'),
        keywordCooperative: measured(z.int(), 'count', 'Those of cooperation.'),
      }),
    ),
  })
  .openapi('Validation');

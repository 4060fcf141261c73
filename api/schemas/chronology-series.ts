/** The chronology by year or phase as the API gives it. */
import { z } from '@hono/zod-openapi';
import { measured } from './common.ts';

const events = (meaning: string) => measured(z.int(), 'count', meaning);

export const chronologyValueSchema = z
  .object({
    period: z.string().describe('Year, or id of a phase.'),
    events: events('Events whose date and facts are certain; all figures are of these.'),
    cooperation: events('Cooperative events.'),
    tension: events('Tense events.'),
    mixed: events('Events that are both.'),
    neutral: events('Events that are neither.'),
    balance: z
      .number()
      .nullable()
      .describe(
        'Twice the cooperative share of polar events, less one; mixed events by the sign of their intensity.',
      ),
    lower: z.number().nullable().describe('Lower end of the 90 % Jeffreys interval.'),
    upper: z.number().nullable().describe('Upper end of the 90 % Jeffreys interval.'),
    intensity: z.number().nullable().describe('Mean intensity, −10 (conflict) to +10 (cooperation).'),
    china: events('Events with factor china.'),
    leftOut: events('Events left out because date or fact is not certain.'),
    status: z
      .enum(['thin', 'provisional', 'frozen'])
      .describe('Fewer than five polar events; the period lasts; complete.'),
  })
  .openapi('ChronologyPeriod');

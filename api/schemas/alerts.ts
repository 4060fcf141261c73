/** Alerts as the API gives them. */
import { z } from '@hono/zod-openapi';
import { alertVerdicts } from '../../store/alert-reader.ts';
import { instant, itemClassSchema, measured, optionalInstant } from './common.ts';

export const alertKindSchema = z.enum(['count', 'balance', 'change', 'threat']);
export const verdictSchema = z.enum(alertVerdicts);

export const alertSchema = z
  .object({
    id: z.int().describe('Number of the alert.'),
    class: itemClassSchema,
    kind: alertKindSchema.describe(
      'An unusual week of a count or of a balance, a change of level, or a threat named beforehand.',
    ),
    subject: z.string().describe('Name of the series, or of the threat.'),
    week: z.string().describe('ISO week that it tells of.'),
    direction: z
      .enum(['up', 'down'])
      .describe('More or less than expected; of a balance, towards cooperation or tension.'),
    observed: z.number().describe('What was seen, in the unit of the series; of a threat, outlet families.'),
    expected: z.number().nullable().describe('What the weeks before led to expect.'),
    p: measured(
      z.number().nullable(),
      '0–1',
      'Probability of such a week by chance; of a change, that there was none.',
    ),
    stories: z
      .array(z.object({ id: z.int(), title: z.string(), outlets: z.array(z.string()) }))
      .describe('At most five stories behind it; of a threat, its reports.'),
    words: z.array(z.string()).describe('Words that decided the codings of these stories.'),
    raisedAt: instant('When it was raised.'),
    withdrawnAt: optionalInstant('When its series ceased to call for it.'),
    verdict: verdictSchema.nullable().describe('What an analyst made of it; null while nobody has looked.'),
    judgedBy: z.string().nullable().describe('Who said so.'),
    note: z.string().nullable().describe('Why.'),
    judgedAt: optionalInstant('When.'),
  })
  .openapi('Alert');

export const precisionSchema = z
  .object({
    confirmed: measured(z.int(), 'count', 'Alerts judged true.'),
    dismissed: measured(z.int(), 'count', 'Alerts judged false.'),
    duplicate: measured(z.int(), 'count', 'Alerts of what another had told; not counted.'),
    open: measured(z.int(), 'count', 'Alerts that nobody has judged.'),
    value: measured(
      z.number().nullable(),
      '0–1',
      'Confirmed among confirmed and dismissed; null before any.',
    ),
    lower: z.number().nullable().describe('Lower end of its 90 % Jeffreys interval.'),
    upper: z.number().nullable().describe('Upper end of its 90 % Jeffreys interval.'),
  })
  .openapi('AlertPrecision');

export const feedChangeSchema = z
  .object({
    subject: z.string().describe('Series that would have raised an alert.'),
    week: z.string().describe('ISO week.'),
    feed: z.int().describe('Number of the feed.'),
    outlet: z.string().describe('Its outlet.'),
    share: measured(z.number(), '0–1', 'The feed’s part of what the series counts.'),
    reason: z.enum(['down', 'new']).describe('It brought nothing in that week, or has only just come.'),
  })
  .openapi('FeedChange');

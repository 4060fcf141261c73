/** Subscriptions as the API and the command line take and give them. */
import { z } from '@hono/zod-openapi';
import { rhythms, subscriptionSubjects } from '../../store/subscriptions.ts';
import { instant, measured } from './common.ts';

const hour = z.int().min(0).max(23);
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** What a person says of a new one. */
export const newSubscriptionSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).describe('What it is called; each name once.'),
    subject: z.enum(subscriptionSubjects).describe('What is asked for.'),
    question: z
      .string()
      .max(2000)
      .transform((text) => text.replace(/^\?/, ''))
      .default('')
      .describe('The query of /v1/items or /v1/alerts; empty asks for all.'),
    channel: z.enum(['email', 'webhook']).describe('How it is told.'),
    target: z.string().trim().max(2000).describe('E-mail address, or http(s) address of a webhook.'),
    rhythm: z.enum(rhythms).default('at-once').describe('At once, or as a digest; weekly is on Mondays.'),
    hour: hour.default(7).describe('Hour of a digest, 0–23 in the zone.'),
    quietFrom: hour.nullable().default(null).describe('Hour from which nothing is sent.'),
    quietTo: hour.nullable().default(null).describe('Hour from which sending goes on.'),
    zone: z.string().max(100).refine(isZone, 'is no time zone such as Europe/Berlin').default('UTC'),
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), {
    path: ['quietTo'],
    message: 'quiet hours need a beginning and an end',
  })
  .refine(({ channel, target }) => (channel === 'email' ? EMAIL.test(target) : isWebAddress(target)), {
    path: ['target'],
    message: 'must be an e-mail address for email, an http(s) address for webhook',
  });

export const subscriptionSchema = z
  .object({
    id: z.int().describe('Number of the subscription.'),
    name: z.string(),
    subject: z.enum(subscriptionSubjects),
    question: z.string().describe('The query that is asked.'),
    channel: z.enum(['email', 'webhook']),
    target: z.string(),
    rhythm: z.enum(rhythms),
    hour,
    quietFrom: hour.nullable(),
    quietTo: hour.nullable(),
    zone: z.string(),
    paused: z.boolean().describe('Nothing is asked or told while it is.'),
    createdAt: instant('When it was made; only what came later is told.'),
    toldAt: instant('When it was last its time to be told.'),
    waiting: measured(z.int(), 'count', 'Finds that wait for their time.'),
    unsent: measured(z.int(), 'count', 'Messages on their way.'),
    sent: measured(z.int(), 'count', 'Messages sent.'),
    failed: measured(z.int(), 'count', 'Messages given up after all tries.'),
    lastError: z.string().nullable().describe('What went wrong last.'),
    atom: z.string().describe('The same question as an Atom feed.'),
  })
  .openapi('Subscription');

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

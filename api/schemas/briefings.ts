/** Briefings as the API shows them. */
import { z } from '@hono/zod-openapi';
import type { Block, Part, Sentence, WrittenDocument } from '../../briefings/document.ts';
import { languages } from '../../briefings/language.ts';
import { itemClassSchema, weekSchema } from './common.ts';

export const languageSchema = z.enum(languages).describe('Language of the text.');
export const briefingStates = ['draft', 'signed', 'superseded'] as const;

export const briefingSchema = z
  .object({
    id: z.int().describe('Number of this version.'),
    week: weekSchema,
    class: itemClassSchema,
    language: languageSchema,
    version: z.int().describe('From 1, for each week, class and language.'),
    state: z.enum(briefingStates).describe('A draft waits for a signature; late data supersede it.'),
    reason: z.enum(['scheduled', 'demand', 'late-data']).describe('Why this version was made.'),
    snapshot: z.string().describe('Hash of everything that it was made from.'),
    madeAt: z.iso.datetime().describe('When it was made.'),
    changedAt: z.iso.datetime().describe('When it last changed.'),
    changedBy: z.string().nullable().describe('Who changed it last.'),
    signedBy: z.string().nullable().describe('Who signed it.'),
    signedAt: z.iso.datetime().nullable().describe('When it was signed.'),
  })
  .openapi('Briefing');

export const editsSchema = z
  .record(z.string().regex(/^[a-z]+(-[a-z0-9]+)*-\d+$/), z.string().min(1).max(2000).nullable())
  .describe('Sentences written anew, by their ids; null takes one out.');

export const mailingSchema = z
  .object({
    channel: z.enum(['email', 'webhook']),
    target: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
    attempts: z.int(),
    nextTryAt: z.iso.datetime(),
    lastError: z.string().nullable(),
    sentAt: z.iso.datetime().nullable(),
  })
  .openapi('Mailing');

/** What a document holds, for those who know briefings through the API only. */
export type { Block, Part, Sentence, WrittenDocument };

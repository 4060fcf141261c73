/** What the addresses of briefings take and give. */
import { createRoute, z } from '@hono/zod-openapi';
import { documentForms, documentTypes } from '../../briefings/render/forms.ts';
import { afterSchema } from '../cursor.ts';
import { feedFormats, formatQuery, tableFormats } from '../formats/negotiate.ts';
import {
  briefingSchema,
  briefingStates,
  editsSchema,
  languageSchema,
  mailingSchema,
} from '../schemas/briefings.ts';
import { itemClassSchema, nextSchema, provenance, weekSchema } from '../schemas/common.ts';
import {
  answers,
  bodyAnswers,
  idParams,
  jsonAnswer,
  jsonBody,
  needs,
  notFoundAnswer,
  problemAnswers,
  roleAnswers,
} from '../validation.ts';

export const listFormats = [...tableFormats, ...feedFormats] as const;
const one = { ...problemAnswers, ...notFoundAnswer };
const written = { ...one, ...roleAnswers, ...bodyAnswers };
const detailSchema = briefingSchema.extend({
  comment: z.string().nullable().describe('What the analyst has to say beside the text.'),
  edits: z.record(z.string(), z.string().nullable()),
  document: z.unknown().describe('The document with its edits: blocks of sentences with their references.'),
  deliveries: z.array(mailingSchema),
  ...provenance,
});

export const listRoute = createRoute({
  method: 'get',
  path: '/briefings',
  summary: 'Weekly briefings, newest first',
  request: {
    query: z.strictObject({
      week: weekSchema.optional(),
      class: itemClassSchema.optional(),
      language: languageSchema.optional(),
      state: z.enum(briefingStates).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
      after: afterSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(listFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ briefings: z.array(briefingSchema), next: nextSchema, ...provenance }),
      listFormats,
      'One page.',
    ),
    ...problemAnswers,
  },
});

export const makeRoute = createRoute({
  method: 'post',
  path: '/briefings',
  summary: 'Make the briefing of a week, unless the newest is of the same material (analysts)',
  ...needs('analyst'),
  request: {
    body: jsonBody(
      z.strictObject({
        week: weekSchema,
        language: languageSchema.default('en'),
        class: itemClassSchema.optional(),
      }),
    ),
  },
  responses: { 200: jsonAnswer(briefingSchema.extend(provenance), 'The newest version.'), ...written },
});

export const oneRoute = createRoute({
  method: 'get',
  path: '/briefings/{id}',
  summary: 'One briefing with its document, edits and deliveries',
  request: { params: idParams, query: z.strictObject(formatQuery(['json'])) },
  responses: { 200: jsonAnswer(detailSchema, 'The briefing.'), ...one },
});

export const documentRoute = createRoute({
  method: 'get',
  path: '/briefings/{id}/document',
  summary: 'A briefing as Markdown, HTML, DOCX, PDF or JSON',
  request: { params: idParams, query: z.strictObject({ format: z.enum(documentForms).default('html') }) },
  responses: {
    200: {
      description: 'The document.',
      content: Object.fromEntries(
        Object.values(documentTypes).map((type) => [type.split(';')[0]!, { schema: z.string() }]),
      ),
    },
    ...one,
  },
});

export const editRoute = createRoute({
  method: 'patch',
  path: '/briefings/{id}',
  summary: 'Edit a draft: sentences and comment (analysts)',
  ...needs('analyst'),
  request: {
    params: idParams,
    body: jsonBody(
      z.strictObject({
        edits: editsSchema.optional(),
        comment: z.string().max(10_000).nullable().optional(),
      }),
    ),
  },
  responses: { 200: jsonAnswer(briefingSchema.extend(provenance), 'The draft as it is now.'), ...written },
});

export const signRoute = createRoute({
  method: 'post',
  path: '/briefings/{id}/signature',
  summary: 'Sign a draft, for good (analysts)',
  ...needs('analyst'),
  request: { params: idParams },
  responses: { 200: jsonAnswer(briefingSchema.extend(provenance), 'The signed briefing.'), ...written },
});

export const retryRoute = createRoute({
  method: 'post',
  path: '/briefings/{id}/deliveries',
  summary: 'Try deliveries again that were given up (analysts)',
  ...needs('analyst'),
  request: { params: idParams },
  responses: {
    200: jsonAnswer(
      z.object({ again: z.int().describe('Deliveries that are tried again.'), ...provenance }),
      'How many.',
    ),
    ...written,
  },
});

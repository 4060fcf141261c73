/** The chronology as data: the codebook's events and those that analysts added. */
import { createRoute, z } from '@hono/zod-openapi';
import { RendezvousError } from '../../base/errors.ts';
import { type ChronologyEvent, loadPhases, Phase } from '../../codebook/chronology.ts';
import { readNewsAsOf } from '../../store/as-of.ts';
import type { Promotion } from '../../store/promotion-reader.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { issuedOn, type Reference } from '../formats/citations.ts';
import { defineTable } from '../formats/columns.ts';
import { citationFormats, formatQuery, tableFormats } from '../formats/negotiate.ts';
import { listOf } from '../item-question.ts';
import { eventSchema } from '../schemas/chronology.ts';
import { provenance } from '../schemas/common.ts';
import { categorySchema, factorSchema } from '../schemas/items.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import { answers, asOfAnswers, chooseFormat, createRouter, problemAnswers } from '../validation.ts';

export const eventTable = defineTable('chronology', 'one dated event', eventSchema);

const formats = [...tableFormats, ...citationFormats] as const;

const route = createRoute({
  method: 'get',
  path: '/chronology',
  summary: 'Dated events of US–Russia space relations',
  request: {
    query: z.strictObject({
      from: z.iso.date().optional().describe('First day.'),
      to: z.iso.date().optional().describe('Last day; included.'),
      phase: z.string().max(50).optional().describe('Phase of the case study.'),
      category: listOf(categorySchema, 'Category.'),
      factor: listOf(factorSchema, 'Factor.'),
      actor: listOf(z.string().max(100), 'Actor.'),
      status: z.enum(['verified', 'unverified']).optional(),
      as_of: asOfSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(formats),
    }),
  },
  responses: {
    200: answers(
      z.object({ phases: z.array(Phase.omit({})), events: z.array(eventSchema), ...provenance }),
      formats,
      'Phases, and events in the order of time.',
    ),
    ...problemAnswers,
    ...asOfAnswers,
  },
});

export function createChronologyRoutes({ store, provenance: facts }: ApiDependencies) {
  const phases = loadPhases();
  return createRouter().openapi(route, async (context) => {
    const query = context.req.valid('query');
    const format = chooseFormat(context, formats);
    if (query.phase !== undefined && !phases.some(({ id }) => id === query.phase))
      throw new RendezvousError(
        'bad-input',
        `phase: there is no phase "${query.phase}"`,
        `The phases are ${phases.map(({ id }) => id).join(', ')}.`,
      );
    const { promotions } = await readNewsAsOf(store, query.as_of);
    const added = new Map((await promotions.list()).map((row) => [row.event.id, row]));
    const chosen = (await promotions.chronology())
      .filter(
        (event) =>
          event.date >= (query.from ?? '') &&
          event.date <= (query.to ?? '9999') &&
          event.phase === (query.phase ?? event.phase) &&
          event.status === (query.status ?? event.status) &&
          meets(event.categories, query.category) &&
          meets(event.factors, query.factor) &&
          meets(event.actors, query.actor),
      )
      .map((event) => eventJson(event, added.get(event.id)));
    if (format === 'json') return context.json({ phases, events: chosen, ...facts }, 200);
    return (await answerAs(context, format, {
      provenance: facts,
      table: { of: eventTable, header: query.header, rows: () => oneBatch(chosen) },
      references: async () => chosen.map(eventReference),
    })) as never;
  });
}

/** An event with who added it; its sources as text. */
export function eventJson(
  { end, sources, ...event }: ChronologyEvent,
  added: Pick<Promotion, 'storyId' | 'by'> | undefined,
): z.infer<typeof eventSchema> {
  return {
    ...event,
    end: end ?? null,
    sources: sources.map((source) => source.text),
    story: added?.storyId ?? null,
    addedBy: added?.by ?? null,
  };
}

function eventReference(event: z.infer<typeof eventSchema>): Reference {
  const day =
    event.precision === 'day' ? event.date : event.date.slice(0, event.precision === 'month' ? 7 : 4);
  return {
    id: `rendezvous-event-${event.id}`,
    type: 'event',
    title: event.title,
    issued: issuedOn(day),
    abstract: event.text,
    note: event.sources.join('; '),
  };
}

function meets(codes: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((code) => codes.includes(code));
}

/** Alerts: the list in every form, one, and an analyst's verdict on it. */
import { createRoute, z } from '@hono/zod-openapi';
import { precisionOf } from '../../analysis/alerts/precision.ts';
import { RendezvousError } from '../../base/errors.ts';
import { mondayOf } from '../../base/week.ts';
import type { AlertRow } from '../../store/alert-reader.ts';
import { readAllAsOf } from '../../store/as-of.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { feedFormats, formatQuery, tableFormats } from '../formats/negotiate.ts';
import type { FeedEntry } from '../formats/syndication.ts';
import { originOf } from '../provenance.ts';
import {
  alertKindSchema,
  alertSchema,
  feedChangeSchema,
  precisionSchema,
  verdictSchema,
} from '../schemas/alerts.ts';
import { itemClassSchema, nextSchema, provenance, weekSchema } from '../schemas/common.ts';
import { asOfSchema } from '../schemas/snapshots.ts';
import {
  answers,
  asOfAnswers,
  bodyAnswers,
  chooseFormat,
  createRouter,
  idParams,
  jsonAnswer,
  jsonBody,
  linkNext,
  needs,
  notFoundAnswer,
  problemAnswers,
  roleAnswers,
} from '../validation.ts';

export const alertTable = defineTable('alerts', 'one alert', alertSchema);
const listFormats = [...tableFormats, ...feedFormats] as const;
const FEED_CHANGES = 50;

const listRoute = createRoute({
  method: 'get',
  path: '/alerts',
  summary: 'Alerts, newest first, with their published precision',
  request: {
    query: z.strictObject({
      class: itemClassSchema
        .optional()
        .describe('Without it, live where live feeds have values, else backfill.'),
      kind: alertKindSchema.optional().describe('What kind of alert.'),
      subject: z.string().max(100).optional().describe('Name of a series, or of a threat.'),
      verdict: z
        .enum([...verdictSchema.options, 'open'])
        .optional()
        .describe('`open`: not judged yet.'),
      from: weekSchema.optional(),
      to: weekSchema.optional(),
      as_of: asOfSchema,
      withdrawn: z
        .enum(['true', 'false'])
        .default('false')
        .describe('Whether alerts that their series no longer call for are listed too.'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
      after: afterSchema,
      header: z.enum(['units', 'plain']).default('units'),
      ...formatQuery(listFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({
        class: itemClassSchema,
        alerts: z.array(alertSchema),
        precision: precisionSchema,
        feedChanges: z
          .array(feedChangeSchema)
          .describe('Feeds that fell silent or came in these weeks, where there would have been an alert.'),
        next: nextSchema,
        ...provenance,
      }),
      listFormats,
      'One page.',
    ),
    ...problemAnswers,
    ...asOfAnswers,
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/alerts/{id}',
  summary: 'One alert',
  request: { params: idParams, query: z.strictObject(formatQuery(['json'])) },
  responses: {
    200: jsonAnswer(alertSchema.extend(provenance), 'The alert.'),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

const judgeRoute = createRoute({
  method: 'post',
  path: '/alerts/{id}/verdict',
  summary: 'Say whether an alert is true (analysts); earlier verdicts are kept',
  ...needs('analyst'),
  request: {
    params: idParams,
    body: jsonBody(
      z.strictObject({
        verdict: verdictSchema.describe('What the alert is.'),
        note: z.string().trim().min(1).max(2000).nullish().describe('Why.'),
      }),
    ),
  },
  responses: {
    200: jsonAnswer(alertSchema.extend(provenance), 'The alert as it is now.'),
    ...problemAnswers,
    ...bodyAnswers,
    ...roleAnswers,
    ...notFoundAnswer,
  },
});

export function createAlertRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const { limit, after, header, format: _, withdrawn, as_of, ...query } = context.req.valid('query');
      const format = chooseFormat(context, listFormats);
      for (const week of [query.from, query.to]) if (week !== undefined) mondayOf(week);
      const { class: itemClass, alerts: reader } = await readAllAsOf(store, as_of, query.class);
      const before = after === undefined ? undefined : decodeCursor(after, 'alerts').id;
      const filter = { ...query, class: itemClass, withdrawn: withdrawn === 'true', before };
      const rows = await reader.list(filter, limit);
      const last = rows.at(-1);
      const next =
        last && rows.length === limit ? encodeCursor({ order: 'alerts', key: '0', id: last.id }) : null;
      linkNext(context, next);
      const alerts = rows.map(alertJson);
      if (format === 'json') {
        const counts = await reader.counts(itemClass);
        const precision = { ...counts, ...precisionOf(counts) };
        const feedChanges = await reader.feedChanges({ ...query, class: itemClass }, FEED_CHANGES);
        return context.json({ class: itemClass, alerts, precision, feedChanges, next, ...facts }, 200);
      }
      return (await answerAs(context, format, {
        provenance: facts,
        table: { of: alertTable, header, rows: () => oneBatch(alerts) },
        feed: async () => ({
          title: 'Rendezvous: alerts',
          description: 'Unusual weeks, new levels and named threats in US–Russia space relations.',
          self: context.req.url,
          home: `${originOf(context)}/`,
          rights: facts.licence,
          entries: rows.map((row) => alertEntry(row, originOf(context))),
        }),
      })) as never;
    })
    .openapi(oneRoute, async (context) =>
      context.json({ ...alertJson(await findAlert(context.req.valid('param').id)), ...facts }, 200),
    )
    .openapi(judgeRoute, async (context) => {
      const { id } = context.req.valid('param');
      const { verdict, note } = context.req.valid('json');
      await findAlert(id);
      await store.alerts.judge(id, verdict, context.get('principal')!.name, note ?? null);
      return context.json({ ...alertJson(await findAlert(id)), ...facts }, 200);
    });

  async function findAlert(id: number): Promise<AlertRow> {
    const alert = await store.alerts.byId(id);
    if (alert !== undefined) return alert;
    throw new RendezvousError('not-found', `there is no alert ${id}`, 'Ids come from /v1/alerts.');
  }
}

function alertJson({ versions: _, ...row }: AlertRow): z.infer<typeof alertSchema> {
  return {
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    judgedAt: row.judgedAt?.toISOString() ?? null,
  };
}

function alertEntry(row: AlertRow, origin: string): FeedEntry {
  const { id, kind, subject, week, direction, observed, expected, stories, words } = row;
  const against = expected === null ? '' : `, expected ${expected.toFixed(2)}`;
  const told = stories.map(({ title }) => title).join('; ');
  return {
    id: `${origin}/v1/alerts/${id}`,
    title: `${kind}: ${subject}, ${week}, ${direction}`,
    link: `${origin}/v1/alerts/${id}`,
    summary: `Observed ${Number(observed.toFixed(2))}${against}. ${told}. Words: ${words.join(', ')}.`,
    author: 'Rendezvous',
    categories: [kind, subject, row.verdict ?? 'open'],
    published: row.raisedAt,
    updated: row.judgedAt ?? row.raisedAt,
  };
}

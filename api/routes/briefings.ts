/** Briefings: the archive, one with its document in every form, making, editing and signing by analysts. */
import type { z } from '@hono/zod-openapi';
import { RendezvousError } from '../../base/errors.ts';
import { mondayOf } from '../../base/week.ts';
import { sentencesOf, textOf, type WrittenDocument } from '../../briefings/document.ts';
import { keepBriefing, readKept } from '../../briefings/make-briefing.ts';
import { documentTypes, renderDocument } from '../../briefings/render/forms.ts';
import type { BriefingRow, StoredBriefing } from '../../store/briefings.ts';
import type { ApiDependencies } from '../app.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import type { FeedEntry } from '../formats/syndication.ts';
import { originOf } from '../provenance.ts';
import { briefingSchema } from '../schemas/briefings.ts';
import { chooseFormat, createRouter, linkNext } from '../validation.ts';
import {
  documentRoute,
  editRoute,
  listFormats,
  listRoute,
  makeRoute,
  oneRoute,
  retryRoute,
  signRoute,
} from './describe-briefings.ts';

export const briefingTable = defineTable('briefings', 'one version of a week’s briefing', briefingSchema);

export function createBriefingRoutes({
  store,
  versions,
  clock,
  provenance: facts,
  chromium,
}: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const { limit, after, header, format: _, ...filter } = context.req.valid('query');
      const format = chooseFormat(context, listFormats);
      const before = after === undefined ? undefined : decodeCursor(after, 'briefings').id;
      const rows = await store.briefings.list({ ...filter, before } as never, limit);
      const last = rows.at(-1);
      const next =
        last && rows.length === limit ? encodeCursor({ order: 'briefings', key: '0', id: last.id }) : null;
      linkNext(context, next);
      const briefings = rows.map(briefingJson);
      if (format === 'json') return context.json({ briefings, next, ...facts }, 200);
      return (await answerAs(context, format, {
        provenance: facts,
        table: { of: briefingTable, header, rows: () => oneBatch(briefings) },
        feed: async () => ({
          title: 'Rendezvous: briefings',
          description: 'Weekly briefings on US–Russia relations in space.',
          self: context.req.url,
          home: `${originOf(context)}/`,
          rights: facts.licence,
          entries: (
            await Promise.all(rows.map(({ id }) => store.briefings.byId(id)))
          ).flatMap((row) => (row === undefined ? [] : briefingEntry(row, originOf(context)))),
        }),
      })) as never;
    })
    .openapi(makeRoute, async (context) => {
      const { week, language, class: asked } = context.req.valid('json');
      mondayOf(week);
      const itemClass = asked ?? (await store.series.publishedClass());
      const wish = { week, language, class: itemClass, versions, now: clock.now() };
      const { briefing } = await keepBriefing(store, wish, 'demand');
      return context.json({ ...briefingJson(briefing), ...facts }, 200);
    })
    .openapi(oneRoute, async (context) => {
      const row = await find(context.req.valid('param').id);
      const deliveries = (await store.mailings.ofBriefing(row.id)).map((mailing) => ({
        ...{
          channel: mailing.channel,
          target: mailing.target,
          state: mailing.state,
          attempts: mailing.attempts,
        },
        nextTryAt: mailing.nextTryAt.toISOString(),
        lastError: mailing.lastError,
        sentAt: mailing.sentAt?.toISOString() ?? null,
      }));
      const { comment, edits } = row;
      // Who is written to is for those who may sign; others see only how it went.
      const shown = context.get('principal')
        ? deliveries
        : deliveries.map((delivery) => ({ ...delivery, target: '' }));
      const document = readKept(row) as unknown as null;
      return context.json(
        { ...briefingJson(row), comment, edits, document, deliveries: shown, ...facts },
        200,
      );
    })
    .openapi(documentRoute, async (context) => {
      const row = await find(context.req.valid('param').id);
      const { format } = context.req.valid('query');
      const { body, remark } = await renderDocument(readKept(row), format, chromium);
      const name = `rendezvous-${row.week}-${row.language}-v${row.version}.${format}`;
      context.header('content-type', documentTypes[format]);
      context.header('content-disposition', `attachment; filename="${name}"`);
      if (remark !== null) context.header('rendezvous-remark', encodeURI(remark));
      return context.body(typeof body === 'string' ? body : new Uint8Array(body)) as never;
    })
    .openapi(editRoute, async (context) => {
      const { id } = context.req.valid('param');
      const { edits, comment } = context.req.valid('json');
      const row = await find(id);
      const known = new Set(sentencesOf(row.document as WrittenDocument).map((sentence) => sentence.id));
      const unknown = Object.keys(edits ?? {}).filter((name) => !known.has(name));
      if (unknown.length > 0)
        throw new RendezvousError(
          'bad-input',
          `there is no sentence ${unknown[0]}`,
          'Ids stand in the document.',
        );
      const edited = await store.briefings.edit(id, context.get('principal')!.name, { edits, comment });
      return context.json({ ...briefingJson(edited), ...facts }, 200);
    })
    .openapi(signRoute, async (context) => {
      const signed = await store.briefings.sign(
        context.req.valid('param').id,
        context.get('principal')!.name,
      );
      return context.json({ ...briefingJson(signed), ...facts }, 200);
    })
    .openapi(retryRoute, async (context) => {
      const { id } = await find(context.req.valid('param').id);
      return context.json({ again: await store.mailings.tryAgain(id), ...facts }, 200);
    });

  async function find(id: number): Promise<StoredBriefing> {
    const row = await store.briefings.byId(id);
    if (row !== undefined) return row;
    throw new RendezvousError('not-found', `there is no briefing ${id}`, 'Ids come from /v1/briefings.');
  }
}

function briefingJson(row: BriefingRow): z.infer<typeof briefingSchema> {
  const { id, week, class: itemClass, language, version, state, reason, changedBy, signedBy } = row;
  return {
    ...{ id, week, class: itemClass, language, version, state, reason, changedBy, signedBy },
    snapshot: row.materialHash,
    madeAt: row.madeAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    signedAt: row.signedAt?.toISOString() ?? null,
  };
}

function briefingEntry(row: StoredBriefing, origin: string): FeedEntry {
  const document = readKept(row);
  return {
    id: `${origin}/v1/briefings/${row.id}`,
    title: document.title,
    link: `${origin}/briefings?id=${row.id}`,
    summary: sentencesOf(document).slice(0, 4).map(textOf).join(' '),
    author: row.signedBy ?? 'Rendezvous',
    categories: [row.state, row.language],
    published: row.madeAt,
    updated: row.changedAt,
  };
}

/** Items: lists by filter in every form, and one with everything that led to its coding. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { RendezvousError } from '../../base/errors.ts';
import type { ItemSearch } from '../../store/item-filter.ts';
import { type ItemOrder, itemOrders, type ListedItem } from '../../store/items.ts';
import type { StoryRow } from '../../store/story-reader.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { answerAs } from '../formats/answer.ts';
import { citationFormats, feedFormats, formatQuery, tableFormats } from '../formats/negotiate.ts';
import { itemBatches, itemEntry, itemJson, itemReference, itemTable, listedItemJson } from '../item-forms.ts';
import { type ItemFilterQuery, itemFilterQuery, listOf, readItemFilter } from '../item-question.ts';
import { originOf } from '../provenance.ts';
import { nextSchema, provenance } from '../schemas/common.ts';
import { type ItemDetail, itemDetailSchema, itemSchema, listedItemSchema } from '../schemas/items.ts';
import {
  answers,
  chooseFormat,
  createRouter,
  idParams,
  linkNext,
  notFoundAnswer,
  problemAnswers,
  sparse,
} from '../validation.ts';

const listFormats = [...tableFormats, ...feedFormats, ...citationFormats] as const;
const oneFormats = ['json', ...citationFormats] as const;

/** Rows of a JSON page, a feed or a bibliography where no limit is given; tables then have all. */
const PAGE = 50;
const LONGEST_PAGE = 500;

const listQuery = z.strictObject({
  ...itemFilterQuery,
  sort: z
    .enum(itemOrders)
    .optional()
    .describe('A minus means falling. Without it -rank where words are searched, else -added.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe(
      `Rows: at most ${LONGEST_PAGE} and else ${PAGE} in JSON, feeds and bibliographies; else all in tables.`,
    ),
  after: afterSchema,
  fields: listOf(itemSchema.keyof(), 'Only these fields.'),
  header: z.enum(['units', 'plain']).default('units').describe('Whether the header row of CSV names units.'),
  ...formatQuery(listFormats),
});

const listRoute = createRoute({
  method: 'get',
  path: '/items',
  summary: 'Items by filter, newest first',
  request: { query: listQuery },
  responses: {
    200: answers(
      z.object({ items: z.array(sparse(listedItemSchema)), next: nextSchema, ...provenance }),
      listFormats,
      'One page of items, or all of them as a table.',
    ),
    ...problemAnswers,
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/items/{id}',
  summary: 'One item with its codings, their evidence, its revisions and mentions',
  request: {
    params: idParams,
    query: z.strictObject(formatQuery(oneFormats)),
  },
  responses: {
    200: answers(itemDetailSchema.extend(provenance), oneFormats, 'The item.'),
    ...problemAnswers,
    ...notFoundAnswer,
  },
});

export function createItemRoutes({ store, provenance: facts }: ApiDependencies) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const query = context.req.valid('query');
      const format = chooseFormat(context, listFormats);
      const question = await readQuestion(query);
      if (format === 'csv' || format === 'jsonl' || format === 'parquet') {
        const whole = { ...question, limit: query.limit ?? Number.POSITIVE_INFINITY };
        return (await answerAs(context, format, {
          provenance: facts,
          table: {
            of: itemTable,
            fields: query.fields,
            header: query.header,
            rows: () => itemBatches(store.items, whole),
          },
        })) as never;
      }
      const limit = Math.min(query.limit ?? PAGE, LONGEST_PAGE);
      const rows = await store.items.page({ ...question, limit });
      const next = rows.length === limit ? cursorAfter(rows.at(-1)!, question) : null;
      linkNext(context, next);
      if (format === 'json') {
        const items = rows.map(listedItemJson).map((item) => pick(item, query.fields));
        return context.json({ items, next, ...facts }, 200);
      }
      return (await answerAs(context, format, {
        provenance: facts,
        references: async () => rows.map(itemReference),
        feed: async () => ({
          title: 'Rendezvous: items',
          description: describeQuestion(context),
          self: context.req.url,
          home: `${originOf(context)}/`,
          rights: facts.licence,
          entries: rows.map((row) => itemEntry(row, originOf(context))),
        }),
      })) as never;
    })
    .openapi(oneRoute, async (context) => {
      const { id } = context.req.valid('param');
      const format = chooseFormat(context, oneFormats);
      const item = await store.items.detail(id);
      if (item === undefined)
        throw new RendezvousError('not-found', `there is no item ${id}`, 'Ids come from /v1/items.');
      if (format !== 'json')
        return (await answerAs(context, format, {
          provenance: facts,
          references: async () => [itemReference(item)],
        })) as never;
      const [codings, story] = await Promise.all([store.codings.ofItem(id), store.stories.ofItem(id)]);
      return context.json(
        {
          ...itemJson(item),
          authors: item.authors,
          tags: item.tags,
          mentions: item.mentions.map((mention) => ({ ...mention, seenAt: mention.seenAt.toISOString() })),
          revisions: item.revisions.map((revision) => ({
            ...revision,
            seenAt: revision.seenAt.toISOString(),
          })),
          codings: codings.map((coding) => ({ ...coding, codedAt: coding.codedAt.toISOString() })),
          story: story ? storyOfItem(story) : null,
          ...facts,
        },
        200,
      );
    });

  async function readQuestion(
    query: ItemFilterQuery & { sort?: ItemOrder | undefined; after?: string | undefined },
  ) {
    const filter = readItemFilter(query);
    const order = query.sort ?? (filter.search ? '-rank' : '-added');
    if (order === '-rank' && filter.search === undefined)
      throw new RendezvousError(
        'bad-input',
        'sort: -rank needs words to rank by',
        'Give words in q, or another sort.',
      );
    const cursor = query.after === undefined ? undefined : decodeCursor(query.after, order);
    const newestId = filter.search && (await surveySearch(filter.search));
    const upTo = order === '-rank' ? (cursor?.upTo ?? newestId) : undefined;
    return { filter, order, upTo, after: cursor && { sortKey: cursor.key, id: cursor.id } };
  }

  /** The newest id. Refuses a search without a telling word, which would find nothing whatever there is. */
  async function surveySearch({ anywhere, title }: ItemSearch): Promise<number> {
    const { telling, newestId } = await store.items.surveySearch([anywhere, ...title].join(' '));
    if (telling > 0) return newestId;
    throw new RendezvousError(
      'bad-input',
      'q: holds no word to search by; words such as "the" are left out',
      'Give at least one telling word, or filters alone.',
    );
  }
}

function storyOfItem({ id, title, week, label, items }: StoryRow): ItemDetail['story'] {
  return { id, title, week, label, items };
}

function cursorAfter(
  last: ListedItem,
  { order, upTo }: { order: ItemOrder; upTo: number | undefined },
): string {
  return encodeCursor({ order, key: last.sortKey, id: last.id, upTo });
}

function pick<Item extends object>(item: Item, fields: readonly string[] | undefined): Item {
  if (fields === undefined) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name))) as Item;
}

function describeQuestion(context: Context): string {
  const asked = [...new URL(context.req.url).searchParams].filter(([name]) => name !== 'format');
  return asked.length === 0 ? 'All items.' : asked.map(([name, value]) => `${name}: ${value}`).join('; ');
}

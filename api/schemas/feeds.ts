/** Feeds, their state and their history as the API gives them. */
import { z } from '@hono/zod-openapi';
import { instant, itemClassSchema, measured, optionalInstant, outletPressSchema } from './common.ts';

export const feedSchema = z
  .object({
    id: z.int().describe('Number of the feed.'),
    address: z.string().describe('Address that is polled; `archive:` for imported items.'),
    class: itemClassSchema,
    title: z.string().nullable().describe('Title of the feed.'),
    outlet: z.string().describe('Who publishes it.'),
    family: z.string().describe('Owner or syndicate; outlets of one family have one vote.'),
    country: z.string().nullable().describe('Country of the outlet, ISO 3166-1 alpha-2.'),
    press: outletPressSchema.nullable().describe('Whose press the outlet is.'),
    language: z.string().nullable().describe('Language tag, BCP 47.'),
    kind: z.string().nullable().describe('Kind of outlet.'),
    note: z.string().nullable().describe('What is peculiar to the feed.'),
    state: z
      .enum(['active', 'failing', 'blocked', 'retired', 'paused', 'archive'])
      .describe('How it fares; an archive is never polled.'),
    nextFetchAt: optionalInstant('When it is polled next.'),
    lastFetchAt: optionalInstant('When it was last polled.'),
    lastSuccessAt: optionalInstant('When it last answered well.'),
    consecutiveFailures: measured(z.int(), 'count', 'Polls that failed since the last success.'),
    lastErrorCode: z.string().nullable().describe('Name of the last error.'),
    lastError: z.string().nullable().describe('What went wrong last.'),
    lastMend: z.string().nullable().describe('What to do about it.'),
    items: measured(z.int(), 'count', 'Items that it delivered first.'),
    relevant: measured(z.int(), 'count', 'Those of relevance core or context.'),
  })
  .openapi('Feed');

/** One feed with what is known of when its items come. */
export const feedDetailSchema = feedSchema
  .extend({
    rhythm: z
      .object({
        since: instant('Since when arrivals are known.'),
        arrivals: z
          .array(z.number())
          .length(168)
          .describe(
            'By hour of the week in UTC from Sunday 00:00; they lose half their weight every six weeks.',
          ),
      })
      .nullable()
      .describe('When its items come; null before the first.'),
  })
  .openapi('FeedDetail');

export const fetchSchema = z
  .object({
    id: z.int().describe('Number of the poll.'),
    startedAt: instant('When it began.'),
    durationMs: measured(z.int(), 'ms', 'How long it took.'),
    outcome: z.string().describe('How it ended.'),
    status: z.int().nullable().describe('HTTP status.'),
    bytes: measured(z.int().nullable(), 'bytes', 'Size of the answer.'),
    entries: measured(z.int(), 'count', 'Entries read.'),
    newItems: measured(z.int(), 'count', 'Items not seen before.'),
    revisedItems: measured(z.int(), 'count', 'Items whose text had changed.'),
    errorCode: z.string().nullable().describe('Name of the error.'),
    error: z.string().nullable().describe('What went wrong.'),
    encoding: z.string().nullable().describe('Character encoding the document was read in.'),
    repaired: z.boolean().describe('Whether the document had to be mended.'),
    truncated: z.boolean().describe('Whether it ended early.'),
  })
  .openapi('Fetch');

/** A feed looked at before it is followed. */
export const previewSchema = z
  .object({
    address: z.string().describe('The feed’s own address.'),
    title: z.string().nullable().describe('Title of the feed.'),
    language: z.string().nullable().describe('Language tag, BCP 47.'),
    format: z.string().describe('rss, atom, json and so on.'),
    repaired: z.boolean().describe('Whether the document had to be mended.'),
    truncated: z.boolean().describe('Whether it ended early.'),
    itemsPerDay: measured(z.number().nullable(), '1/day', 'Mean pace over the time that it spans.'),
    relevant: measured(z.int(), 'count', 'Items of relevance core or context.'),
    followed: z.boolean().describe('Whether it is followed already.'),
    items: z.array(
      z.object({
        title: z.string(),
        link: z.string().nullable(),
        published: optionalInstant('When it was published.'),
        relevance: z.string().describe('core, context or none.'),
        probability: measured(z.number(), '0…1', 'Probability of being relevant.'),
        categories: z.array(z.string()).describe('Codebook section 2.'),
        factors: z.array(z.string()).describe('Codebook section 3.'),
      }),
    ),
    others: z
      .array(z.object({ address: z.string(), title: z.string().nullable() }))
      .describe('Further feeds of the site.'),
  })
  .openapi('FeedPreview');

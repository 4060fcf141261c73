/** Items and codings as the API gives them. */
import { z } from '@hono/zod-openapi';
import { categories, type DimensionId, dimensions, factors } from '../../codebook/categories.ts';
import { instant, itemClassSchema, measured, optionalInstant, outletPressSchema } from './common.ts';

export const relevanceSchema = z.enum(['core', 'context', 'none']);
export const orientationSchema = z.enum(['cooperation', 'tension', 'mixed', 'neutral']);
export const categorySchema = z.enum(categories as readonly [string, ...string[]]);
export const dimensionSchema = z.enum(dimensions.map(({ id }) => id) as [DimensionId, ...DimensionId[]]);
export const factorSchema = z.enum(factors);

const markedText = z.object({
  text: z.string().describe('Plain text.'),
  marks: z.array(z.tuple([z.int(), z.int()])).describe('Half-open character ranges of what was found.'),
});

export const itemSchema = z
  .object({
    id: z.int().describe('Number of the item, rising in the order of arrival.'),
    class: itemClassSchema,
    title: z.string().describe('Headline, plain text.'),
    excerpt: z.string().describe('Short form as the feed gives it, plain text.'),
    link: z.string().nullable().describe('Address of the article.'),
    outlet: z.string().describe('Who published it.'),
    country: z.string().nullable().describe('Country of the outlet, ISO 3166-1 alpha-2.'),
    press: outletPressSchema.nullable().describe('Whose press the outlet is.'),
    language: z.string().nullable().describe('Language tag as declared, BCP 47.'),
    publishedAt: optionalInstant('When it was published; null where the feed does not say.'),
    fetchedAt: instant('When it was first fetched.'),
    week: z.string().nullable().describe('ISO week that it counts in; null for an undated archive item.'),
    revision: z.int().describe('Which wording of the text this is, from 1.'),
    relevance: relevanceSchema.nullable().describe('Codebook section 1; null while not coded.'),
    orientation: orientationSchema.nullable().describe('Codebook section 4; null while not coded.'),
    categories: z.array(z.string()).describe('Codebook section 2, most probable first.'),
    factors: z.array(z.string()).describe('Codebook section 3, most probable first.'),
  })
  .openapi('Item');

export const listedItemSchema = itemSchema
  .extend({
    highlight: z
      .object({ title: markedText, excerpt: markedText })
      .optional()
      .describe('Where words were searched: what was found, in context.'),
  })
  .openapi('ListedItem');

const labelProbability = z
  .object({ id: z.string(), probability: z.number().min(0).max(1) })
  .openapi('LabelProbability');

export const evidenceSchema = z
  .object({
    label: z.string(),
    kind: z.enum(['word', 'pattern', 'actor', 'negation', 'prior', 'rest']),
    text: z.string(),
    contribution: z.number().describe('Log-odds; contributions of a label add up to its score.'),
    places: z.array(z.object({ field: z.enum(['title', 'summary', 'body']), from: z.int(), to: z.int() })),
  })
  .openapi('Evidence');

const verdict = {
  lang: z.enum(['en', 'ru', 'other']).describe('Language that the text was read in.'),
  relevance: relevanceSchema,
  orientation: orientationSchema,
  relevantProbability: measured(z.number(), '0–1', 'Probability of relevance core or context.'),
  coreProbability: measured(z.number(), '0–1', 'Probability of relevance core.'),
  categories: z.array(labelProbability).describe('Categories over their thresholds, most probable first.'),
  factors: z.array(labelProbability).describe('Factors over their thresholds, most probable first.'),
};

const codingFacts = {
  id: z.int().describe('Number of the coding.'),
  revision: z.int().describe('Which wording of the item was coded.'),
  coder: z.string().describe('Who coded: `model:VERSION`, or a person.'),
  codedAt: instant('When it was coded.'),
};

export const codingSchema = z
  .object({
    ...codingFacts,
    versions: z.object({ codebook: z.string(), lexicon: z.string(), model: z.string() }),
    ...verdict,
    evidence: z.array(evidenceSchema).nullable(),
  })
  .openapi('Coding');

/** A coding in a list: with its item's number, without the evidence, versions side by side as a table needs them. */
export const listedCodingSchema = z
  .object({
    ...codingFacts,
    itemId: z.int().describe('Number of the item coded.'),
    codebookVersion: z.string().describe('Content hash of the codebook.'),
    lexiconVersion: z.string().describe('Content hash of the lexicon.'),
    modelVersion: z.string().describe('Content hash of the model.'),
    ...verdict,
  })
  .openapi('ListedCoding');

export const itemDetailSchema = itemSchema
  .extend({
    authors: z.array(z.string()),
    tags: z.array(z.string()),
    mentions: z.array(
      z.object({ outlet: z.string(), link: z.string().nullable(), seenAt: z.iso.datetime() }),
    ),
    revisions: z.array(
      z.object({
        revision: z.int(),
        title: z.string(),
        excerpt: z.string(),
        seenAt: z.iso.datetime(),
        reason: z
          .enum(['edit', 'article'])
          .describe('What came after it: an edit by the outlet, or the text of the article’s own page.'),
      }),
    ),
    codings: z.array(codingSchema),
    story: z
      .object({
        id: z.int(),
        title: z.string(),
        week: z.string().describe('ISO week in which the story counts.'),
        label: orientationSchema,
        items: z.int().describe('Items of the story.'),
      })
      .nullable()
      .describe('The story that it is counted in; null where it is not relevant or waits to be grouped.'),
  })
  .openapi('ItemDetail');

export type ItemDetail = z.infer<typeof itemDetailSchema>;

export const classificationSchema = z
  .object({
    ...verdict,
    evidence: z.array(evidenceSchema).optional(),
    flips: z
      .array(z.object({ label: z.string(), without: z.array(z.string()).nullable() }))
      .optional()
      .describe('What would have to go from the text for a verdict to turn.'),
    all: z.array(labelProbability).optional().describe('Every label’s probability.'),
  })
  .openapi('Classification');

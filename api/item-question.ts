/** The questions that can be asked of items, as query parameters, and what they mean to the store. */
import { z } from '@hono/zod-openapi';
import { RendezvousError } from '../base/errors.ts';
import type { Orientation, Press, Relevance } from '../base/records.ts';
import { mondayOf } from '../base/week.ts';
import { sides } from '../codebook/actors.ts';
import { categories, dimensions } from '../codebook/categories.ts';
import { loadOutlets, type Outlet, outletKinds } from '../codebook/outlets.ts';
import type { ItemFilter } from '../store/item-filter.ts';
import { actorIdSchema, dyadSchema, sidesOfDyads, termsOfActors } from './actor-question.ts';
import { itemClassSchema, outletPressSchema, weekSchema } from './schemas/common.ts';
import { categorySchema, dimensionSchema, factorSchema, orientationSchema } from './schemas/items.ts';
import { parseSearch } from './search-syntax.ts';

const DAY = 86_400_000;

const splitList = (given: string | string[]) => [given].flat().flatMap((part) => part.split(','));

/** Values divided by commas, or the parameter given several times: any of them. */
export function listOf<Value extends z.ZodType<string, string>>(value: Value, meaning: string) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform(splitList)
    .pipe(z.array(value).min(1).max(100))
    .optional()
    .openapi({
      type: 'array',
      items: z.toJSONSchema(value) as never,
      description: `${meaning} Several, divided by commas, mean any of them.`,
      param: { style: 'form', explode: false },
    });
}

const name = z.string().min(1).max(200);
const dayOrWeek = (meaning: string) =>
  z
    .string()
    .regex(/^(\d{4}-W\d{2}|\d{4}-\d{2}-\d{2})$/, 'write a day as 2026-07-21 or an ISO week as 2026-W30')
    .refine((text) => text.includes('W') || isDay(text), 'there is no such day')
    .optional()
    .describe(meaning);

/** Every filter of items; lists, facets and feeds take the same. */
export const itemFilterQuery = {
  q: z
    .string()
    .max(500)
    .optional()
    .describe('Words to find: "a phrase", either or, -not, field:value. See /v1/docs.'),
  class: itemClassSchema.optional(),
  week: weekSchema.optional(),
  from: dayOrWeek('First day of publication, or first ISO week.'),
  to: dayOrWeek('Last day of publication, or last ISO week; included.'),
  relevance: listOf(
    z.enum(['core', 'context', 'none', 'relevant']),
    'Relevance; `relevant` is core or context.',
  ),
  orientation: listOf(orientationSchema, 'Orientation.'),
  category: listOf(categorySchema, 'Category of the codebook.'),
  pole: z.enum(['cooperation', 'tension']).optional().describe('At least one category of this pole.'),
  dimension: listOf(dimensionSchema, 'At least one category of this dimension.'),
  factor: listOf(factorSchema, 'Factor of the codebook.'),
  dyad: listOf(dyadSchema, 'Pair of sides that the item names both; of relevant items.'),
  actor: listOf(actorIdSchema, 'Actor of the codebook that headline or lead names; of relevant items.'),
  outlet: listOf(name, 'Outlet, by its name.'),
  country: listOf(
    z.string().regex(/^[A-Z]{2}$/, 'write a country as US'),
    'Country of the outlet, ISO 3166-1 alpha-2.',
  ),
  press: listOf(outletPressSchema, 'Whose press.'),
  side: listOf(z.enum(sides), 'Side of the outlet.'),
  kind: listOf(z.enum(outletKinds), 'Kind of outlet.'),
  language: listOf(z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/), 'Declared language, BCP 47.'),
  feed: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 52)
    .optional()
    .describe('Number of the feed that delivered it first.'),
  min_probability: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Least probability of one of the categories asked for, else of relevance.'),
  coder: z.enum(['person', 'model']).optional().describe('Who gave the current coding.'),
};

const itemFilterSchema = z.object(itemFilterQuery);
export type ItemFilterQuery = z.output<typeof itemFilterSchema>;

/** What a question means to the store. Throws `bad-input` where its search cannot be read. */
export function readItemFilter(asked: ItemFilterQuery): ItemFilter {
  const query = asked.q === undefined ? asked : mergeSearch(asked, asked.q);
  if (query.week !== undefined) mondayOf(query.week);
  return {
    class: query.class,
    week: query.week,
    ...spanOf(query),
    relevance: query.relevance && expandRelevance(query.relevance),
    orientation: query.orientation as Orientation[] | undefined,
    category: query.category,
    categorySets: categorySetsOf(query),
    factor: query.factor,
    dyad: query.dyad && sidesOfDyads(query.dyad),
    actorTerm: query.actor && termsOfActors(query.actor),
    outlet: outletsOf(query),
    withoutOutlet: query.q === undefined ? undefined : nonEmpty(parseSearch(query.q).without),
    country: query.country,
    press: query.press as Press[] | undefined,
    feed: query.feed,
    language: query.language,
    probability: query.min_probability,
    coder: query.coder,
    search: query.q === undefined ? undefined : searchOf(query.q),
  };
}

/** Fields named inside `q` count as if they were parameters. */
function mergeSearch(query: ItemFilterQuery, q: string): ItemFilterQuery {
  const { title: _, ...fields } = parseSearch(q).fields;
  const named = itemFilterSchema.safeParse(fields);
  if (!named.success) {
    const faults = named.error.issues.map(({ path, message }) => `q: ${path[0] as string}: ${message}`);
    throw new RendezvousError('bad-input', faults.join('; '), '/v1/docs says what each field takes.');
  }
  const both = Object.keys(fields).find((field) => query[field as keyof ItemFilterQuery] !== undefined);
  if (both !== undefined)
    throw new RendezvousError('bad-input', `${both}: is given as a parameter and in q`, 'Give it once.');
  return {
    ...query,
    ...Object.fromEntries(Object.entries(named.data).filter(([, value]) => value !== undefined)),
  };
}

function searchOf(q: string): ItemFilter['search'] {
  const { words, fields } = parseSearch(q);
  const title = fields.title ?? [];
  return words === '' && title.length === 0 ? undefined : { anywhere: words, title };
}

/** Days and weeks as instants; the last day or week is included. */
function spanOf({ from, to }: ItemFilterQuery): Pick<ItemFilter, 'since' | 'before'> {
  return {
    since: from === undefined ? undefined : new Date(from.includes('W') ? mondayOf(from) : from),
    before:
      to === undefined
        ? undefined
        : new Date(to.includes('W') ? mondayOf(to) + 7 * DAY : Date.parse(to) + DAY),
  };
}

function expandRelevance(wanted: string[]): Relevance[] {
  return [
    ...new Set(wanted.flatMap((one) => (one === 'relevant' ? ['core', 'context'] : [one]))),
  ] as Relevance[];
}

function categorySetsOf({ pole, dimension }: ItemFilterQuery): string[][] | undefined {
  return nonEmpty([
    ...(pole ? [dimensions.map((entry) => entry[pole] as string)] : []),
    ...(dimension ? [categories.filter((id) => dimension.some((wanted) => isOf(id, wanted)))] : []),
  ]);
}

function isOf(category: string, dimension: string): boolean {
  return dimensions.some(
    ({ id, cooperation, tension }) => id === dimension && (cooperation === category || tension === category),
  );
}

let outlets: Outlet[] | undefined;

/** Outlets named, or those that the codebook gives the side and kind asked for. */
function outletsOf({ outlet, side, kind }: ItemFilterQuery): string[] | undefined {
  if (side === undefined && kind === undefined) return outlet;
  outlets ??= loadOutlets();
  const fitting = outlets
    .filter((known) => (side?.includes(known.side) ?? true) && (kind?.includes(known.kind) ?? true))
    .map((known) => known.name);
  return outlet ? fitting.filter((known) => outlet.includes(known)) : fitting;
}

function nonEmpty<Entry>(list: Entry[]): Entry[] | undefined {
  return list.length > 0 ? list : undefined;
}

function isDay(text: string): boolean {
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The codebook as data: categories, factors, actors; and how to cite it all. */
import { createRoute, z } from '@hono/zod-openapi';
import { loadRussianActorNames } from '../../codebook/actor-names.ts';
import { type Actor, actorKinds, loadActors, sides } from '../../codebook/actors.ts';
import { type Code, loadCodebook } from '../../codebook/codebook.ts';
import type { ApiDependencies } from '../app.ts';
import { answerAs, oneBatch } from '../formats/answer.ts';
import { defineTable } from '../formats/columns.ts';
import { citationFormats, formatQuery, tableFormats } from '../formats/negotiate.ts';
import { listOf } from '../item-question.ts';
import { datasetReferences, originOf } from '../provenance.ts';
import { provenance } from '../schemas/common.ts';
import { answers, chooseFormat, createRouter, problemAnswers } from '../validation.ts';

const header = z.enum(['units', 'plain']).default('units');
const tableQuery = z.strictObject({ header, ...formatQuery(tableFormats) });

const codeSchema = z
  .object({
    id: z.string().describe('Stable name of the code.'),
    kind: z.enum(['relevance', 'category', 'factor']).describe('What kind of code it is.'),
    dimension: z.string().nullable().describe('Dimension of a category.'),
    pole: z.enum(['cooperation', 'tension']).nullable().describe('Pole of a category.'),
    name: z.string().describe('Name in English.'),
    nameRussian: z.string().describe('Name in Russian.'),
    definition: z.string().describe('What it means.'),
    include: z.array(z.string()).describe('What it takes in.'),
    exclude: z.array(z.string()).describe('What it leaves out.'),
    chapters: z.array(z.string()).describe('Chapters of the thesis.'),
  })
  .openapi('Code');

const actorSchema = z
  .object({
    id: z.string().describe('Stable name of the actor.'),
    name: z.string().describe('Name in English.'),
    nameRussian: z.string().describe('Name in Russian.'),
    kind: z.enum(actorKinds).describe('What kind of actor it is.'),
    side: z.enum(sides).describe('On which side it stands.'),
    space: z.boolean().describe('Whether it is itself of space.'),
    aliasesEnglish: z.array(z.string()).describe('Patterns by which it is known in English.'),
    aliasesRussian: z.array(z.string()).describe('Patterns by which it is known in Russian.'),
  })
  .openapi('Actor');

export const codeTable = defineTable('categories', 'one code of the codebook', codeSchema);
export const actorTable = defineTable('actors', 'one actor', actorSchema);

const citeFormats = ['json', ...citationFormats] as const;

const categoriesRoute = createRoute({
  method: 'get',
  path: '/categories',
  summary: 'The codebook: every code with its definition',
  request: { query: tableQuery },
  responses: {
    200: answers(
      z.object({
        title: z.string(),
        edition: z.string(),
        unit: z.string(),
        codes: z.array(codeSchema),
        rules: z.array(z.object({ number: z.int(), title: z.string(), text: z.string() })),
        ...provenance,
      }),
      tableFormats,
      'Relevance, categories and factors in the codebook’s order, and the rules for hard cases.',
    ),
    ...problemAnswers,
  },
});

const actorsRoute = createRoute({
  method: 'get',
  path: '/actors',
  summary: 'Who and what the classifier recognises',
  request: {
    query: z.strictObject({
      kind: listOf(z.enum(actorKinds), 'Kind of actor.'),
      side: listOf(z.enum(sides), 'Side.'),
      header,
      ...formatQuery(tableFormats),
    }),
  },
  responses: {
    200: answers(
      z.object({ actors: z.array(actorSchema), ...provenance }),
      tableFormats,
      'Actors in the codebook’s order.',
    ),
    ...problemAnswers,
  },
});

const citationRoute = createRoute({
  method: 'get',
  path: '/citation',
  summary: 'How to cite the data and the study',
  request: { query: z.strictObject(formatQuery(citeFormats)) },
  responses: {
    200: answers(
      z.object({
        references: z.array(z.object({ id: z.string(), type: z.string(), title: z.string() })),
        ...provenance,
      }),
      citeFormats,
      'References in CSL-JSON, or in the form asked for.',
    ),
    ...problemAnswers,
  },
});

export function createCodebookRoutes({ provenance: facts }: ApiDependencies) {
  const codebook = loadCodebook();
  const codes = listCodes(codebook);
  const russian = loadRussianActorNames();
  const actors = loadActors().map((actor) => actorJson(actor, russian));

  return createRouter()
    .openapi(categoriesRoute, async (context) => {
      const format = chooseFormat(context, tableFormats);
      const { title, edition, unit, rules } = codebook;
      if (format === 'json') return context.json({ title, edition, unit, codes, rules, ...facts }, 200);
      const table = { of: codeTable, header: context.req.valid('query').header, rows: () => oneBatch(codes) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(actorsRoute, async (context) => {
      const { kind, side, header } = context.req.valid('query');
      const format = chooseFormat(context, tableFormats);
      const chosen = actors.filter(
        (actor) => (kind?.includes(actor.kind) ?? true) && (side?.includes(actor.side) ?? true),
      );
      if (format === 'json') return context.json({ actors: chosen, ...facts }, 200);
      const table = { of: actorTable, header, rows: () => oneBatch(chosen) };
      return (await answerAs(context, format, { provenance: facts, table })) as never;
    })
    .openapi(citationRoute, async (context) => {
      const format = chooseFormat(context, citeFormats);
      const references = datasetReferences(facts, `${originOf(context)}/`);
      if (format === 'json') return context.json({ references, ...facts }, 200);
      return (await answerAs(context, format, {
        provenance: facts,
        references: async () => references,
      })) as never;
    });
}

function listCodes(codebook: ReturnType<typeof loadCodebook>): z.infer<typeof codeSchema>[] {
  return [
    ...codebook.relevance.map((code) => codeJson(code, 'relevance')),
    ...codebook.dimensions.flatMap((dimension) =>
      (['cooperation', 'tension'] as const).map((pole) =>
        codeJson(dimension[pole], 'category', dimension.id, pole),
      ),
    ),
    ...codebook.factors.map((code) => codeJson(code, 'factor')),
  ];
}

function codeJson(
  { id, name, name_ru, definition, include, exclude, chapters }: Code,
  kind: 'relevance' | 'category' | 'factor',
  dimension: string | null = null,
  pole: 'cooperation' | 'tension' | null = null,
): z.infer<typeof codeSchema> {
  return { id, kind, dimension, pole, name, nameRussian: name_ru, definition, include, exclude, chapters };
}

function actorJson(
  { id, name, kind, side, space, aliases }: Actor,
  russian: ReadonlyMap<string, string>,
): z.infer<typeof actorSchema> {
  const nameRussian = russian.get(id) ?? name;
  return { id, name, nameRussian, kind, side, space, aliasesEnglish: aliases.en, aliasesRussian: aliases.ru };
}

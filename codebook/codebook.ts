/**
 * The codebook as data: what every code means, what it takes in and leaves out, with examples and the hard cases.
 * The ids themselves, their poles and the derived orientation are constants of categories.ts; both must agree.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { contentHash } from '../base/hash.ts';
import { type CategoryId, categories, type DimensionId, dimensions, factors } from './categories.ts';
import { codebookFolder } from './read-data.ts';

const relevances = ['core', 'context', 'none'] as const;
const poles = ['cooperation', 'tension'] as const;
const text = z.string().trim().min(1);

/** A synthetic headline, and why it is coded as it is. */
export const Example = z.strictObject({ text, why: text });
export type Example = z.infer<typeof Example>;

/** A synthetic headline that tempts to a code, why it does not get it, and what it gets `instead`. */
export const CounterExample = Example.extend({
  instead: z.array(z.enum([...relevances, ...categories, ...factors])).min(1),
});
export type CounterExample = z.infer<typeof CounterExample>;

/** What every code has, be it a level of relevance, a category or a factor. `chapters` are the thesis's. */
const defineCode = <Id extends string>(id: z.ZodType<Id>) =>
  z
    .strictObject({
      id,
      name: text,
      name_ru: text,
      chapters: z.array(z.string().regex(/^\d(\.\d)?$/)).min(1),
      definition: text,
      include: z.array(text).min(1),
      exclude: z.array(text).min(1),
      examples: z.array(Example).length(3),
      counterexamples: z.array(CounterExample).length(3),
    })
    .refine(
      (code) => code.counterexamples.every((item) => !item.instead.some((other) => other === code.id)),
      {
        path: ['counterexamples'],
        message: 'a counter-example is coded as the very code that it should not get',
      },
    );

const Category = defineCode(z.enum(categories as [CategoryId, ...CategoryId[]]));

/** One subject, told by the question that it asks and by its two poles. */
export const Dimension = z.strictObject({
  id: z.enum(dimensions.map((dimension) => dimension.id) as [DimensionId, ...DimensionId[]]),
  name: text,
  name_ru: text,
  question: text,
  cooperation: Category,
  tension: Category,
});
export type Dimension = z.infer<typeof Dimension>;

/** The content of codebook.yaml. */
export const CodebookContent = z.strictObject({
  title: text,
  edition: z.string().regex(/^\d+\.\d+$/),
  source: text,
  versioning: text,
  unit: text,
  relevance: z.array(defineCode(z.enum(relevances))).length(relevances.length),
  dimensions: z.array(Dimension).length(dimensions.length),
  factors: z.array(defineCode(z.enum(factors))).length(factors.length),
  orientation: z.strictObject({
    statement: text,
    table: z.array(
      z.strictObject({
        poles: z.array(z.enum(poles)),
        orientation: z.enum(['cooperation', 'tension', 'mixed', 'neutral']),
      }),
    ),
  }),
  rules: z.array(z.strictObject({ number: z.number().int().positive(), title: text, text })),
});

/** The codebook with its version: the first 12 hexadecimal digits of the SHA-256 of its content, comments left out. */
export type Codebook = z.infer<typeof CodebookContent> & { version: string };

/** Any code as the codebook defines it. */
export type Code = Codebook['relevance'][number] | Dimension['cooperation'] | Codebook['factors'][number];

/** Reads and checks the codebook. Throws `bad-input` that lists every fault of the file. */
export function loadCodebook(folder: string = codebookFolder): Codebook {
  const content = readContent(join(folder, 'codebook.yaml'));
  return { ...content, version: contentHash(JSON.stringify(content), 12) };
}

/** The dimension that a category is a pole of; undefined for factors and relevance. */
export function dimensionOf(codebook: Codebook, label: string): Dimension | undefined {
  return codebook.dimensions.find(
    ({ cooperation, tension }) => cooperation.id === label || tension.id === label,
  );
}

function readContent(file: string) {
  try {
    return CodebookContent.parse(parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const faults = error instanceof z.ZodError ? `\n${z.prettifyError(error)}` : ` ${messageOf(error)}`;
    throw new RendezvousError('bad-input', `codebook.yaml:${faults}`, 'Mend the file at that place.', {
      cause: error,
    });
  }
}

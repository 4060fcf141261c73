/**
 * The synthetic training items, and human codings in the same form: text and the coder's judgement under the codebook.
 * It must not read evaluation files.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { categories, factors } from './categories.ts';
import { codebookFolder, listFiles, readCsv } from './read-data.ts';

const ids = <const T extends string>(vocabulary: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((cell) => cell.split(' ').filter(Boolean))
    .pipe(z.array(z.enum(vocabulary)));

/** One coded text. `relevance` none never carries categories (codebook section 1). */
export const TrainingItem = z
  .object({
    id: z.string().min(1),
    date: z.iso.date(),
    language: z.enum(['en', 'ru']),
    relevance: z.enum(['core', 'context', 'none']),
    categories: ids(categories as [string, ...string[]]),
    factors: ids(factors),
    title: z.string().min(1),
    summary: z.string(),
    note: z.string(),
  })
  .refine((item) => item.relevance !== 'none' || item.categories.length === 0, {
    path: ['categories'],
    message: 'an item of relevance none has no categories',
  });
export type TrainingItem = z.infer<typeof TrainingItem>;

/** All training items, file by file in alphabetical order. */
export function loadTraining(folder: string = codebookFolder): TrainingItem[] {
  return listFiles(join(folder, 'training'), '.csv').flatMap((file) => readCsv(file, TrainingItem));
}

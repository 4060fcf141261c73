/**
 * Terms of the field in English and Russian, by which reports of one event meet across the two languages.
 * Written in pattern syntax; entities are not here but in actors.yaml.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { codebookFolder, readYamlList } from './read-data.ts';

/** One entry of bilingual-terms.yaml: any of `en` means what any of `ru` means. */
export const BilingualTerm = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  en: z.array(z.string()).min(1),
  ru: z.array(z.string()).min(1),
});
export type BilingualTerm = z.infer<typeof BilingualTerm>;

/** All terms, in the file's order. */
export function loadBilingualTerms(folder: string = codebookFolder): BilingualTerm[] {
  return readYamlList(join(folder, 'bilingual-terms.yaml'), BilingualTerm);
}

/**
 * The lexicon: weighted patterns that speak for or against a label, each with a sentence it matches and one it rejects.
 * Also the cues of negation and reversal that turn a pole. Loading only; matching is the analysis' business.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { labels } from './categories.ts';
import { codebookFolder, listFiles, readYamlList } from './read-data.ts';

const language = z.enum(['en', 'ru']);

/** One entry of lexicon/*.yaml. `weight` 0.5 hints, 1 indicates, 2 is strong, 3 nearly decides; negative speaks against. */
export const LexiconPattern = z.strictObject({
  id: z.string().min(1),
  label: z.enum(labels as [string, ...string[]]),
  language,
  weight: z.number().min(-3).max(3),
  pattern: z.string().min(1),
  with: z.array(z.string()).default([]),
  without: z.array(z.string()).default([]),
  matches: z.string().min(1),
  rejects: z.string().min(1),
});
export type LexiconPattern = z.infer<typeof LexiconPattern>;

/**
 * One entry of scopes.yaml. `ahead`: the words that follow the cue are turned; `behind`: those before it ("sanctions lifted").
 * `reach` is how many words at most; a clause's end closes the scope earlier.
 */
export const ScopeCue = z.strictObject({
  id: z.string().min(1),
  language,
  kind: z.enum(['negation', 'reversal']),
  direction: z.enum(['ahead', 'behind']),
  reach: z.number().int().positive(),
  pattern: z.string().min(1),
  matches: z.string().min(1),
});
export type ScopeCue = z.infer<typeof ScopeCue>;

/** All patterns, file by file in alphabetical order. */
export function loadLexicon(folder: string = codebookFolder): LexiconPattern[] {
  return listFiles(join(folder, 'lexicon'), '.yaml').flatMap((file) => readYamlList(file, LexiconPattern));
}

/** All cues of negation and reversal. */
export function loadScopeCues(folder: string = codebookFolder): ScopeCue[] {
  return readYamlList(join(folder, 'scopes.yaml'), ScopeCue);
}

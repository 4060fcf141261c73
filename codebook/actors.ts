/**
 * The actors whose names the classifier finds and masks: states, agencies, companies, people, vehicles, laws.
 * Aliases stay in pattern syntax here; what they match is the analysis' business.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { codebookFolder, readYamlList } from './read-data.ts';

export const actorKinds = [
  'state',
  'agency',
  'military',
  'company',
  'organisation',
  'person',
  'vehicle',
  'station',
  'programme',
  'law',
] as const;

export const sides = ['us', 'russia', 'china', 'europe', 'other', 'commercial', 'un'] as const;

/** One entry of actors.yaml. `years` are inclusive; `space` is true where the actor is itself of space. */
export const Actor = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  kind: z.enum(actorKinds),
  side: z.enum(sides),
  office: z.string().optional(),
  years: z.tuple([z.number().int(), z.number().int().nullable()]).optional(),
  aliases: z.strictObject({ en: z.array(z.string()).default([]), ru: z.array(z.string()).default([]) }),
  needs: z.array(z.string()).default([]),
  space: z.boolean(),
});
export type Actor = z.infer<typeof Actor>;

/** All actors, in the file's order. */
export function loadActors(folder: string = codebookFolder): Actor[] {
  return readYamlList(join(folder, 'actors.yaml'), Actor);
}

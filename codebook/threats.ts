/** Events named beforehand that raise an alert without waiting for the weekly count. Loading only. */
import { join } from 'node:path';
import { z } from 'zod';
import { codebookFolder, readYamlList } from './read-data.ts';

/** One entry of threats.yaml. `matches` and `spares`: headlines that the patterns must find, and must leave alone. */
export const Threat = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  en: z.array(z.string()).min(1),
  ru: z.array(z.string()).min(1),
  matches: z.array(z.string()).min(1),
  spares: z.array(z.string()).min(1),
});
export type Threat = z.infer<typeof Threat>;

/** All threats, in the file's order. Throws `bad-input` on a faulty entry. */
export function loadThreats(folder: string = codebookFolder): Threat[] {
  return readYamlList(join(folder, 'threats.yaml'), Threat);
}

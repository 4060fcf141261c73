/** What actors are called in Russian. For reading only: by which words they are recognised stands in actors.yaml. */
import { join } from 'node:path';
import { z } from 'zod';
import { codebookFolder, readYamlList } from './read-data.ts';

const ActorName = z.strictObject({ id: z.string(), name: z.string().min(1) });

/** Names by the actor's id. Throws `bad-input` naming the file and the first faulty entry. */
export function loadRussianActorNames(folder: string = codebookFolder): ReadonlyMap<string, string> {
  const names = readYamlList(join(folder, 'actor-names-ru.yaml'), ActorName);
  return new Map(names.map(({ id, name }) => [id, name]));
}

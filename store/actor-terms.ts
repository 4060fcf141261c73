/** Actors among the terms that grouping keeps of an item: numbers there, ids of the codebook outside. */
import { sharedTerm } from '../analysis/stories/term-hash.ts';
import { loadActors } from '../codebook/actors.ts';

let known: Map<number, string> | undefined;

/** By term; the codebook is read at the first call. */
export function actorsByTerm(): ReadonlyMap<number, string> {
  known ??= new Map(loadActors().map(({ id }) => [sharedTerm(`@${id}`), id]));
  return known;
}

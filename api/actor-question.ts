/** Questions by who is named: a pair of sides, or an actor of the codebook. They are asked of what grouping has read. */
import { z } from '@hono/zod-openapi';
import { sharedTerm } from '../analysis/stories/term-hash.ts';
import { RendezvousError } from '../base/errors.ts';
import type { Side } from '../base/records.ts';
import { loadActors } from '../codebook/actors.ts';
import { dyads } from '../codebook/dyads.ts';

const ids = dyads.map(({ id }) => id);
export const dyadSchema = z.enum(ids as [string, ...string[]]);
export const actorIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);

let known: ReadonlySet<string> | undefined;

/** The sides of pairs. */
export function sidesOfDyads(asked: readonly string[]): (readonly [Side, Side])[] {
  return dyads.filter(({ id }) => asked.includes(id)).map(({ sides }) => sides);
}

/** Under which terms actors stand in what grouping has read. Throws `bad-input` for one that the codebook does not have. */
export function termsOfActors(asked: readonly string[]): number[] {
  known ??= new Set(loadActors().map(({ id }) => id));
  const unknown = asked.find((id) => !known!.has(id));
  if (unknown !== undefined)
    throw new RendezvousError('bad-input', `actor: there is no "${unknown}"`, '/v1/actors lists all.');
  return asked.map((id) => sharedTerm(`@${id}`));
}

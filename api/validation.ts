/** Routers whose refused requests answer with problem details, and the parts that routes are described with. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { RendezvousError } from '../base/errors.ts';
import type { Role } from '../store/tokens.ts';
import { requireRole } from './access.ts';
import { bareType, type Format, negotiate } from './formats/negotiate.ts';
import { problemSchema } from './problems.ts';

/** An empty router; a request that its schema refuses throws `bad-input`. */
export function createRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const faults = result.error.issues.map(({ path, message }) =>
        path.length > 0 ? `${path.join('.')}: ${message}` : message,
      );
      throw new RendezvousError('bad-input', faults.join('; '), '/v1/docs says what each parameter takes.');
    },
  });
}

/** The form to answer in; throws 406 where the caller accepts none that the route has. */
export function chooseFormat<const Offered extends readonly Format[]>(
  context: Context,
  offered: Offered,
): Offered[number] {
  const chosen = negotiate(context, offered);
  context.header('vary', 'Accept', { append: true });
  if (chosen !== undefined) return chosen;
  throw new HTTPException(406, {
    message: `This comes as ${offered.map(bareType).join(', ')}, none of which the Accept header allows.`,
  });
}

/** A JSON answer, for a route's description. */
export function jsonAnswer<Schema>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** An answer in several forms. Typed by its JSON form, which is what the dashboard asks for. */
export function answers<Schema>(schema: Schema, formats: readonly Format[], description: string) {
  const others = formats
    .filter((format) => format !== 'json')
    .map((format) => [
      bareType(format),
      { schema: format === 'csl' || format === 'jsonfeed' ? z.unknown() : z.string() },
    ]);
  return {
    description,
    content: { 'application/json': { schema }, ...Object.fromEntries(others) } as {
      'application/json': { schema: Schema };
    },
  };
}

/** An object of which the caller may ask for some fields only; typed as whole, since callers who do not, get all. */
export function sparse<Schema extends z.ZodObject>(schema: Schema): Schema {
  return schema.partial() as never;
}

/** Names the next page in a `Link` header (RFC 8288). */
export function linkNext(context: Context, next: string | null): void {
  if (next === null) return;
  const address = new URL(context.req.url);
  address.searchParams.set('after', next);
  context.header('link', `<${address.pathname}${address.search}>; rel="next"`, { append: true });
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** The answers that every route may give. */
export const problemAnswers = {
  400: problemAnswer('The request is not as described.'),
  406: problemAnswer('The Accept header allows none of the forms that this comes in.'),
  429: problemAnswer('Too many requests in a minute.'),
} as const;

/** The answers that a route with a body may give besides. */
export const bodyAnswers = {
  413: problemAnswer('The body is over 1 MB.'),
  415: problemAnswer('The body is not JSON.'),
} as const;

export const notFoundAnswer = { 404: problemAnswer('There is no such thing.') } as const;

/** The answers that a reading of news as of a snapshot may give besides. */
export const asOfAnswers = {
  ...notFoundAnswer,
  409: problemAnswer('The snapshot keeps series only.'),
} as const;

export const roleAnswers = {
  401: problemAnswer('No valid token was shown.'),
  403: problemAnswer('The token’s role does not suffice.'),
} as const;

/** What a route declares that only a role, or one above it, may call. */
export function needs(role: Role) {
  return { middleware: [requireRole(role)], security: [{ token: [] }, { session: [] }] };
}

/** A body of JSON that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { 'application/json': { schema } } };
}

/** The number of a row in the path. */
export const idParams = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 52),
});

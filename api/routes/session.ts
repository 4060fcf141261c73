/** Signing in to the dashboard with a token, and the audit log for administrators. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { roles, SESSION_HOURS } from '../../store/tokens.ts';
import { SESSION_COOKIE } from '../access.ts';
import type { ApiDependencies } from '../app.ts';
import { afterSchema, decodeCursor, encodeCursor } from '../cursor.ts';
import { formatQuery } from '../formats/negotiate.ts';
import { respond } from '../problems.ts';
import { nextSchema } from '../schemas/common.ts';
import {
  bodyAnswers,
  createRouter,
  jsonAnswer,
  jsonBody,
  needs,
  problemAnswers,
  roleAnswers,
} from '../validation.ts';

const holderSchema = z
  .object({
    name: z.string().nullable().describe('Name of the token; null where reading is open and none was shown.'),
    role: z.enum(roles).nullable(),
  })
  .openapi('Holder');

const readRoute = createRoute({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in',
  responses: { 200: jsonAnswer(holderSchema, 'Name and role.') },
});

const openRoute = createRoute({
  method: 'post',
  path: '/session',
  summary: 'Sign in with a token; the answer sets a cookie',
  request: {
    body: jsonBody(z.strictObject({ token: z.string().min(1).max(200) })),
  },
  responses: {
    200: jsonAnswer(holderSchema, 'Signed in.'),
    ...problemAnswers,
    ...bodyAnswers,
    401: roleAnswers[401],
  },
});

const closeRoute = createRoute({
  method: 'delete',
  path: '/session',
  summary: 'Sign out',
  responses: { 200: jsonAnswer(holderSchema, 'Signed out.') },
});

const auditSchema = z
  .object({
    id: z.int(),
    happenedAt: z.iso.datetime(),
    actor: z.string(),
    role: z.string(),
    action: z.string(),
    target: z.string().nullable(),
    status: z.int().nullable(),
    address: z.string().nullable(),
    detail: z.unknown(),
  })
  .openapi('AuditEntry');

const auditRoute = createRoute({
  method: 'get',
  path: '/audit',
  summary: 'Every write, newest first (administrators)',
  ...needs('admin'),
  request: {
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      after: afterSchema,
      ...formatQuery(['json']),
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ entries: z.array(auditSchema), next: nextSchema }), 'One page.'),
    ...problemAnswers,
    ...roleAnswers,
  },
});

export function createSessionRoutes({ store }: ApiDependencies) {
  return createRouter()
    .openapi(readRoute, (context) => {
      const principal = context.get('principal');
      return context.json({ name: principal?.name ?? null, role: principal?.role ?? null }, 200);
    })
    .openapi(openRoute, async (context) => {
      const principal = await store.tokens.principalOfToken(context.req.valid('json').token);
      if (principal === undefined)
        return respond(
          context,
          401,
          'unauthenticated',
          'The token is unknown, expired or revoked.',
          'Make one with "rendezvous token create".',
        ) as never;
      context.set('principal', principal);
      setCookie(context, SESSION_COOKIE, await store.tokens.openSession(principal.tokenId), {
        httpOnly: true,
        sameSite: 'Strict',
        secure: isSecure(context),
        path: '/',
        maxAge: SESSION_HOURS * 3600,
      });
      return context.json({ name: principal.name, role: principal.role }, 200);
    })
    .openapi(closeRoute, async (context) => {
      const secret = getCookie(context, SESSION_COOKIE);
      if (secret !== undefined) await store.tokens.closeSession(secret);
      deleteCookie(context, SESSION_COOKIE, { path: '/' });
      return context.json({ name: null, role: null }, 200);
    })
    .openapi(auditRoute, async (context) => {
      const { limit, after } = context.req.valid('query');
      const before = after === undefined ? undefined : decodeCursor(after, 'audit').id;
      const rows = await store.audit.list(limit, before);
      const last = rows.at(-1);
      const next =
        last && rows.length === limit ? encodeCursor({ order: 'audit', key: '0', id: last.id }) : null;
      const entries = rows.map((row) => ({ ...row, happenedAt: row.happenedAt.toISOString() }));
      return context.json({ entries, next }, 200);
    });
}

/** Over plain HTTP, as on loopback, a Secure cookie would not come back. */
function isSecure(context: Context): boolean {
  return (
    new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto') === 'https'
  );
}

/**
 * Who may what. Reading is open where the configuration says so; everything else needs a token, sent as `Authorization:
 * Bearer` or, by the dashboard, as a session cookie. Every write goes into the audit log, whatever came of it.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { routePath } from 'hono/route';
import type { AuditStore } from '../store/audit.ts';
import { type Principal, type Role, roles, type TokenStore } from '../store/tokens.ts';
import { addressOf } from './context.ts';
import { respond } from './problems.ts';

export const SESSION_COOKIE = 'rendezvous_session';

/** Open to everyone wherever the server listens: liveness, the contract, signing in. */
const ALWAYS_OPEN = /^\/(health\/|v1\/(openapi\.json|docs(\.css)?|session)$)/;
const GUARDED = /^\/(v1|metrics)(\/|$)/;

export interface AccessOptions {
  tokens: TokenStore;
  audit: AuditStore;
  openRead: boolean;
  trustProxy: boolean;
}

/** Finds out who asks; refuses a token that is not valid, and reading without one where reading is not open. */
export function admit({ tokens, openRead }: AccessOptions): MiddlewareHandler {
  return async (context, next) => {
    const bearer = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const session = getCookie(context, SESSION_COOKIE);
    const principal = bearer
      ? await tokens.principalOfToken(bearer)
      : session
        ? await tokens.principalOfSession(session)
        : undefined;
    if (bearer !== undefined && principal === undefined)
      return unauthenticated(context, 'The token is unknown, expired or revoked.');
    context.set('principal', principal);
    const { path } = context.req;
    if (!openRead && principal === undefined && GUARDED.test(path) && !ALWAYS_OPEN.test(path))
      return unauthenticated(context, 'This server answers only to those who show a token.');
    return await next();
  };
}

/** Refuses writes that a page of another site sends with the visitor's session; a token is never sent unasked. */
export function refuseForgery(): MiddlewareHandler {
  const check = csrf();
  return async (context, next) => {
    const asked = context.req.header('authorization') === undefined && getCookie(context, SESSION_COOKIE);
    return asked ? await check(context, next) : await next();
  };
}

/** Lets only a role, or one above it, through to a route. */
export function requireRole(least: Role): MiddlewareHandler {
  return async (context, next) => {
    const principal = context.get('principal');
    if (principal === undefined) return unauthenticated(context, `This needs a token of role ${least}.`);
    if (roles.indexOf(principal.role) >= roles.indexOf(least)) return await next();
    return respond(
      context,
      403,
      'forbidden',
      `The token "${principal.name}" has the role ${principal.role}; this needs ${least}.`,
      'Ask an administrator for a token of that role.',
    );
  };
}

/** Puts every request that may change something into the audit log, with its answer's status. */
export function logWrites({ audit, trustProxy }: AccessOptions): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!isWrite(context)) return;
    const principal: Principal | undefined = context.get('principal');
    await audit.add({
      actor: principal?.name ?? 'nobody',
      role: principal?.role ?? 'none',
      action: `${context.req.method} ${routePath(context, -1)}`,
      target: context.req.path,
      status: context.res.status,
      address: addressOf(context, trustProxy),
      detail: null,
    });
  };
}

/** Trying a text changes nothing, though its text comes in a body. */
function isWrite({ req }: Context): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(req.method) && req.path !== '/v1/classify';
}

function unauthenticated(context: Context, detail: string): Response {
  context.header('www-authenticate', 'Bearer realm="rendezvous"');
  return respond(
    context,
    401,
    'unauthenticated',
    detail,
    'Make a token with "rendezvous token create" and send it as "Authorization: Bearer …".',
  );
}

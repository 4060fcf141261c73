/** So many requests a minute for each token or address; told in the headers of draft-ietf-httpapi-ratelimit-headers. */
import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../base/clock.ts';
import { addressOf } from './context.ts';
import { respond } from './problems.ts';

const WINDOW_SECONDS = 60;

export interface RateLimitOptions {
  /** Requests a minute; 0 sets no limit. */
  limit: number;
  trustProxy: boolean;
  clock: Clock;
}

/** Counts are of this process alone and are forgotten with every window, so memory stays bounded. */
export function limitRate({ limit, trustProxy, clock }: RateLimitOptions): MiddlewareHandler {
  let window = 0;
  const counts = new Map<string, number>();
  return async (context, next) => {
    if (limit === 0) return await next();
    const seconds = clock.now() / 1000;
    const current = Math.floor(seconds / WINDOW_SECONDS);
    if (current !== window) counts.clear();
    window = current;
    const who = context.get('principal')?.name ?? addressOf(context, trustProxy);
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    const reset = Math.ceil((current + 1) * WINDOW_SECONDS - seconds);
    context.header('ratelimit-policy', `"default";q=${limit};w=${WINDOW_SECONDS}`);
    context.header('ratelimit', `"default";r=${Math.max(0, limit - count)};t=${reset}`);
    if (count <= limit) return await next();
    context.header('retry-after', String(reset));
    return respond(
      context,
      429,
      'too-many-requests',
      `More than ${limit} requests in a minute.`,
      `Wait ${reset} seconds; for whole tables ask for CSV or JSON lines, which have no pages.`,
    );
  };
}

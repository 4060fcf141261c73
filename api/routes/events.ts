/**
 * Server-sent events: what happens in the store, as it happens. A reader who comes back with Last-Event-ID gets all that
 * came meanwhile; one who was away too long is told to load anew. Polling serves both databases and many processes.
 */
import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { ApiDependencies } from '../app.ts';
import { createRouter, problemAnswers } from '../validation.ts';

const POLL_MS = 1000;
/** Comments keep proxies from closing a connection on which nothing happens. */
const ALIVE_EVERY_MS = 15_000;
const MOST_AT_ONCE = 200;
const KEEP_DAYS = 7;
const PRUNE_EVERY_MS = 3_600_000;
const PLACE = /^\d{1,19}-\d{1,18}$/;

const eventsRoute = createRoute({
  method: 'get',
  path: '/events',
  summary: 'What happens, as server-sent events: items, series, feed, reset',
  request: {
    query: z.strictObject({
      last_event_id: z
        .string()
        .regex(PLACE)
        .optional()
        .describe('Place to go on from, for clients that cannot set Last-Event-ID.'),
    }),
    headers: z.object({
      'last-event-id': z.string().regex(PLACE, 'is not a place that this server has given').optional(),
    }),
  },
  responses: {
    200: {
      description: 'A stream that does not end.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problemAnswers,
  },
});

export function createEventRoutes({ store, clock }: ApiDependencies) {
  let prunedAt = clock.now();
  return createRouter().openapi(eventsRoute, async (context) => {
    const asked = context.req.valid('header')['last-event-id'] ?? context.req.valid('query').last_event_id;
    const kept = asked === undefined || (await store.events.keeps(asked));
    let place = asked !== undefined && kept ? asked : await store.events.end();
    context.set('streamed', true);
    context.header('cache-control', 'no-store');
    context.header('x-accel-buffering', 'no');
    return streamSSE(context, async (stream) => {
      await stream.writeSSE({
        id: place,
        event: kept ? 'ready' : 'reset',
        data: JSON.stringify({ lost: !kept }),
        retry: 2000,
      });
      let spokeAt = clock.now();
      while (!stream.aborted) {
        const events = await store.events.after(place, MOST_AT_ONCE);
        for (const event of events) {
          await stream.writeSSE({ id: event.place, event: event.kind, data: JSON.stringify(event.payload) });
          place = event.place;
        }
        if (events.length > 0) spokeAt = clock.now();
        else if (clock.now() - spokeAt > ALIVE_EVERY_MS) {
          await stream.write(': alive\n\n');
          spokeAt = clock.now();
        }
        await pruneHourly();
        if (events.length < MOST_AT_ONCE) await stream.sleep(POLL_MS);
      }
    }) as never;
  });

  async function pruneHourly(): Promise<void> {
    if (clock.now() - prunedAt < PRUNE_EVERY_MS) return;
    prunedAt = clock.now();
    await store.events.prune(KEEP_DAYS);
  }
}

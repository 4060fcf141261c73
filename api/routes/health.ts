/** Whether the program lives, whether it can answer, and figures for Prometheus. */
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDependencies } from '../app.ts';
import type { Remember } from '../remember.ts';
import { provenance } from '../schemas/common.ts';
import { createRouter, jsonAnswer } from '../validation.ts';

const liveRoute = createRoute({
  method: 'get',
  path: '/health/live',
  summary: 'Answers while the process runs',
  responses: { 200: jsonAnswer(z.object({ status: z.literal('live') }), 'The process runs.') },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/health/ready',
  summary: 'Answers 200 while database and queue answer',
  responses: {
    200: jsonAnswer(z.object({ status: z.literal('ready') }), 'Database and queue answer.'),
    503: jsonAnswer(
      z.object({ status: z.literal('not-ready'), reason: z.string() }),
      'One of them does not.',
    ),
  },
});

const statusRoute = createRoute({
  method: 'get',
  path: '/v1/status',
  summary: 'What the store holds, how the feeds and the queue fare, under which versions',
  responses: {
    200: jsonAnswer(
      z.object({
        items: z.int(),
        coded: z.int(),
        relevant: z.int(),
        undated: z.int(),
        staleWeeks: z.int(),
        feeds: z.record(z.string(), z.int()),
        queue: z.object({
          waiting: z.int(),
          delayed: z.int(),
          active: z.int(),
          failed: z.int(),
          completed: z.int(),
        }),
        ...provenance,
      }),
      'The state of the program.',
    ),
  },
});

export function createHealthRoutes({ store, queue, provenance: facts }: ApiDependencies, remember: Remember) {
  const readStatus = () => remember('status', countAll);
  const countAll = async () => ({
    ...(await store.items.totals()),
    staleWeeks: await store.series.countStale(),
    feeds: await store.feeds.countByState(),
    queue: await queue.statistics(),
    ...facts,
  });
  const router = createRouter()
    .openapi(liveRoute, (context) => context.json({ status: 'live' as const }, 200))
    .openapi(readyRoute, async (context) => {
      try {
        await Promise.all([store.series.countStale(), queue.statistics()]);
        return context.json({ status: 'ready' as const }, 200);
      } catch (error) {
        return context.json(
          { status: 'not-ready' as const, reason: error instanceof Error ? error.message : 'unknown' },
          503,
        );
      }
    })
    .openapi(statusRoute, async (context) => context.json(await readStatus(), 200));
  router.get('/metrics', async (context) => {
    const [status, polls, articles] = await Promise.all([
      readStatus(),
      remember('polls', () => store.feedHealth.pollsOfLastDay()),
      remember('articles', () => store.articles.countByState()),
    ]);
    return context.text(renderMetrics(status) + renderFetchMetrics(polls, articles));
  });
  return router;
}

/** Prometheus text format 0.0.4. */
function renderMetrics(status: {
  items: number;
  coded: number;
  relevant: number;
  staleWeeks: number;
  feeds: Record<string, number>;
  queue: Record<string, number>;
}): string {
  return [
    gauge('items', 'Items stored.', [['', status.items]]),
    gauge('items_coded', 'Items with a current coding.', [['', status.coded]]),
    gauge('items_relevant', 'Items of relevance core or context.', [['', status.relevant]]),
    gauge('stale_weeks', 'Weeks whose series wait for a refresh.', [['', status.staleWeeks]]),
    gauge(
      'feeds',
      'Feeds by state.',
      Object.entries(status.feeds).map(([state, count]) => [`{state="${state}"}`, count]),
    ),
    gauge(
      'jobs',
      'Jobs in the queue by state.',
      Object.entries(status.queue).map(([state, count]) => [`{state="${state}"}`, count]),
    ),
  ].join('');
}

function renderFetchMetrics(
  polls: { outcome: string; press: string; count: number }[],
  articles: Record<string, number>,
): string {
  return [
    gauge(
      'polls_last_day',
      'Polls of feeds over the last 24 hours by outcome and by whose press the outlet is.',
      polls.map(({ outcome, press, count }) => [`{outcome="${outcome}",press="${press}"}`, count]),
    ),
    gauge(
      'articles',
      'Article pages by state.',
      Object.entries(articles).map(([state, count]) => [`{state="${state}"}`, count]),
    ),
  ].join('');
}

function gauge(name: string, help: string, samples: [string, number][]): string {
  return [
    `# HELP rendezvous_${name} ${help}`,
    `# TYPE rendezvous_${name} gauge`,
    ...samples.map(([labels, value]) => `rendezvous_${name}${labels} ${value}`),
    '',
  ].join('\n');
}

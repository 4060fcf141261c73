/**
 * The web application in one column: what happens to every request, then the rooms it can go to.
 * Knows the store and what it is handed; never the workers.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { Classification, Classifier } from '../analysis/classifier.ts';
import type { ModelEvaluation } from '../analysis/evaluation-figures.ts';
import type { ErrorRates } from '../analysis/indicators/error-rates.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Store } from '../store/store.ts';
import { admit, logWrites, refuseForgery, SESSION_COOKIE } from './access.ts';
import './context.ts';
import { rememberAnswers, shareStamp } from './answer-memory.ts';
import { compressAnswers } from './compression.ts';
import { nameCodings, tagAnswers } from './conditional.ts';
import { itemTable } from './item-forms.ts';
import { problemOf, respond } from './problems.ts';
import { type ApiVersions, createProvenance, type Provenance } from './provenance.ts';
import { limitRate } from './rate-limit.ts';
import { type OpenApiDocument, referenceStyles, renderReference } from './reference.ts';
import { refuseMalformed } from './refuse-malformed.ts';
import { createMemory } from './remember.ts';
import { alertTable, createAlertRoutes } from './routes/alerts.ts';
import { attentionTable, createAttentionRoutes } from './routes/attention.ts';
import { briefingTable, createBriefingRoutes } from './routes/briefings.ts';
import { createChronologyRoutes, eventTable } from './routes/chronology.ts';
import { chronologySeriesTable, createChronologySeriesRoutes } from './routes/chronology-series.ts';
import { actorTable, codeTable, createCodebookRoutes } from './routes/codebook.ts';
import { codingTable, createCodingRoutes } from './routes/codings.ts';
import { createDyadRoutes, dyadTable } from './routes/dyads.ts';
import { createEventRoutes } from './routes/events.ts';
import { createFacetRoutes, facetTable } from './routes/facets.ts';
import { createFeedRoutes, feedTable, fetchTable } from './routes/feeds.ts';
import { createHealthRoutes } from './routes/health.ts';
import { createHypothesisRoutes, hypothesisTable } from './routes/hypotheses.ts';
import { createItemRoutes } from './routes/items.ts';
import { createModelRoutes } from './routes/models.ts';
import { createPanelRoutes, panelTable } from './routes/panel.ts';
import { createPromotionRoutes } from './routes/promotions.ts';
import { createRevisionRoutes, revisionTable } from './routes/revisions.ts';
import { createSeriesRoutes, definitionTable, monthTable, valueTable } from './routes/series.ts';
import { createSeriesLineRoutes, levelTable, trendTable } from './routes/series-lines.ts';
import { createSessionRoutes } from './routes/session.ts';
import { createSnapshotRoutes, snapshotTable } from './routes/snapshots.ts';
import { createSourceRoutes } from './routes/sources.ts';
import { createStoryRoutes, storyTable } from './routes/stories.ts';
import { createSubscriptionRoutes } from './routes/subscriptions.ts';
import { createTableRoutes } from './routes/tables.ts';
import { createValidationRoutes } from './routes/validation.ts';
import { serveDashboard } from './static.ts';

export interface QueueGauge {
  statistics(): Promise<{
    waiting: number;
    delayed: number;
    active: number;
    failed: number;
    completed: number;
  }>;
}

export interface ModelFacts {
  version: string;
  trainedOn: number;
  features: number;
  evaluation: readonly ModelEvaluation[];
  errorRates: ErrorRates;
  labels: { id: string; threshold: number }[];
}

/** Finding and following feeds, which takes the web. */
export interface Sources {
  preview(address: string): Promise<SourcePreview>;
  follow(
    address: string,
    outlet?: string,
  ): Promise<{ address: string; title: string | null; added: boolean }>;
  importList(bytes: Uint8Array): Promise<{ added: number; known: number; unusable: number }>;
  exportList(): Promise<string>;
}

/** What a feed would deliver, as it is handed to the API. */
export interface SourcePreview {
  address: string;
  title: string | null;
  language: string | null;
  format: string;
  repaired: boolean;
  truncated: boolean;
  itemsPerDay: number | null;
  relevant: number;
  followed: boolean;
  items: { title: string; link: string | null; published: string | null; coding: Classification }[];
  others: { address: string; title: string | null }[];
}

/** Whom the server answers, and how much. */
export interface ApiPolicy {
  /** Reading needs no token. */
  openRead: boolean;
  /** Origins of other sites whose pages may read; `*` is every one. */
  corsOrigins: string[];
  /** Requests a minute for each token or address; 0 sets no limit. */
  rateLimit: number;
  /** The last entry of X-Forwarded-For is the caller. */
  trustProxy: boolean;
}

export interface ApiOptions {
  store: Store;
  queue: QueueGauge;
  classifier: Classifier;
  model: ModelFacts;
  versions: ApiVersions;
  log: Log;
  clock: Clock;
  policy: ApiPolicy;
  /** Loaded when it is first asked for. */
  sources(): Promise<Sources>;
  /** Folder of the built dashboard; null serves the API alone. */
  dashboard: string | null;
  /** Path of a Chromium that prints briefings; undefined looks for one. */
  chromium?: string | undefined;
}

export interface ApiDependencies extends ApiOptions {
  provenance: Provenance;
}

const LARGEST_BODY = 1_000_000;
/** Facets and totals may be so far behind a store that is being written to. */
const MEMORY = { lag: 5000, most: 200 };

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Rendezvous',
    version: '1',
    description: 'US–Russia space relations from the news: coded items and weekly indicators.',
  },
};

/** All routes; the dashboard takes its types from what this returns. */
export function createApp(options: ApiOptions) {
  const { store, log, clock, policy } = options;
  const dependencies: ApiDependencies = { ...options, provenance: createProvenance(options.versions) };
  const access = { tokens: store.tokens, audit: store.audit, ...policy };
  const stamp = shareStamp(() => store.events.stamp(), clock);
  const remember = createMemory({ stamp, clock, ...MEMORY });
  const remembering = rememberAnswers(stamp);
  const app = new OpenAPIHono();
  app.onError((error, context) => problemOf(error, context, log));
  // A separate group of windows would cost a first visit a process of its own, some 150 ms, and there is nothing to keep
  // apart: no window is opened or messaged, frames are refused, and the cookie stays with this site's own requests.
  const apart = { crossOriginOpenerPolicy: false, crossOriginEmbedderPolicy: false };
  app.use(secureHeaders({ contentSecurityPolicy, ...apart }));
  if (policy.corsOrigins.length > 0) app.use('/v1/*', allowOrigins(policy.corsOrigins));
  app.use(nameCodings());
  app.use(compressAnswers());
  app.use(refuseMalformed());
  app.use(refuseForgery());
  app.use(admit(access));
  app.use('/v1/*', limitRate({ limit: policy.rateLimit, trustProxy: policy.trustProxy, clock }));
  app.use('/v1/*', logWrites(access));
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) =>
        respond(context, 413, 'too-large', 'The body is over 1 MB.', 'Send less at once.'),
    }),
  );
  app.use('/v1/*', tagAnswers());
  for (const path of ['/v1/items', '/v1/series/*', '/v1/panel']) app.use(path, remembering);
  const routes = app
    .route('/', createHealthRoutes(dependencies, remember))
    .route('/v1', createItemRoutes(dependencies))
    .route('/v1', createFacetRoutes(dependencies, remember))
    .route('/v1', createStoryRoutes(dependencies))
    .route('/v1', createSeriesRoutes(dependencies))
    .route('/v1', createSeriesLineRoutes(dependencies))
    .route('/v1', createPanelRoutes(dependencies))
    .route('/v1', createRevisionRoutes(dependencies))
    .route('/v1', createAttentionRoutes(dependencies, remember))
    .route('/v1', createChronologySeriesRoutes(dependencies))
    .route('/v1', createChronologyRoutes(dependencies))
    .route('/v1', createPromotionRoutes(dependencies))
    .route('/v1', createHypothesisRoutes(dependencies))
    .route('/v1', createDyadRoutes(dependencies))
    .route('/v1', createAlertRoutes(dependencies))
    .route('/v1', createSnapshotRoutes(dependencies))
    .route('/v1', createValidationRoutes(dependencies))
    .route('/v1', createCodebookRoutes(dependencies))
    .route('/v1', createCodingRoutes(dependencies))
    .route('/v1', createModelRoutes(dependencies))
    .route('/v1', createFeedRoutes(dependencies))
    .route('/v1', createSourceRoutes(dependencies))
    .route('/v1', createBriefingRoutes(dependencies))
    .route('/v1', createEventRoutes(dependencies))
    .route('/v1', createSubscriptionRoutes(dependencies))
    .route('/v1', createSessionRoutes(dependencies))
    .route('/v1', createTableRoutes(dependencies, tables));
  describeApi(app);
  if (dependencies.dashboard !== null) serveDashboard(app, dependencies.dashboard);
  app.notFound((context) =>
    respond(
      context,
      404,
      'not-found',
      `There is nothing at ${context.req.path}.`,
      '/v1/openapi.json lists every address.',
    ),
  );
  return routes;
}

const tables = [
  ...[
    itemTable,
    facetTable,
    storyTable,
    attentionTable,
    definitionTable,
    valueTable,
    panelTable,
    levelTable,
    trendTable,
    revisionTable,
    chronologySeriesTable,
    codeTable,
    actorTable,
    eventTable,
  ],
  briefingTable,
  ...[codingTable, feedTable, fetchTable, monthTable, hypothesisTable, alertTable, snapshotTable, dyadTable],
];

/** The contract, for programs and to read. */
function describeApi(app: OpenAPIHono): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
  });
  let document: ReturnType<typeof app.getOpenAPI31Document> | undefined;
  const describe = () => (document ??= app.getOpenAPI31Document(description));
  app.get('/v1/openapi.json', (context) => context.json(describe()));
  app.get('/v1/docs', (context) => context.html(renderReference(describe() as unknown as OpenApiDocument)));
  app.get('/v1/docs.css', (context) =>
    context.body(referenceStyles, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
}

/** Other sites' pages may read, never with a cookie. */
function allowOrigins(origins: string[]) {
  return cors({
    origin: origins.includes('*') ? '*' : origins,
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['authorization', 'content-type', 'if-none-match', 'last-event-id'],
    exposeHeaders: ['etag', 'link', 'ratelimit', 'ratelimit-policy', 'retry-after', 'rendezvous-versions'],
    maxAge: 600,
  });
}

export type AppType = ReturnType<typeof createApp>;

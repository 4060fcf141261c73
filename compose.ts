/**
 * The composition root: from a configuration to a database, a queue, a fetcher and the classifier; `compose-worker.ts` puts
 * the jobs on them. The only place that switches between the two modes. It loads no job: most commands run none.
 */

import { createThreatReader, type ThreatReader } from './analysis/alerts/threats.ts';
import { type Classifier, createClassifier } from './analysis/classifier.ts';
import { modelEvaluations } from './analysis/evaluation-figures.ts';
import { crossValidatedErrors } from './analysis/indicators/error-rates.ts';
import { decodeModel } from './analysis/model.ts';
import { createStoryMethod, type StoryMethod } from './analysis/stories/method.ts';
import { systemClock } from './base/clock.ts';
import type { Config } from './base/config.ts';
import { createLog, type Log } from './base/log.ts';
import type { Versions } from './base/records.ts';
import { loadActors } from './codebook/actors.ts';
import { loadBilingualTerms } from './codebook/bilingual-terms.ts';
import { loadCodebook } from './codebook/codebook.ts';
import { loadModelFile } from './codebook/model-file.ts';
import { loadThreats } from './codebook/threats.ts';
import { loadTraining } from './codebook/training.ts';
import type { Fetcher } from './ingest/fetch-feed.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createHostStore } from './store/hosts.ts';
import { createJobStore } from './store/jobs.ts';
import { migrate } from './store/migrate.ts';
import { createStore, type Store } from './store/store.ts';
import type { Queue } from './workers/queue.ts';
import { DatabaseQueue } from './workers/queue-database.ts';

/** An open, migrated store, and what to log to. */
export interface OpenStore {
  config: Config;
  log: Log;
  database: Database;
  store: Store;
  close(): Promise<void>;
}

/** Opens the database of the configured mode and brings its schema up to date. */
export async function openStore(config: Config): Promise<OpenStore> {
  const log = createLog(config.LOG_LEVEL);
  const database = await openDatabase(config);
  try {
    const applied = await migrate(database.sql);
    if (applied.length > 0) log.info({ event: 'migrated', applied });
  } catch (error) {
    await database.close();
    throw error;
  }
  return { config, log, database, store: createStore(database.sql), close: () => database.close() };
}

/** The job queue: BullMQ where a Redis is named, the database's jobs table elsewhere. */
export async function openQueue({ config, database, log }: OpenStore): Promise<Queue> {
  if (config.REDIS_URL !== undefined) {
    const { openBullmqQueue } = await import('./workers/queue-bullmq.ts');
    return await openBullmqQueue(config.REDIS_URL, { log, prefix: config.QUEUE_PREFIX });
  }
  return new DatabaseQueue(createJobStore(database.sql, config.QUEUE_PREFIX), { log });
}

/** The published classifier and the versions that every coding by it names. */
export function loadClassifier() {
  const { bytes, hash } = loadModelFile();
  const model = decodeModel(bytes);
  const versions: Versions = {
    codebook: loadCodebook().version,
    lexicon: model.lexiconVersion,
    model: hash.slice(0, 12),
  };
  const facts = {
    version: versions.model,
    trainedOn: model.trainedOn,
    features: model.grams.length / 2,
    evaluation: modelEvaluations,
    errorRates: crossValidatedErrors,
    labels: model.labels.map(({ label, threshold }) => ({ id: label, threshold })),
  };
  return { classifier: createClassifier(model), versions, facts };
}

/** How stories are found, from the codebook as it is published. */
export function loadStoryMethod(): StoryMethod {
  return createStoryMethod({
    actors: loadActors(),
    bilingualTerms: loadBilingualTerms(),
    background: loadTraining(),
  });
}

/** How named threats are found in single reports, from the codebook as it is published. */
export function loadThreatReader(): ThreatReader {
  return createThreatReader(loadThreats());
}

/** Finding and following sources over the web, and lists of them; what that needs is loaded here and not before. */
export async function openSources(opened: OpenStore, classifier: Classifier) {
  const { createSourceDesk } = await import('./workers/source-desk.ts');
  const { exportFeedList, importFeedList } = await import('./workers/feed-list.ts');
  const { store } = opened;
  const fetcher = await openFetcher(opened);
  return {
    ...createSourceDesk({ store, classifier, clock: systemClock, fetchPage: fetcher.fetchPage }),
    importList: (bytes: Uint8Array) => importFeedList(store, bytes),
    exportList: () => exportFeedList(store),
    close: () => fetcher.close(),
  };
}

/** A fetcher whose turns at hosts are shared, through the database, with all other processes. */
export async function openFetcher({ config, database }: OpenStore): Promise<Fetcher> {
  const { createFetcher } = await import('./ingest/fetch-feed.ts');
  return createFetcher({
    contact: config.CONTACT,
    allow: config.FETCH_ALLOW,
    gate: createHostStore(database.sql, config.HOST_SPACING_MS),
    clock: systemClock,
    random: Math.random,
  });
}

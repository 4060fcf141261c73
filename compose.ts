/**
 * The composition root: from a configuration to a database, a queue, workers and a web server. The only place that
 * knows both ends of every port, and the only one that switches between the two modes.
 */

import { createThreatReader, type ThreatReader } from './analysis/alerts/threats.ts';
import { createClassifier } from './analysis/classifier.ts';
import { BOARD_VERSION } from './analysis/hypotheses/board.ts';
import { decodeModel } from './analysis/model.ts';
import { METHOD_VERSION } from './analysis/series.ts';
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
import { createFetcher, type Fetcher } from './ingest/fetch-feed.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createHostStore } from './store/hosts.ts';
import { createJobStore } from './store/jobs.ts';
import { migrate } from './store/migrate.ts';
import { createStore, type Store } from './store/store.ts';
import { createCodeItems } from './workers/code-items.ts';
import { createFetchArticle, createReadArticlesAgain } from './workers/fetch-article.ts';
import { createFetchFeed } from './workers/fetch-feed.ts';
import { createFindAlerts } from './workers/find-alerts.ts';
import { createGroupStories } from './workers/group-stories.ts';
import {
  codeItemsJob,
  fetchArticleJob,
  fetchFeedJob,
  findAlertsJob,
  groupStoriesJob,
  makeBriefingsJob,
  readArticlesAgainJob,
  refreshSeriesJob,
  sendMailingsJob,
  tickJob,
  weighHypothesesJob,
} from './workers/jobs.ts';
import { createMakeBriefings } from './workers/make-briefings.ts';
import { type Queue, register } from './workers/queue.ts';
import { DatabaseQueue } from './workers/queue-database.ts';
import { createRefreshSeries } from './workers/refresh-series.ts';
import { createSendMailings } from './workers/send-mailings.ts';
import { createSenders } from './workers/senders.ts';
import { createTick } from './workers/tick.ts';
import { createWeighHypotheses } from './workers/weigh-hypotheses.ts';

/** How often briefings are looked after: one that is due, one that late data changed. */
const BRIEFINGS_SECONDS = 300;

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

/** A fetcher whose turns at hosts are shared, through the database, with all other processes. */
export function openFetcher({ config, database }: OpenStore): Fetcher {
  return createFetcher({
    contact: config.CONTACT,
    allow: config.FETCH_ALLOW,
    gate: createHostStore(database.sql, config.HOST_SPACING_MS),
    clock: systemClock,
    random: Math.random,
  });
}

/** Starts handling jobs and the repeating tick. Closing the queue ends both. */
export async function startWorker(opened: OpenStore, queue: Queue, fetcher: Fetcher): Promise<void> {
  const { store, config, log } = opened;
  const { classifier, versions } = loadClassifier();
  await store.series.markOtherMethods(METHOD_VERSION);
  await store.staleReadings.markOtherBoards(BOARD_VERSION);
  await queue.work(
    [
      register(tickJob, createTick(store, queue, systemClock)),
      register(
        fetchFeedJob,
        createFetchFeed({ store, queue, fetcher, log, clock: systemClock, classifier, versions }),
      ),
      register(codeItemsJob, createCodeItems({ store, queue, classifier, versions })),
      register(
        fetchArticleJob,
        createFetchArticle({ store, queue, fetchPage: fetcher.fetchPage, log, clock: systemClock }),
      ),
      register(readArticlesAgainJob, createReadArticlesAgain(store, queue)),
      register(groupStoriesJob, createGroupStories(store, queue, loadStoryMethod)),
      register(refreshSeriesJob, createRefreshSeries(store, queue, versions, systemClock)),
      register(weighHypothesesJob, createWeighHypotheses(store, versions)),
      register(
        findAlertsJob,
        createFindAlerts({ store, versions, clock: systemClock, readThreats: loadThreatReader() }),
      ),
      register(makeBriefingsJob, createMakeBriefings({ store, config, versions, clock: systemClock })),
      register(sendMailingsJob, createSendMailings({ store, log, config, senders: createSenders(config) })),
    ],
    config.FETCH_CONCURRENCY,
  );
  await queue.enqueue(readArticlesAgainJob, {}, { key: 'all', priority: 'low' });
  await queue.repeat(tickJob, config.TICK_SECONDS);
  await queue.repeat(makeBriefingsJob, BRIEFINGS_SECONDS);
  await queue.repeat(sendMailingsJob, config.TICK_SECONDS);
}

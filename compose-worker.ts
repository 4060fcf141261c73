/** The worker: every kind of job with what it needs. Only processes that handle jobs load it. */
import { BOARD_VERSION } from './analysis/hypotheses/board.ts';
import { METHOD_VERSION } from './analysis/series.ts';
import { savedQuestions } from './api/saved-question.ts';
import { systemClock } from './base/clock.ts';
import { loadClassifier, loadStoryMethod, loadThreatReader, type OpenStore } from './compose.ts';
import type { Fetcher } from './ingest/fetch-feed.ts';
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
  tellSubscribersJob,
  tickJob,
  validateJob,
  weighHypothesesJob,
} from './workers/jobs.ts';
import { createMakeBriefings } from './workers/make-briefings.ts';
import { type Queue, register } from './workers/queue.ts';
import { createRefreshSeries } from './workers/refresh-series.ts';
import { createSendMailings } from './workers/send-mailings.ts';
import { createSenders } from './workers/senders.ts';
import { createTellSubscribers } from './workers/tell-subscribers.ts';
import { createTick } from './workers/tick.ts';
import { createValidate } from './workers/validate.ts';
import { createWeighHypotheses } from './workers/weigh-hypotheses.ts';

/** How often briefings are looked after: one that is due, one that late data changed. */
const BRIEFINGS_SECONDS = 300;
/** How often it is asked whether the validation report is of an earlier week. */
const VALIDATION_SECONDS = 3600;

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
      register(validateJob, createValidate(store, versions, systemClock)),
      register(makeBriefingsJob, createMakeBriefings({ store, config, versions, clock: systemClock })),
      register(
        tellSubscribersJob,
        createTellSubscribers({ store, log, questions: savedQuestions, clock: systemClock }),
      ),
      register(sendMailingsJob, createSendMailings({ store, log, config, senders: createSenders(config) })),
    ],
    config.FETCH_CONCURRENCY,
  );
  await queue.enqueue(readArticlesAgainJob, {}, { key: 'all', priority: 'low' });
  await queue.repeat(tickJob, config.TICK_SECONDS);
  await queue.repeat(makeBriefingsJob, BRIEFINGS_SECONDS);
  await queue.repeat(validateJob, VALIDATION_SECONDS);
  await queue.repeat(tellSubscribersJob, config.TICK_SECONDS);
  await queue.repeat(sendMailingsJob, config.TICK_SECONDS);
}

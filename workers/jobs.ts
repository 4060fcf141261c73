/** Every kind of job, declared once: what it carries, how often it is tried, how long it may take. */
import { z } from 'zod';
import { defineJob, noPayload } from './queue.ts';

/** Finds what is due and puts it in the queue. */
export const tickJob = defineJob({
  name: 'tick',
  payload: noPayload,
  attempts: 1,
  backoffSeconds: 1,
  timeoutSeconds: 60,
});

/** Polls one feed and stores what it brought. Keyed by feed, so that a feed is never polled twice at once. */
export const fetchFeedJob = defineJob({
  name: 'fetch-feed',
  payload: z.object({ feedId: z.int() }),
  attempts: 3,
  backoffSeconds: 15,
  timeoutSeconds: 180,
});

/** Codes the items that are still without a current coding among these. */
export const codeItemsJob = defineJob({
  name: 'code-items',
  payload: z.object({ itemIds: z.array(z.int()).max(1000) }),
  attempts: 3,
  backoffSeconds: 5,
  timeoutSeconds: 300,
});

/** Fetches the page of one item for its text. Keyed by item. */
export const fetchArticleJob = defineJob({
  name: 'fetch-article',
  payload: z.object({ itemId: z.int() }),
  attempts: 3,
  backoffSeconds: 60,
  timeoutSeconds: 180,
});

/** Reads the kept pages again that another version of the extractor read last. */
export const readArticlesAgainJob = defineJob({
  name: 'read-articles-again',
  payload: noPayload,
  attempts: 3,
  backoffSeconds: 60,
  timeoutSeconds: 3_600,
});

/** Computes the series of all stale weeks. */
export const refreshSeriesJob = defineJob({
  name: 'refresh-series',
  payload: noPayload,
  attempts: 3,
  backoffSeconds: 5,
  timeoutSeconds: 600,
});

/** Reads the board of hypotheses anew. */
export const weighHypothesesJob = defineJob({
  name: 'weigh-hypotheses',
  payload: noPayload,
  attempts: 3,
  backoffSeconds: 5,
  timeoutSeconds: 600,
});

/** Looks for alerts in the series and for named threats in late reports. */
export const findAlertsJob = defineJob({
  name: 'find-alerts',
  payload: noPayload,
  attempts: 3,
  backoffSeconds: 5,
  timeoutSeconds: 600,
});

/** Finds the stories of items that wait for it; a rebuild of all is part of it where the method has changed. */
export const groupStoriesJob = defineJob({
  name: 'group-stories',
  payload: noPayload,
  attempts: 3,
  backoffSeconds: 5,
  timeoutSeconds: 3600,
});

/** Makes the briefing of the week before when its hour has come, and those anew that late data changed. */
export const makeBriefingsJob = defineJob({
  name: 'make-briefings',
  payload: noPayload,
  attempts: 3,
  backoffSeconds: 60,
  timeoutSeconds: 600,
});

/** Asks saved questions what is new, and hands over what it is time to tell. */
export const tellSubscribersJob = defineJob({
  name: 'tell-subscribers',
  payload: noPayload,
  attempts: 1,
  backoffSeconds: 60,
  timeoutSeconds: 600,
});

/** Sends what waits to be sent. A message that fails is noted and tried later; the job itself does not fail for it. */
export const sendMailingsJob = defineJob({
  name: 'send-mailings',
  payload: noPayload,
  attempts: 1,
  backoffSeconds: 60,
  timeoutSeconds: 600,
});

/** Makes the validation report where the last one is of an earlier week. */
export const validateJob = defineJob({
  name: 'validate',
  payload: noPayload,
  attempts: 2,
  backoffSeconds: 60,
  timeoutSeconds: 600,
});

/** Raises alerts where the series beneath them have changed, and named threats as soon as two outlets report them. */
import { ALERT_RULES, type Alert, coolDown } from '../analysis/alerts/alert.ts';
import { storiesBehind, wordsBehind } from '../analysis/alerts/explain-alert.ts';
import { type FeedChange, feedChanges } from '../analysis/alerts/feed-gate.ts';
import { findAlerts, watchedBalances, watchedCounts } from '../analysis/alerts/find-alerts.ts';
import type { ThreatReader } from '../analysis/alerts/threats.ts';
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import { METHOD_VERSION } from '../analysis/series.ts';
import type { Clock } from '../base/clock.ts';
import type { ItemClass, Versions } from '../base/records.ts';
import { weeksBetween } from '../base/week.ts';
import type { NewAlert } from '../store/alert-reader.ts';
import type { StaleReading } from '../store/stale-readings.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload } from './queue.ts';

const DAY = 86_400_000;
/** Reports that the fast lane looks back on, and days for which a threat is not raised again. */
const REPORT_DAYS = 3;
const QUIET_DAYS = 7;
const MOST_STORIES = 5;

const measurement = createMeasurementModel(crossValidatedErrors);

export interface AlertDependencies {
  store: Store;
  versions: Versions;
  clock: Clock;
  readThreats: ThreatReader;
}

export function createFindAlerts(dependencies: AlertDependencies): Handler<NoPayload> {
  return async () => {
    await findStaleAlerts(dependencies);
  };
}

/** Brings the alerts of every marked class up to date; returns how many classes. */
export async function findStaleAlerts(dependencies: AlertDependencies): Promise<number> {
  const { store, versions } = dependencies;
  const marks = await store.staleReadings.waiting('alerts');
  const made = { ...versions, method: METHOD_VERSION, alerts: ALERT_RULES };
  for (const mark of marks) {
    await settleClass(store, mark, made);
    if (mark.class === 'live') await raiseThreats(dependencies, made);
  }
  return marks.length;
}

async function settleClass(
  store: Store,
  mark: StaleReading,
  versions: Record<string, string>,
): Promise<void> {
  const span = await store.series.span(mark.class);
  const weeks = span ? weeksBetween(span.from, span.to) : [];
  const values = await store.alertMaterial.values(mark.class, [...watchedCounts, ...watchedBalances]);
  const candidates = findAlerts(weeks, values, measurement);
  const decided = new Set((await store.alerts.decided(mark.class)).map(keyOf));
  const changes: FeedChange[] = [];
  const open: Alert[] = [];
  for (const candidate of candidates) {
    const found = decided.has(keyOf(candidate))
      ? []
      : feedChanges(candidate, await store.alertMaterial.feedParts(mark.class, candidate));
    if (found.length === 0) open.push(candidate);
    else changes.push(...found);
  }
  const standing = coolDown(open);
  const fresh = standing.filter((alert) => !decided.has(keyOf(alert)));
  const raised: NewAlert[] = [];
  for (const alert of fresh) raised.push(await explain(store, mark.class, alert));
  await store.alerts.settle(mark, standing, raised, changes, versions);
}

async function explain(store: Store, itemClass: ItemClass, alert: Alert): Promise<NewAlert> {
  const stories = storiesBehind(alert, await store.stories.ofWeeks(itemClass, [alert.week]));
  const items = await store.alertMaterial.evidence(stories.map(({ id }) => id));
  return {
    ...alert,
    stories: stories.map(({ id, title, outlets }) => ({ id, title, outlets })),
    words: wordsBehind(alert.subject, items),
  };
}

async function raiseThreats(
  { store, clock, readThreats }: AlertDependencies,
  versions: Record<string, string>,
): Promise<void> {
  const reports = await store.alertMaterial.reportsSince(new Date(clock.now() - REPORT_DAYS * DAY));
  const threats: NewAlert[] = [];
  for (const { items, ...alert } of readThreats(reports)) {
    threats.push({ ...alert, stories: await store.alertMaterial.titles(items.slice(0, MOST_STORIES)) });
  }
  await store.alerts.raiseThreats('live', threats, QUIET_DAYS, versions);
}

function keyOf({ kind, subject, week }: Pick<Alert, 'kind' | 'subject' | 'week'>): string {
  return `${kind} ${subject} ${week}`;
}

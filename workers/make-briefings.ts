/**
 * The weekly briefing: made for the week before once its hour has come, and made anew while late data change it. What is
 * due follows from what is stored, so that a missed Monday is made up for and a second run does nothing.
 */
import { METHOD_VERSION } from '../analysis/series.ts';
import type { Clock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Versions } from '../base/records.ts';
import { addWeeks, mondayOf, weekOf } from '../base/week.ts';
import type { Language } from '../briefings/language.ts';
import { keepBriefing } from '../briefings/make-briefing.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload } from './queue.ts';

/** Weeks over which late data are waited for. */
const LATE_WEEKS = 4;
const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface MakeBriefingsOptions {
  store: Store;
  config: Pick<Config, 'BRIEFING_DAY' | 'BRIEFING_HOUR' | 'BRIEFING_LANGUAGES'>;
  versions: Versions;
  clock: Clock;
}

export function createMakeBriefings({
  store,
  config,
  versions,
  clock,
}: MakeBriefingsOptions): Handler<NoPayload> {
  const method = { ...versions, method: METHOD_VERSION };
  return async (_, signal) => {
    if (await isUnsettled(store)) return;
    const now = clock.now();
    const itemClass = await store.series.publishedClass();
    const week = dueWeek(now, config);
    for (const language of config.BRIEFING_LANGUAGES as Language[]) {
      if (signal.aborted) return;
      const wish = { week, language, class: itemClass, versions: method, now };
      const [made] = await store.briefings.list({ week, language, class: itemClass }, 1);
      if (made === undefined) await keepBriefing(store, wish, 'scheduled');
    }
    for (const key of await store.briefings.keysSince(addWeeks(week, 1 - LATE_WEEKS))) {
      if (signal.aborted) return;
      if (key.week <= week) await keepBriefing(store, { ...key, versions: method, now }, 'late-data');
    }
  };
}

/** The last week whose briefing is due: the one before this week's, until day and hour of this week's have come. */
export function dueWeek(
  now: number,
  { BRIEFING_DAY, BRIEFING_HOUR }: MakeBriefingsOptions['config'],
): string {
  const week = weekOf(now);
  const due = mondayOf(week) + (BRIEFING_DAY - 1) * DAY + BRIEFING_HOUR * HOUR;
  return addWeeks(week, now >= due ? -1 : -2);
}

/** While items wait for their stories or weeks for their series, a briefing would be of half the news. */
async function isUnsettled(store: Store): Promise<boolean> {
  return (await store.stories.isAnyWaiting()) || (await store.series.countStale()) > 0;
}

/**
 * Whether events that are known to have mattered can be seen in a balance, and how often weeks without one look as if
 * they had had one. The windows and the level are fixed in advance.
 */
import { addWeeks, weekOf, weeksBetween } from '../../base/week.ts';
import type { ChronologyEvent } from '../../codebook/chronology.ts';
import type { MeasurementModel } from '../indicators/measurement-model.ts';
import type { SeriesValue } from '../indicators/series-value.ts';

/** `both-ways`: other large events of the same week point to the other side, so that neither can be asked for. */
export type EventVerdict = 'seen' | 'not-seen' | 'too-few' | 'both-ways';

export interface EventReading {
  id: string;
  /** ISO day. */
  date: string;
  /** ISO week: events of one week are one look at the series. */
  week: string;
  title: string;
  pole: 'cooperation' | 'tension';
  /** −10 to +10. */
  intensity: number;
  /** Polar stories in the three weeks from the event on, and in weeks 3 to 28 before; those of cooperation among them. */
  after: { polar: number; cooperative: number };
  before: { polar: number; cooperative: number };
  /** Posterior probability of a turn towards the event's pole. */
  probability: number;
  verdict: EventVerdict;
}

/** Weeks with an event, each counted once however many events it has. */
export interface EventWeeks {
  judged: number;
  seen: number;
  tooFew: number;
  bothWays: number;
}

export interface PlaceboReading {
  /** Weeks that could be judged, each asked for both sides. */
  weeks: number;
  /** Those that look like an event of tension, and of cooperation. */
  tension: number;
  cooperation: number;
  /** Chance that an event week's probability is above that of a placebo for the same side; null without either. */
  area: number | null;
}

type PoleCounts = Pick<EventReading, 'after' | 'before'>;

const LARGE = 5;
const SEEN_FROM = 0.9;
const AFTER_WEEKS = 2;
const BEFORE_WEEKS = 28;
const GUARD_WEEKS = 3;
const FEWEST_AFTER = 5;
const FEWEST_BEFORE = 20;
/** Weight, in stories, of the belief that nothing has changed. */
const PRIOR_WEIGHT = 2;

/** @param rows weekly balances, from 28 weeks before the first week of the period to two after its last. */
export function readKnownEvents(
  model: MeasurementModel,
  rows: readonly SeriesValue[],
  events: readonly ChronologyEvent[],
  period: { from: string; to: string },
): { events: EventReading[]; placebo: PlaceboReading } {
  const byWeek = new Map(rows.map((row) => [row.week, row]));
  const countsAt = (week: string): PoleCounts => ({
    after: sumOf(byWeek, week, addWeeks(week, AFTER_WEEKS)),
    before: sumOf(byWeek, addWeeks(week, -BEFORE_WEEKS), addWeeks(week, -GUARD_WEEKS)),
  });
  const large = events.filter(
    ({ status, precision, intensity }) =>
      status === 'verified' && precision === 'day' && Math.abs(intensity) >= LARGE,
  );
  const weekOfEvent = ({ date }: ChronologyEvent) => weekOf(Date.parse(date));
  const inPeriod = large.filter(
    (event) => weekOfEvent(event) >= period.from && weekOfEvent(event) <= period.to,
  );
  const sidesOf = new Map<string, Set<string>>();
  for (const event of inPeriod)
    sidesOf.set(weekOfEvent(event), (sidesOf.get(weekOfEvent(event)) ?? new Set()).add(poleOf(event)));
  const readings = inPeriod
    .map((event): EventReading => {
      const { id, date, title, intensity } = event;
      const [week, pole] = [weekOfEvent(event), poleOf(event)];
      const counts = countsAt(week);
      const probability = turnTowards(model, counts, pole);
      const seen = probability >= SEEN_FROM ? 'seen' : 'not-seen';
      const verdict = !canJudge(counts) ? 'too-few' : sidesOf.get(week)!.size > 1 ? 'both-ways' : seen;
      return { id, date, week, title, pole, intensity, ...counts, probability, verdict };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const touched = new Set(
    large.flatMap((event) =>
      weeksBetween(addWeeks(weekOfEvent(event), -AFTER_WEEKS), addWeeks(weekOfEvent(event), AFTER_WEEKS)),
    ),
  );
  const quiet = weeksBetween(period.from, period.to)
    .filter((week) => !touched.has(week))
    .map(countsAt)
    .filter(canJudge);
  return { events: readings, placebo: readPlacebo(model, quiet, readings) };
}

/** The same, week by week: events of one week have one window, and so one verdict. */
export function countEventWeeks(events: readonly EventReading[]): EventWeeks {
  const verdicts = [...new Map(events.map(({ week, verdict }) => [week, verdict])).values()];
  const count = (wanted: EventVerdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    judged: count('seen') + count('not-seen'),
    ...{ seen: count('seen'), tooFew: count('too-few'), bothWays: count('both-ways') },
  };
}

function readPlacebo(
  model: MeasurementModel,
  quiet: readonly PoleCounts[],
  events: readonly EventReading[],
): PlaceboReading {
  const probabilities = {
    tension: quiet.map((counts) => turnTowards(model, counts, 'tension')),
    cooperation: quiet.map((counts) => turnTowards(model, counts, 'cooperation')),
  };
  const seen = (pole: 'tension' | 'cooperation') =>
    probabilities[pole].filter((probability) => probability >= SEEN_FROM).length;
  const looks = [...new Map(events.map((event) => [event.week, event])).values()];
  const pairs = looks
    .filter(({ verdict }) => verdict === 'seen' || verdict === 'not-seen')
    .flatMap(({ pole, probability }) =>
      probabilities[pole].map((placebo) => (probability > placebo ? 1 : probability === placebo ? 0.5 : 0)),
    );
  return {
    weeks: quiet.length,
    tension: seen('tension'),
    cooperation: seen('cooperation'),
    area: pairs.length > 0 ? pairs.reduce((sum: number, win) => sum + win, 0) / pairs.length : null,
  };
}

function turnTowards(
  model: MeasurementModel,
  { after, before }: PoleCounts,
  pole: EventReading['pole'],
): number {
  const usual = model.read(before.cooperative, before.polar, { mean: 0.5, weight: PRIOR_WEIGHT }).value;
  const prior = { mean: (usual + 1) / 2, weight: PRIOR_WEIGHT };
  const below = model.probabilityBelow(after.cooperative, after.polar, prior, usual);
  return pole === 'tension' ? below : 1 - below;
}

function poleOf({ intensity }: ChronologyEvent): EventReading['pole'] {
  return intensity > 0 ? 'cooperation' : 'tension';
}

function canJudge({ after, before }: PoleCounts): boolean {
  return after.polar >= FEWEST_AFTER && before.polar >= FEWEST_BEFORE;
}

function sumOf(byWeek: ReadonlyMap<string, SeriesValue>, from: string, to: string) {
  const rows = weeksBetween(from, to).flatMap((week) => byWeek.get(week) ?? []);
  return {
    polar: rows.reduce((sum, { stories }) => sum + stories, 0),
    cooperative: rows.reduce((sum, { cooperative }) => sum + (cooperative ?? 0), 0),
  };
}

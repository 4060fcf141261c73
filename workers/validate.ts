/** Makes the validation report: once a week for what is published, and when it is asked for. */
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../analysis/indicators/series-value.ts';
import { computeSeries, METHOD_VERSION } from '../analysis/series.ts';
import { assembleReport, type RebuildCheck } from '../analysis/validation/assemble.ts';
import { createKeywordCoder } from '../analysis/validation/keyword-coder.ts';
import { VALIDATION_VERSION, type ValidationReport } from '../analysis/validation/report.ts';
import type { Clock } from '../base/clock.ts';
import { monthOf } from '../base/month.ts';
import type { ItemClass, Versions } from '../base/records.ts';
import { addWeeks, weekOf, weeksBetween } from '../base/week.ts';
import { loadActors } from '../codebook/actors.ts';
import { loadChronology } from '../codebook/chronology.ts';
import { CLIMATE, hypothesisDyads } from '../codebook/hypotheses.ts';
import { loadLexicon, loadScopeCues } from '../codebook/lexicon.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload } from './queue.ts';
import { verifySnapshot } from './snapshots.ts';

/** Weeks that are read where no period is asked for. */
const USUAL_WEEKS = 104;
/** Known events look so far back, and so far on. */
const WEEKS_BEFORE = 28;
const WEEKS_AFTER = 2;

export interface ValidationWish {
  class: ItemClass;
  /** First and last ISO week. */
  from: string;
  to: string;
}

export function createValidate(store: Store, versions: Versions, clock: Clock): Handler<NoPayload> {
  return async () => {
    await validateWhenDue(store, versions, clock);
  };
}

/** Makes the report of the published class where none reads up to its last frozen week by the present rules; false where one does. */
export async function validateWhenDue(store: Store, versions: Versions, clock: Clock): Promise<boolean> {
  const wish = await usualWish(store, await store.series.publishedClass(), clock);
  if (wish === undefined) return false;
  const last = await store.validation.read(wish.class);
  if (last?.report.to === wish.to && last.versions['validation'] === VALIDATION_VERSION) return false;
  await store.validation.replace(await makeValidation(store, wish, clock), validationVersions(versions));
  return true;
}

/** The last 104 weeks of a class that are no longer provisional; undefined while there are none. */
export async function usualWish(
  store: Store,
  itemClass: ItemClass,
  clock: Clock,
): Promise<ValidationWish | undefined> {
  const span = await store.series.span(itemClass);
  if (span === undefined) return undefined;
  const lastFrozen = addWeeks(weekOf(clock.now()), -2);
  const to = span.to < lastFrozen ? span.to : lastFrozen;
  const earliest = addWeeks(to, 1 - USUAL_WEEKS);
  const from = span.from > earliest ? span.from : earliest;
  return from <= to ? { class: itemClass, from, to } : undefined;
}

export function validationVersions(versions: Versions): Record<string, string> {
  return { ...versions, method: METHOD_VERSION, validation: VALIDATION_VERSION };
}

/** Reads every test. The same store gives the same report. */
export async function makeValidation(
  store: Store,
  { class: itemClass, from, to }: ValidationWish,
  clock: Clock,
): Promise<ValidationReport> {
  const all = { class: itemClass, press: 'all' } as const;
  const around = { ...all, from: addWeeks(from, -WEEKS_BEFORE), to: addWeeks(to, WEEKS_AFTER) };
  const months = { ...all, from: monthOf(from), to: monthOf(to) };
  const stories = await store.validation.stories(itemClass, from, to);
  const material = {
    ...{ class: itemClass, from, to },
    ...stories,
    balances: await store.series.read({ ...around, series: 'balance' }),
    pairBalances: await store.series.read({ ...around, series: `dyad-${hypothesisDyads.rivals}` }),
    relevant: await store.series.readMonths({ ...months, series: 'relevant' }),
    earthly: await store.series.readMonths({ ...months, series: 'share-earthly-tension' }),
    audited: await store.validation.audited(itemClass),
    climate: await store.importedSeries.read(CLIMATE),
    rebuild: await checkRebuild(store, { class: itemClass, from, to }, clock),
  };
  return assembleReport(material, {
    model: createMeasurementModel(crossValidatedErrors),
    events: loadChronology(),
    keywords: createKeywordCoder({
      ...{ actors: loadActors(), lexicon: loadLexicon(), cues: loadScopeCues() },
    }),
  });
}

async function checkRebuild(
  store: Store,
  { class: itemClass, from, to }: ValidationWish,
  clock: Clock,
): Promise<RebuildCheck> {
  const { material, standing } = await store.series.recountable(itemClass, weeksBetween(from, to));
  const model = createMeasurementModel(crossValidatedErrors);
  const anew = computeSeries(material, model, weekOf(clock.now()));
  const weeks = new Set(material.weeks);
  const counted = new Map(
    anew.weeks.filter(({ week }) => weeks.has(week)).map((value) => [keyOf(value), figuresOf(value)]),
  );
  const differing = standing.filter((value) => counted.get(keyOf(value)) !== figuresOf(value)).length;
  const unmatched = Math.max(0, counted.size - standing.length);
  const newest = (await store.snapshots.list()).find((snapshot) => snapshot.class === itemClass);
  return {
    values: standing.length,
    differing: differing + unmatched,
    snapshot: newest
      ? { name: newest.name, identical: (await verifySnapshot(store, newest)).identical }
      : null,
  };
}

function keyOf({ series, press, week }: SeriesValue): string {
  return `${series} ${press} ${week}`;
}

/** Without the status, which changes by the calendar alone. */
function figuresOf({ value, lower, upper, items, stories, outlets, cooperative }: SeriesValue): string {
  return JSON.stringify([value, lower, upper, items, stories, outlets, cooperative]);
}

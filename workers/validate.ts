/** Makes the validation report: once a week for what is published, and when it is asked for. */
import { setImmediate } from 'node:timers/promises';
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../analysis/indicators/series-value.ts';
import { computeSeries, METHOD_VERSION } from '../analysis/series.ts';
import { assembleReport, type ReadMember, type RebuildCheck } from '../analysis/validation/assemble.ts';
import { createKeywordCoder } from '../analysis/validation/keyword-coder.ts';
import { VALIDATION_VERSION, type ValidationReport } from '../analysis/validation/report.ts';
import type { Clock } from '../base/clock.ts';
import { monthOf } from '../base/month.ts';
import type { ItemClass, LabelProbability, Versions } from '../base/records.ts';
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
/** Weeks counted anew, and texts coded, between two looks at the rest of the program's work. */
const WEEKS_AT_ONCE = 8;
const SLICE = 50;

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
    byKeywords: await codeByKeywords(stories.stories.flat()),
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
  });
}

/** With a look at the rest of the program's work between slices. */
async function codeByKeywords(members: readonly ReadMember[]): Promise<Map<number, LabelProbability[]>> {
  const code = createKeywordCoder({ actors: loadActors(), lexicon: loadLexicon(), cues: loadScopeCues() });
  const codings = new Map<number, LabelProbability[]>();
  for (const [at, { id, title, summary, lang }] of members.entries()) {
    if (at % SLICE === 0) await setImmediate();
    codings.set(id, code({ title, summary, lang }));
  }
  return codings;
}

async function checkRebuild(
  store: Store,
  { class: itemClass, from, to }: ValidationWish,
  clock: Clock,
): Promise<RebuildCheck> {
  const all = weeksBetween(from, to);
  let [values, differing] = [0, 0];
  for (let at = 0; at < all.length; at += WEEKS_AT_ONCE) {
    const recounted = await recount(store, itemClass, all.slice(at, at + WEEKS_AT_ONCE), clock);
    values += recounted.values;
    differing += recounted.differing;
  }
  const newest = (await store.snapshots.list()).find(
    (snapshot) => snapshot.class === itemClass && snapshot.versions['method'] === METHOD_VERSION,
  );
  return {
    values,
    differing,
    snapshot: newest
      ? { name: newest.name, identical: (await verifySnapshot(store, newest)).identical }
      : null,
  };
}

async function recount(
  store: Store,
  itemClass: ItemClass,
  weeks: string[],
  clock: Clock,
): Promise<Omit<RebuildCheck, 'snapshot'>> {
  const { material, standing } = await store.series.recountable(itemClass, weeks);
  const model = createMeasurementModel(crossValidatedErrors);
  const anew = computeSeries(material, model, weekOf(clock.now()));
  const counted = new Map(
    anew.weeks.filter(({ week }) => weeks.includes(week)).map((value) => [keyOf(value), figuresOf(value)]),
  );
  const others = standing.filter((value) => counted.get(keyOf(value)) !== figuresOf(value)).length;
  const unmatched = Math.max(0, counted.size - standing.length);
  return { values: standing.length, differing: others + unmatched };
}

function keyOf({ series, press, week }: SeriesValue): string {
  return `${series} ${press} ${week}`;
}

/** Without the status, which changes by the calendar alone. */
function figuresOf({ value, lower, upper, items, stories, outlets, cooperative }: SeriesValue): string {
  return JSON.stringify([value, lower, upper, items, stories, outlets, cooperative]);
}

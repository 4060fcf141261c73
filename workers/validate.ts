/** Makes the validation report: once a week for what is published, and when it is asked for. */
import { setImmediate } from 'node:timers/promises';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import { METHOD_VERSION } from '../analysis/series.ts';
import { assembleReport, type ReadMember } from '../analysis/validation/assemble.ts';
import { createKeywordCoder } from '../analysis/validation/keyword-coder.ts';
import { VALIDATION_VERSION, type ValidationReport } from '../analysis/validation/report.ts';
import type { Clock } from '../base/clock.ts';
import { monthOf } from '../base/month.ts';
import type { ItemClass, LabelProbability, Versions } from '../base/records.ts';
import { addWeeks, weekOf } from '../base/week.ts';
import { loadActors } from '../codebook/actors.ts';
import { loadChronology } from '../codebook/chronology.ts';
import { CLIMATE, hypothesisDyads } from '../codebook/hypotheses.ts';
import { loadLexicon, loadScopeCues } from '../codebook/lexicon.ts';
import type { SeriesState } from '../store/as-of.ts';
import type { Store } from '../store/store.ts';
import type { Handler, NoPayload } from './queue.ts';
import { presentSource, type ValidationSource, type ValidationWish } from './validation-source.ts';

/** Weeks that are read where no period is asked for. */
const USUAL_WEEKS = 104;
/** Known events look so far back, and so far on. */
const WEEKS_BEFORE = 28;
const WEEKS_AFTER = 2;
/** Texts coded between two looks at the rest of the program's work. */
const SLICE = 50;

export function createValidate(store: Store, versions: Versions, clock: Clock): Handler<NoPayload> {
  return async () => {
    await validateWhenDue(store, versions, clock);
  };
}

/** Makes the report of the published class where none reads up to its last frozen week by the present rules; false where one does. */
export async function validateWhenDue(store: Store, versions: Versions, clock: Clock): Promise<boolean> {
  const wish = await usualWish(store, await store.series.publishedClass(), weekOf(clock.now()));
  if (wish === undefined) return false;
  const last = await store.validation.read(wish.class);
  if (last?.report.to === wish.to && last.versions['validation'] === VALIDATION_VERSION) return false;
  await store.validation.replace(
    await makeValidation(presentSource(store, clock), wish),
    validationVersions({ ...versions, method: METHOD_VERSION }),
  );
  return true;
}

/** The last 104 weeks of a class that are no longer provisional in a week; undefined while there are none. */
export async function usualWish(
  { series }: SeriesState,
  itemClass: ItemClass,
  thisWeek: string,
): Promise<ValidationWish | undefined> {
  const span = await series.span(itemClass);
  if (span === undefined) return undefined;
  const lastFrozen = addWeeks(thisWeek, -2);
  const to = span.to < lastFrozen ? span.to : lastFrozen;
  const earliest = addWeeks(to, 1 - USUAL_WEEKS);
  const from = span.from > earliest ? span.from : earliest;
  return from <= to ? { class: itemClass, from, to } : undefined;
}

/** The versions that a report names: those that made its series, and that of the tests. */
export function validationVersions(versions: Versions & { method: string }): Record<string, string> {
  return { ...versions, validation: VALIDATION_VERSION };
}

/** Reads every test. The same source gives the same report. */
export async function makeValidation(
  source: ValidationSource,
  { class: itemClass, from, to }: ValidationWish,
): Promise<ValidationReport> {
  const { series, importedSeries, validation, errors } = source;
  const all = { class: itemClass, press: 'all' } as const;
  const around = { ...all, from: addWeeks(from, -WEEKS_BEFORE), to: addWeeks(to, WEEKS_AFTER) };
  const months = { ...all, from: monthOf(from), to: monthOf(to) };
  const stories = await validation.stories(itemClass, from, to);
  const material = {
    ...{ class: itemClass, from, to },
    ...stories,
    byKeywords: await codeByKeywords(stories.stories.flat()),
    balances: await series.read({ ...around, series: 'balance' }),
    pairBalances: await series.read({ ...around, series: `dyad-${hypothesisDyads.rivals}` }),
    relevant: await series.readMonths({ ...months, series: 'relevant' }),
    earthly: await series.readMonths({ ...months, series: 'share-earthly-tension' }),
    audited: await validation.audited(itemClass),
    climate: await importedSeries.read(CLIMATE),
    rebuild: await source.checkRebuild({ class: itemClass, from, to }),
  };
  return assembleReport(material, { model: createMeasurementModel(errors), events: loadChronology() });
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

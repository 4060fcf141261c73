/**
 * The case study as data: dated events of US–Russia space relations, coded under the codebook.
 * Loading and selection only; it must not compute statistics.
 */
import { basename, join } from 'node:path';
import { z } from 'zod';
import { RendezvousError } from '../base/errors.ts';
import { categories, factors } from './categories.ts';
import { codebookFolder, listFiles, readYamlList } from './read-data.ts';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const chapter = z.string().regex(/^[1-7](\.\d)?$/);

/** One entry of chronology/phases.yaml. `from` and `to` are inclusive days; `to` is null while the phase lasts. */
export const Phase = z.strictObject({
  id: z.string().regex(slug),
  name: z.string().min(1),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  description: z.string().min(1),
  chapter,
});
export type Phase = z.infer<typeof Phase>;

/** Where an event is vouched for. A thesis source names its chapter, an outlet the day of its report. */
export const EventSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('thesis'), text: z.string().min(1), chapter }),
  z.strictObject({
    kind: z.literal('outlet'),
    text: z.string().min(1),
    date: z.iso.date(),
    address: z.url().optional(),
  }),
  z.strictObject({
    kind: z.enum(['document', 'book']),
    text: z.string().min(1),
    date: z.iso.date().optional(),
    address: z.url().optional(),
  }),
]);
export type EventSource = z.infer<typeof EventSource>;

/** One event as it stands in a file of its phase. */
export const EventEntry = z.strictObject({
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$/),
  date: z.iso.date(),
  precision: z.enum(['day', 'month', 'year']),
  end: z.iso.date().optional(),
  title: z.string().min(1),
  text: z.string().min(1),
  categories: z.array(z.enum(categories as [string, ...string[]])),
  factors: z.array(z.enum(factors)),
  intensity: z.number().min(-10).max(10),
  actors: z.array(z.string().regex(slug)).min(1),
  sources: z.array(EventSource).min(1),
  status: z.enum(['verified', 'unverified']),
});

/**
 * One event. `date` is the first day of the stretch that `precision` leaves open, `end` the last day of a longer event;
 * `intensity` runs from −10 (conflict) to +10 (cooperation), anchored in chronology/README.md; `phase` is the file it stands in.
 */
export type ChronologyEvent = z.infer<typeof EventEntry> & { phase: string };

/** The phases of the case study, in order of time. Throws `bad-input` on a faulty entry. */
export function loadPhases(folder: string = codebookFolder): Phase[] {
  return readYamlList(join(folder, 'chronology', 'phases.yaml'), Phase);
}

/** All events, phase by phase and within a phase in the file's order. Throws `bad-input` on a faulty entry. */
export function loadChronology(folder: string = codebookFolder): ChronologyEvent[] {
  const files = new Map(
    listFiles(join(folder, 'chronology'), '.yaml').map((file) => [basename(file, '.yaml'), file]),
  );
  return loadPhases(folder).flatMap(({ id }) => {
    const file = files.get(id);
    return file ? readYamlList(file, EventEntry).map((entry) => ({ ...entry, phase: id })) : [];
  });
}

/** The phase that a day falls in. Throws `bad-input` before the first. */
export function phaseOf(day: string, phases: readonly Phase[]): string {
  const phase = phases.find(({ from, to }) => from <= day && (to === null || day <= to));
  if (phase !== undefined) return phase.id;
  throw new RendezvousError(
    'bad-input',
    `${day} lies before the case study`,
    `The first phase begins on ${phases[0]!.from}.`,
  );
}

/** The events that statistics may use: those whose date and facts are certain. */
export function verifiedEvents(events: readonly ChronologyEvent[]): ChronologyEvent[] {
  return events.filter(({ status }) => status === 'verified');
}

/** The chronology as one file, to live in git and to be cited: written and read as YAML or CSV without loss. */
import { parse as parseCsv } from 'csv-parse/sync';
import { stringify as stringifyCsv } from 'csv-stringify/sync';
import { parse as parseYaml, stringify as stringifyYaml } from 'yaml';
import { RendezvousError } from '../base/errors.ts';
import { loadActors } from './actors.ts';
import { type ChronologyEvent, EventEntry, type Phase, phaseOf } from './chronology.ts';
import { checkList, parseOrExplain } from './read-data.ts';

export type ChronologyFormat = 'yaml' | 'csv';

const columns = [
  ...(['id', 'date', 'precision', 'end', 'phase', 'title', 'text', 'categories', 'factors'] as const),
  ...(['intensity', 'actors', 'sources', 'status'] as const),
];
const lists = ['categories', 'factors', 'actors'] as const;

/** Events in the order given. In CSV (RFC 4180) lists are parted by blanks, and sources are JSON, one array a cell. */
export function writeChronology(events: readonly ChronologyEvent[], format: ChronologyFormat): string {
  if (format === 'yaml') return stringifyYaml(events.map(ordered), { lineWidth: 110 });
  const rows = events.map((event) => ({
    ...event,
    ...Object.fromEntries(lists.map((list) => [list, event[list].join(' ')])),
    sources: JSON.stringify(event.sources),
  }));
  return stringifyCsv(rows, { header: true, columns: [...columns], record_delimiter: 'windows' });
}

/**
 * Reads such a file, or one of the codebook's own. The phase follows from the date, so a written one is passed over.
 * Throws `bad-input` naming the file, the entry and the mend: also for an actor that is none, and an id that comes twice.
 */
export function readChronology(
  name: string,
  text: string,
  format: ChronologyFormat,
  phases: readonly Phase[],
): ChronologyEvent[] {
  const rows = parseOrExplain(name, () => (format === 'yaml' ? (parseYaml(text) ?? []) : rowsOfCsv(text)));
  const known = new Set(loadActors().map(({ id }) => id));
  const seen = new Set<string>();
  return checkList(name, Array.isArray(rows) ? rows.map(withoutPhase) : rows, EventEntry).map((entry) => {
    if (seen.has(entry.id)) throw fault(name, entry.id, 'the id comes twice', 'Give each event its own id.');
    seen.add(entry.id);
    return checkEvent(name, { ...entry, phase: phaseOf(entry.date, phases) }, known);
  });
}

/** One event, wherever it comes from. Throws `bad-input` as `readChronology` does. */
export function readEvent(value: object, phases: readonly Phase[]): ChronologyEvent {
  const [entry] = checkList('event', [withoutPhase(value)], EventEntry);
  const known = new Set(loadActors().map(({ id }) => id));
  return checkEvent('event', { ...entry!, phase: phaseOf(entry!.date, phases) }, known);
}

function checkEvent(name: string, event: ChronologyEvent, actors: ReadonlySet<string>): ChronologyEvent {
  const stranger = event.actors.find((actor) => !actors.has(actor));
  if (stranger !== undefined)
    throw fault(
      name,
      event.id,
      `there is no actor "${stranger}"`,
      'docs/codebook.md and /v1/actors list the ids.',
    );
  if (!event.id.startsWith(event.date))
    throw fault(name, event.id, `the id does not begin with ${event.date}`, 'Begin the id with the date.');
  if (event.end !== undefined && event.end < event.date)
    throw fault(name, event.id, `it ends on ${event.end}, before it begins`, 'Mend one of the dates.');
  return event;
}

function ordered(event: ChronologyEvent): Record<string, unknown> {
  return Object.fromEntries(columns.flatMap((key) => (event[key] === undefined ? [] : [[key, event[key]]])));
}

function withoutPhase(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const { phase: _, ...entry } = row as Record<string, unknown>;
  return entry;
}

function rowsOfCsv(text: string): unknown[] {
  const rows: Record<string, string>[] = parseCsv(text, { columns: true, bom: true, skip_empty_lines: true });
  return rows.map(({ end, intensity, sources, ...row }) => ({
    ...row,
    ...Object.fromEntries(lists.map((list) => [list, (row[list] ?? '').split(/\s+/).filter(Boolean)])),
    ...(end ? { end } : {}),
    intensity: intensity?.trim() ? Number(intensity) : undefined,
    sources: JSON.parse(sources || '[]'),
  }));
}

function fault(name: string, id: string, what: string, mend: string): RendezvousError {
  return new RendezvousError('bad-input', `${name}: ${id}: ${what}`, mend);
}

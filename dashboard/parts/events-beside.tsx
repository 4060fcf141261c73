/** Dated events beside a chart: their numbers and phases in it, and the list beneath that names them with their sources. */
import { addressOf } from '../address.ts';
import type { EventMark, Span } from '../charts/marks.ts';
import type { Chronology, ChronologyEvent } from '../client.ts';
import { endOf, startOf } from '../periods.ts';
import { eventsBeside } from '../series-question.ts';
import { words } from '../words.ts';
import { Intensity, knownDate, namesOf } from './event-card.tsx';

/** What of the chronology is set into a chart. */
export interface Beside {
  events: ChronologyEvent[];
  marks: EventMark[];
  spans: Span[];
}

export const NOTHING_BESIDE: Beside = { events: [], marks: [], spans: [] };

/** Events and phases of the time that the points of a series span. */
export function besidePoints(
  { events, phases }: Chronology,
  name: string,
  points: readonly { period: string; date: Date }[],
): Beside {
  const [first, last] = [points[0]?.date, points.at(-1)?.date];
  if (!first || !last) return NOTHING_BESIDE;
  const end = endOf(points.at(-1)!.period);
  const found = eventsBeside(events, name, first, end);
  return {
    events: found,
    marks: found.map((event, at) => ({
      date: new Date(event.date),
      name: `${knownDate(event)} · ${event.title}`,
      number: at + 1,
    })),
    spans: phases
      .map((phase) => ({ name: phase.name, from: new Date(phase.from), to: new Date(phase.to ?? end) }))
      .filter(({ from, to }) => from < end && to > first)
      .map((span) => ({
        ...span,
        from: span.from > first ? span.from : first,
        to: span.to < last ? span.to : last,
      })),
  };
}

/** The events of a week or month as its read-out names them; empty where there are none. */
export function eventsWithin({ marks }: Beside, period: string): string {
  const [from, to] = [startOf(period), endOf(period)];
  return marks
    .filter(({ date }) => date >= from && date < to)
    .map(({ name }) => ` · ◆ ${name}`)
    .join('');
}

export function EventsBeside({ beside: { events, spans } }: { beside: Beside }) {
  return (
    <section class="events-beside">
      <h2>{words.series.eventsTitle}</h2>
      {spans.length > 0 && (
        <p class="note">
          {words.series.phases} <span lang="en">{spans.map(({ name }) => name).join(' · ')}</span>
        </p>
      )}
      {events.length === 0 ? (
        <p class="empty">{words.series.noEvents}</p>
      ) : (
        <ol lang="en">
          {events.map((event) => (
            <li key={event.id}>
              <time dateTime={knownDate(event)}>{knownDate(event)}</time> {event.title}{' '}
              <Intensity value={event.intensity} />
              <span class="note"> {namesOf(event.sources)}</span>
            </li>
          ))}
        </ol>
      )}
      <p class="links">
        <a href={addressOf('/chronology')}>{words.pages.chronology}</a>
      </p>
    </section>
  );
}

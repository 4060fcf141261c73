/** One event of the chronology: date, what happened, how it counts, and where that is written. */
import type { ComponentChildren } from 'preact';
import type { ChronologyEvent } from '../client.ts';
import { words } from '../words.ts';
import { Labels } from './badges.tsx';

/** As much of an event's date as is known. */
export function knownDate({ date, precision }: Pick<ChronologyEvent, 'date' | 'precision'>): string {
  return date.slice(0, precision === 'day' ? 10 : precision === 'month' ? 7 : 4);
}

interface EventCardProps {
  event: ChronologyEvent;
  /** Where the reader has just picked it in a chart: it is then read out. */
  chosen?: boolean;
  /** What may be done with it. */
  children?: ComponentChildren;
}

export function EventCard({ event, chosen = false, children }: EventCardProps) {
  return (
    <article class={chosen ? 'event chosen' : 'event'} aria-live={chosen ? 'polite' : undefined} lang="en">
      <h3>
        <time dateTime={knownDate(event)}>{knownDate(event)}</time> {event.title}
      </h3>
      <p>{event.text}</p>
      <p class="source">
        <Intensity value={event.intensity} />
        <Labels categories={event.categories} factors={event.factors} />
        {event.status === 'unverified' && <span class="label">{words.chronology.unverified}</span>}
        {event.addedBy !== null && <span class="label">{words.chronology.added}</span>}
      </p>
      <p class="note">{namesOf(event.sources)}</p>
      {children}
    </article>
  );
}

/** Sources by name; one that is cited for several places is named once. */
export function namesOf(sources: readonly string[]): string {
  return [...new Set(sources)].join('; ');
}

/** From −10 (conflict) to +10 (cooperation), with its sign. */
export function Intensity({ value }: { value: number }) {
  return (
    <span class={value >= 0 ? 'tone cooperation' : 'tone tension'}>
      {value > 0 ? '+' : ''}
      {String(value).replace('-', '−')}
    </span>
  );
}

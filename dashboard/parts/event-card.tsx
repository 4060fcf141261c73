/** One event of the chronology: date, what happened, how it counts, and where that is written. */
import type { ChronologyEvent } from '../client.ts';
import { words } from '../words.ts';
import { Labels } from './badges.tsx';

/** As much of an event's date as is known. */
export function knownDate({ date, precision }: ChronologyEvent): string {
  return date.slice(0, precision === 'day' ? 10 : precision === 'month' ? 7 : 4);
}

/** `chosen` where the reader has just picked it in a chart: it is then read out. */
export function EventCard({ event, chosen = false }: { event: ChronologyEvent; chosen?: boolean }) {
  return (
    <article class={chosen ? 'event chosen' : 'event'} aria-live={chosen ? 'polite' : undefined} lang="en">
      <h3>
        <time dateTime={knownDate(event)}>{knownDate(event)}</time> {event.title}
      </h3>
      <p>{event.text}</p>
      <p class="source">
        <span class={event.intensity >= 0 ? 'tone cooperation' : 'tone tension'}>
          {event.intensity > 0 ? '+' : ''}
          {String(event.intensity).replace('-', '−')}
        </span>
        <Labels categories={event.categories} factors={event.factors} />
        {event.status === 'unverified' && <span class="label">{words.chronology.unverified}</span>}
      </p>
      <p class="note">{event.sources.join('; ')}</p>
    </article>
  );
}

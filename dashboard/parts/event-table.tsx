/** The events of the chronology, a row each under their phases; a row opens to the event with its sources. */
import { useState } from 'preact/hooks';
import { type Chronology, type ChronologyEvent, withdrawEvent } from '../client.ts';
import { formatCount } from '../format.ts';
import { isAnalyst, useHolder } from '../session.ts';
import { nameOfLabel, words } from '../words.ts';
import { ActionForm } from './action-form.tsx';
import { EventCard, Intensity, knownDate } from './event-card.tsx';

interface EventTableProps {
  phases: Chronology['phases'];
  /** In order of time. */
  events: ChronologyEvent[];
  /** Whether every phase is open from the start, as where few events are looked at. */
  open: boolean;
  onWithdrawn: () => void;
}

export function EventTable({ phases, events, open, onWithdrawn }: EventTableProps) {
  const told = phases
    .map((phase) => ({ phase, own: events.filter((event) => event.phase === phase.id) }))
    .filter(({ own }) => own.length > 0);
  return (
    <section class="event-table">
      {told.map(({ phase, own }) => (
        <details key={`${phase.id} ${open}`} open={open || phase === told.at(-1)?.phase}>
          <summary>
            <h2 lang="en">{phase.name}</h2>{' '}
            <span class="muted">
              {phase.from.slice(0, 4)}–{phase.to?.slice(0, 4)} ·{' '}
              {words.chronology.count(own.length, formatCount(own.length))}
            </span>
          </summary>
          <ol class="events">
            {own.map((event) => (
              <Row key={event.id} event={event} onWithdrawn={onWithdrawn} />
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

function Row({ event, onWithdrawn }: { event: ChronologyEvent; onWithdrawn: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <time dateTime={knownDate(event)}>{knownDate(event)}</time>
          <Intensity value={event.intensity} />
          <span lang="en">{event.title}</span>
          <span class="muted">{event.categories.map(nameOfLabel).join(', ')}</span>
        </summary>
        {open && <Opened event={event} onWithdrawn={onWithdrawn} />}
      </details>
    </li>
  );
}

function Opened({ event, onWithdrawn }: { event: ChronologyEvent; onWithdrawn: () => void }) {
  const analyst = isAnalyst(useHolder());
  return (
    <EventCard event={event}>
      {analyst && event.addedBy !== null && (
        <ActionForm
          action={words.chronology.withdraw}
          onSend={async () => {
            await withdrawEvent(event.id);
            onWithdrawn();
          }}
        />
      )}
    </EventCard>
  );
}

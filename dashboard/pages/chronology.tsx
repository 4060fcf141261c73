/** The case study as data, 1955 to today: events on a line of time and in a table, with phases and sources. */
import { useMemo, useState } from 'preact/hooks';
import { useParameter } from '../address.ts';
import { type Chronology, type ChronologyEvent, fetchActors, fetchChronology } from '../client.ts';
import { language } from '../language.ts';
import { together, useLoaded } from '../loading.ts';
import { Drawing } from '../parts/drawing.tsx';
import { EventCard, knownDate } from '../parts/event-card.tsx';
import { EventFilter, filterEvents, useEventFilter } from '../parts/event-filter.tsx';
import { EventProposals } from '../parts/event-proposals.tsx';
import { EventTable } from '../parts/event-table.tsx';
import { FigureFrame } from '../parts/figure-frame.tsx';
import { Show } from '../parts/states.tsx';
import { words } from '../words.ts';

/** So many events are all shown; of more, only the newest phase is open. */
const SHOWN_AT_ONCE = 60;

export function ChronologyPage() {
  const [changes, setChanges] = useState(0);
  const chronology = useLoaded(fetchChronology, [changes]);
  const actors = useLoaded(fetchActors, []);
  const changed = () => setChanges(changes + 1);
  return (
    <>
      <h1>{words.chronology.title}</h1>
      <p class="lead">{words.chronology.lead}</p>
      <EventProposals onPromoted={changed} />
      <Show loaded={together(chronology, actors)}>
        {([found]) => <Events chronology={found} onWithdrawn={changed} />}
      </Show>
    </>
  );
}

function Events({ chronology, onWithdrawn }: { chronology: Chronology; onWithdrawn: () => void }) {
  const { phases, events } = chronology;
  const filter = useEventFilter();
  const [picked, pick] = useParameter('event');
  const shown = useMemo(() => filterEvents(events, filter), [events, JSON.stringify(filter)]);
  const selected = shown.find(({ id }) => id === picked);
  return (
    <>
      <EventFilter phases={phases} events={events} />
      {shown.length === 0 ? (
        <p class="state">{words.chronology.none}</p>
      ) : (
        <Timeline chronology={chronology} shown={shown} phase={filter.phase} picked={picked} onPick={pick} />
      )}
      {selected && <EventCard event={selected} chosen />}
      <EventTable
        phases={phases}
        events={shown}
        open={shown.length <= SHOWN_AT_ONCE}
        onWithdrawn={onWithdrawn}
      />
    </>
  );
}

interface TimelineProps {
  chronology: Chronology;
  shown: ChronologyEvent[];
  phase: string | null;
  picked: string | null;
  onPick: (event: string) => void;
}

function Timeline({ chronology: { phases, versions }, shown, phase, picked, onPick }: TimelineProps) {
  const title = words.chronology.figure;
  const spans = phases
    .filter(({ id }) => !phase || id === phase)
    .map(({ from, to, name }) => ({ from: new Date(from), to: to ? new Date(to) : new Date(), name }));
  return (
    <FigureFrame
      name="chronology"
      title={title}
      subtitle={words.chronology.subtitle}
      note={words.chronology.note}
      versions={versions}
      full="/v1/chronology?format=csv"
      table={{
        columns: ['id', 'date', 'title', 'intensity', 'categories', 'status'],
        rows: shown.map((event) => [
          event.id,
          event.date,
          event.title,
          event.intensity,
          event.categories.join(' '),
          event.status,
        ]),
      }}
    >
      <Drawing
        title={title}
        height={300}
        draw={(charts, width) =>
          charts.drawTimeline(shown.map(toMark), {
            ...{ width, title, spans, locale: language, selected: picked },
            ...(spans[0] ? { from: spans[0].from, to: spans.at(-1)!.to } : {}),
          })
        }
        drawn={[shown, picked]}
        steps={shown.map((event) => ({
          key: event.id,
          date: new Date(event.date),
          text: `${knownDate(event)} · ${event.title}`,
        }))}
        selected={picked}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

function toMark({ id, date, title, intensity, status }: ChronologyEvent) {
  return { id, date: new Date(date), title, intensity, certain: status === 'verified' };
}

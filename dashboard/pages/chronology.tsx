/** The case study as data, 1955 to today: events on a line of time and in a table, with phases and sources. */
import { useMemo } from 'preact/hooks';
import { addressWith, goTo, useParameter, usePlace } from '../address.ts';
import { type Chronology, type ChronologyEvent, fetchChronology } from '../client.ts';
import { CATEGORIES } from '../codes.ts';
import { useLoaded } from '../loading.ts';
import { Drawing } from '../parts/drawing.tsx';
import { EventCard, knownDate } from '../parts/event-card.tsx';
import { FigureFrame } from '../parts/figure-frame.tsx';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { language, nameOfLabel, words } from '../words.ts';

export function ChronologyPage() {
  const chronology = useLoaded(fetchChronology, []);
  return (
    <>
      <h1>{words.chronology.title}</h1>
      <p class="lead">{words.chronology.lead}</p>
      <Show loaded={chronology}>{(found) => <Events {...found} />}</Show>
    </>
  );
}

function Events({ phases, events, versions }: Chronology) {
  const { query } = usePlace();
  const [phase, category] = [query.get('phase'), query.get('category')];
  const [picked, pick] = useParameter('event');
  const shown = useMemo(
    () =>
      events
        .filter(
          (event) => (!phase || event.phase === phase) && (!category || event.categories.includes(category)),
        )
        .sort((a, b) => a.date.localeCompare(b.date)),
    [events, phase, category],
  );
  const selected = shown.find(({ id }) => id === picked) ?? null;
  const spans = phases
    .filter(({ id }) => !phase || id === phase)
    .map(({ from, to, name }) => ({ from: new Date(from), to: to ? new Date(to) : new Date(), name }));
  const title = words.chronology.figure;
  return (
    <>
      <form class="controls">
        <Select
          name={words.chronology.phase}
          value={phase ?? ''}
          options={[['', words.stories.any], ...phases.map(({ id, name }) => [id, name] as const)]}
          onChange={(next) => goTo(addressWith({ phase: next, event: null }))}
        />
        <Select
          name={words.facets.category}
          value={category ?? ''}
          options={[['', words.stories.any], ...CATEGORIES.map((id) => [id, nameOfLabel(id)] as const)]}
          onChange={(next) => goTo(addressWith({ category: next, event: null }))}
        />
      </form>
      {shown.length === 0 ? (
        <p class="state">{words.chronology.none}</p>
      ) : (
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
            draw={async (width) =>
              (await import('../charts/timeline.ts')).drawTimeline(shown.map(toMark), {
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
            onSelect={pick}
          />
        </FigureFrame>
      )}
      {selected && <EventCard event={selected} chosen />}
      <ol class="events">
        {shown.map((event) => (
          <li key={event.id}>
            <EventCard event={event} />
          </li>
        ))}
      </ol>
    </>
  );
}

function toMark({ id, date, title, intensity, status }: ChronologyEvent) {
  return { id, date: new Date(date), title, intensity, certain: status === 'verified' };
}

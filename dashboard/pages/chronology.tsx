/** The case study as data, 1955 to today: events on a line of time and in a table, with phases and sources. */
import { useMemo, useState } from 'preact/hooks';
import { addressWith, goTo, useParameter, usePlace } from '../address.ts';
import {
  type Chronology,
  type ChronologyEvent,
  fetchActors,
  fetchChronology,
  withdrawEvent,
} from '../client.ts';
import { CATEGORIES } from '../codes.ts';
import { together, useLoaded } from '../loading.ts';
import { ActionForm } from '../parts/action-form.tsx';
import { Drawing } from '../parts/drawing.tsx';
import { EventCard, knownDate } from '../parts/event-card.tsx';
import { EventProposals } from '../parts/event-proposals.tsx';
import { FigureFrame } from '../parts/figure-frame.tsx';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { isAnalyst, useHolder } from '../session.ts';
import { actorNames, language, nameOfLabel, words } from '../words.ts';

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
        {([found]) => <Events {...found} onWithdrawn={changed} />}
      </Show>
    </>
  );
}

function Events({ phases, events, versions, onWithdrawn }: Chronology & { onWithdrawn: () => void }) {
  const { query } = usePlace();
  const [phase, category, actor, pole, sought] = ['phase', 'category', 'actor', 'pole', 'q'].map((name) =>
    query.get(name),
  );
  const analyst = isAnalyst(useHolder());
  const [picked, pick] = useParameter('event');
  const shown = useMemo(
    () =>
      events
        .filter(
          (event) =>
            (!phase || event.phase === phase) &&
            (!category || event.categories.includes(category)) &&
            (!actor || event.actors.includes(actor)) &&
            (!pole || event.intensity > 0 === (pole === 'cooperation')) &&
            (!sought || holdsWords(event, sought)),
        )
        .sort((a, b) => a.date.localeCompare(b.date)),
    [events, phase, category, actor, pole, sought],
  );
  const selected = shown.find(({ id }) => id === picked) ?? null;
  const spans = phases
    .filter(({ id }) => !phase || id === phase)
    .map(({ from, to, name }) => ({ from: new Date(from), to: to ? new Date(to) : new Date(), name }));
  const title = words.chronology.figure;
  return (
    <>
      <form class="controls" onSubmit={(event) => event.preventDefault()}>
        <label>
          {words.chronology.search}
          <input
            type="search"
            value={sought ?? ''}
            onChange={({ currentTarget }) =>
              goTo(addressWith({ q: currentTarget.value.trim(), event: null }))
            }
          />
        </label>
        <Select
          name={words.chronology.pole}
          value={pole ?? ''}
          options={[
            ['', words.stories.any],
            ['cooperation', words.chronology.poles.cooperation],
            ['tension', words.chronology.poles.tension],
          ]}
          onChange={(next) => goTo(addressWith({ pole: next, event: null }))}
        />
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
        <Select
          name={words.chronology.actor}
          value={actor ?? ''}
          options={[['', words.stories.any], ...actorsOf(events)]}
          onChange={(next) => goTo(addressWith({ actor: next, event: null }))}
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
          </li>
        ))}
      </ol>
    </>
  );
}

/** Actors of these events, by name. */
function actorsOf(events: ChronologyEvent[]): [string, string][] {
  const ids = [...new Set(events.flatMap((event) => event.actors))];
  return ids
    .map((id): [string, string] => [id, actorNames.get(id) ?? id])
    .sort(([, one], [, other]) => one.localeCompare(other));
}

/** Whether every word stands in the title, the text or the actors, in any case of letters. */
function holdsWords({ title, text, actors }: ChronologyEvent, sought: string): boolean {
  const all = [title, text, ...actors.map((actor) => actor.replaceAll('-', ' '))].join(' ').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function toMark({ id, date, title, intensity, status }: ChronologyEvent) {
  return { id, date: new Date(date), title, intensity, certain: status === 'verified' };
}

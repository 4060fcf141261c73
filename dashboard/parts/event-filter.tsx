/** Which events of the chronology are looked at: by words, kind, phase, category and actor. All of it stands in the address. */
import { addressWith, goTo, usePlace } from '../address.ts';
import type { Chronology, ChronologyEvent } from '../client.ts';
import { CATEGORIES } from '../codes.ts';
import { actorNames, nameOfLabel, words } from '../words.ts';
import { Select } from './series-choice.tsx';

const FILTERS = ['q', 'pole', 'phase', 'category', 'actor'] as const;

type Filter = Record<(typeof FILTERS)[number], string | null>;

/** What the address asks for; null where it asks for nothing. */
export function useEventFilter(): Filter {
  const { query } = usePlace();
  return Object.fromEntries(FILTERS.map((name) => [name, query.get(name) || null])) as Filter;
}

/** Events that fit, in order of time. */
export function filterEvents(events: readonly ChronologyEvent[], filter: Filter): ChronologyEvent[] {
  const { q, pole, phase, category, actor } = filter;
  return events
    .filter(
      (event) =>
        (!phase || event.phase === phase) &&
        (!category || event.categories.includes(category)) &&
        (!actor || event.actors.includes(actor)) &&
        (!pole || event.intensity > 0 === (pole === 'cooperation')) &&
        (!q || holdsWords(event, q)),
    )
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** Whether every word stands in the title, the text or the actors, in any case of letters. */
function holdsWords({ title, text, actors }: ChronologyEvent, sought: string): boolean {
  const all = [title, text, ...actors.map((actor) => actor.replaceAll('-', ' '))].join(' ').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

export function EventFilter({ phases, events }: Pick<Chronology, 'phases' | 'events'>) {
  const filter = useEventFilter();
  const any = ['', words.stories.any] as const;
  const choose = (name: keyof Filter) => (value: string) => goTo(addressWith({ [name]: value, event: null }));
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()}>
      <label>
        {words.chronology.search}
        <input
          type="search"
          value={filter.q ?? ''}
          onChange={({ currentTarget }) => choose('q')(currentTarget.value.trim())}
        />
      </label>
      <Select
        name={words.chronology.pole}
        value={filter.pole ?? ''}
        options={[
          any,
          ['cooperation', words.chronology.poles.cooperation],
          ['tension', words.chronology.poles.tension],
        ]}
        onChange={choose('pole')}
      />
      <Select
        name={words.chronology.phase}
        value={filter.phase ?? ''}
        options={[any, ...phases.map(({ id, name }) => [id, name] as const)]}
        onChange={choose('phase')}
      />
      <Select
        name={words.facets.category}
        value={filter.category ?? ''}
        options={[any, ...CATEGORIES.map((id) => [id, nameOfLabel(id)] as const)]}
        onChange={choose('category')}
      />
      <Select
        name={words.chronology.actor}
        value={filter.actor ?? ''}
        options={[any, ...actorsOf(events)]}
        onChange={choose('actor')}
      />
    </form>
  );
}

/** Actors of these events, by name. */
function actorsOf(events: readonly ChronologyEvent[]): [string, string][] {
  const ids = [...new Set(events.flatMap((event) => event.actors))];
  return ids
    .map((id): [string, string] => [id, actorNames.get(id) ?? id])
    .sort(([, one], [, other]) => one.localeCompare(other));
}

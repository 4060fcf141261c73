/** Items by words and properties, with counts that say what each further choice would leave. */
import { useEffect, useState } from 'preact/hooks';
import { addressWith, goTo, usePlace } from '../address.ts';
import { fetchActors, fetchFacets, fetchItems, type Item, type ItemPage, type ItemQuery } from '../client.ts';
import { formatCount } from '../format.ts';
import { type Loaded, useLoaded } from '../loading.ts';
import { FacetList, facetsShown } from '../parts/facet-list.tsx';
import { ItemList } from '../parts/item-list.tsx';
import { Failed, Show } from '../parts/states.tsx';
import { actorNames, nameOfDyad, words } from '../words.ts';

const PAGE = '30';

/** What of the address is a question to the API. Without a word on relevance, relevant items are meant. */
function questionOf(query: URLSearchParams): ItemQuery {
  const names = ['q', 'week', 'from', 'to', 'actor', 'dyad', ...facetsShown] as const;
  const asked = Object.fromEntries(
    names.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
  );
  if (asked['relevance'] === undefined) asked['relevance'] = 'relevant';
  if (asked['relevance'] === 'any') delete asked['relevance'];
  return asked as ItemQuery;
}

export function Items() {
  const { query } = usePlace();
  const question = questionOf(query);
  const key = JSON.stringify(question);
  const actor = query.get('actor');
  useLoaded(async () => actor && (await fetchActors()), [actor]);
  const facets = useLoaded(() => fetchFacets(question as never), [key]);
  const listed: ItemQuery = question.q === undefined ? { ...question, sort: '-published' } : question;
  const first = useLoaded(() => fetchItems({ ...listed, limit: PAGE }), [key]);
  const chosen = ['q', 'week', 'from', 'to', 'actor', 'dyad', ...facetsShown].filter((name) =>
    query.get(name),
  );
  return (
    <>
      <h1>{words.items.title}</h1>
      <p class="lead">
        {words.items.lead} <span class="muted">{words.items.syntax}</span>
      </p>
      <div class="with-side">
        <aside aria-label={words.items.filters}>
          <details class="filters" open={matchMedia('(min-width: 48rem)').matches}>
            <summary>{words.items.filters}</summary>
            {chosen.length > 0 && (
              <p>
                <a href={addressWith(Object.fromEntries(chosen.map((name) => [name, null])))}>
                  {words.items.clear}
                </a>
              </p>
            )}
            {(['actor', 'dyad'] as const).map((name) => {
              const asked = query.get(name);
              return (
                asked && (
                  <p key={name}>
                    <a href={addressWith({ [name]: null })} aria-current="true">
                      {name === 'dyad' ? nameOfDyad(asked) : (actorNames.get(asked) ?? asked)} ✕
                    </a>
                  </p>
                )
              );
            })}
            <Dates from={query.get('from')} to={query.get('to')} week={query.get('week')} />
            <Show loaded={facets}>{(counted) => <FacetList facets={counted.facets} />}</Show>
          </details>
        </aside>
        <section aria-label={words.items.title}>
          <p class="muted" role="status">
            {facets.state === 'here'
              ? words.items.found(formatCount(facets.value.total), facets.value.total)
              : '\u00a0'}
          </p>
          <Pages key={key} question={listed} first={first} />
        </section>
      </div>
    </>
  );
}

function Dates({ from, to, week }: { from: string | null; to: string | null; week: string | null }) {
  const field = (name: 'from' | 'to', value: string | null) => (
    <label>
      {words.items[name]}
      <input
        type="date"
        value={value ?? ''}
        onChange={(event) => goTo(addressWith({ [name]: event.currentTarget.value }))}
      />
    </label>
  );
  return (
    <fieldset class="dates">
      <legend>{words.items.published}</legend>
      {week ? (
        <a href={addressWith({ week: null })} aria-current="true">
          {words.now.week(week)} ✕
        </a>
      ) : (
        <>
          {field('from', from)}
          {field('to', to)}
        </>
      )}
    </fieldset>
  );
}

/** The first page, and those that the reader asked to add. */
function Pages({ question, first }: { question: ItemQuery; first: Loaded<ItemPage> }) {
  const [more, setMore] = useState<{ items: Item[]; next: string | null } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => setMore(null), [first]);
  return (
    <Show loaded={first}>
      {(page) => {
        const items = [...page.items, ...(more?.items ?? [])];
        const next = more ? more.next : page.next;
        const addPage = () =>
          fetchItems({ ...question, limit: PAGE, after: next! }).then(
            (added) => setMore({ items: [...(more?.items ?? []), ...added.items], next: added.next }),
            setFailure,
          );
        return (
          <>
            <ItemList items={items} excerpts />
            {failure && <Failed error={failure} />}
            {next && (
              <button type="button" onClick={addPage}>
                {words.items.more}
              </button>
            )}
          </>
        );
      }}
    </Show>
  );
}

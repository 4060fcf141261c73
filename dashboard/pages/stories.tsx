/** Stories: what several outlets report as one event, most recent first. */
import { addressWith, goTo, usePlace } from '../address.ts';
import { fetchActors, fetchStories, type StoryQuery } from '../client.ts';
import { ORIENTATIONS } from '../codes.ts';
import { useLoaded } from '../loading.ts';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { StoryList } from '../parts/story-list.tsx';
import { actorNames, nameOfDyad, nameOfLabel, words } from '../words.ts';

const PAGE = '40';
/** Filters that come with a link; each stands as a chip that takes it away. */
const CHIPS = ['week', 'category', 'dimension', 'factor', 'actor', 'dyad', 'press', 'class'] as const;

export function Stories() {
  const { query } = usePlace();
  const asked = Object.fromEntries(
    [...CHIPS, 'label', 'families', 'after'].flatMap((name) =>
      query.get(name) ? [[name, query.get(name)]] : [],
    ),
  );
  const loaded = useLoaded(
    () => fetchStories({ limit: PAGE, ...asked } as StoryQuery),
    [JSON.stringify(asked)],
  );
  const actor = query.get('actor');
  useLoaded(async () => actor && (await fetchActors()), [actor]);
  const chips = CHIPS.flatMap((name) => (query.get(name) ? [[name, query.get(name)!] as const] : []));
  return (
    <>
      <h1>{words.stories.title}</h1>
      <p class="lead">{words.stories.lead}</p>
      <form class="controls">
        <Select
          name={words.facets.orientation}
          value={query.get('label') ?? ''}
          options={[
            ['', words.stories.any],
            ...ORIENTATIONS.map((one) => [one, words.orientations[one]] as const),
          ]}
          onChange={(label) => goTo(addressWith({ label, after: null }))}
        />
        <Select
          name={words.stories.families}
          value={query.get('families') ?? ''}
          options={[
            ['', words.stories.any],
            ['2', '2+'],
            ['3', '3+'],
            ['5', '5+'],
          ]}
          onChange={(families) => goTo(addressWith({ families, after: null }))}
        />
      </form>
      {chips.length > 0 && (
        <p class="chips">
          {chips.map(([name, asked]) => (
            <a key={name} href={addressWith({ [name]: null, after: null })} aria-current="true">
              {nameOfFilter(name, asked)} ✕
            </a>
          ))}
        </p>
      )}
      <Show loaded={loaded}>
        {({ stories, next }) => (
          <>
            <StoryList stories={stories} />
            {next && <a href={addressWith({ after: next })}>{words.items.older}</a>}
          </>
        )}
      </Show>
    </>
  );
}

function nameOfFilter(name: (typeof CHIPS)[number], asked: string): string {
  if (name === 'week') return words.now.week(asked);
  if (name === 'actor') return actorNames.get(asked) ?? asked;
  if (name === 'dyad') return nameOfDyad(asked);
  if (name === 'class') return words.classes[asked as keyof typeof words.classes]?.name ?? asked;
  if (name === 'press') return words.presses[asked as keyof typeof words.presses] ?? asked;
  if (name === 'dimension') return words.dimensions[asked as keyof typeof words.dimensions] ?? asked;
  return nameOfLabel(asked);
}

/** Stories: what several outlets report as one event, most recent first. */
import { addressWith, goTo, usePlace } from '../address.ts';
import { fetchStories, type StoryQuery } from '../client.ts';
import { ORIENTATIONS } from '../codes.ts';
import { useLoaded } from '../loading.ts';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { StoryList } from '../parts/story-list.tsx';
import { words } from '../words.ts';

const PAGE = '40';

export function Stories() {
  const { query } = usePlace();
  const asked = Object.fromEntries(
    ['week', 'label', 'families', 'class', 'after'].flatMap((name) =>
      query.get(name) ? [[name, query.get(name)]] : [],
    ),
  );
  const loaded = useLoaded(
    () => fetchStories({ limit: PAGE, ...asked } as StoryQuery),
    [JSON.stringify(asked)],
  );
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

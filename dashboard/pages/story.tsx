/** One story: what it counts as, and its items in the order in which outlets reported it. */
import { addressOf } from '../address.ts';
import { fetchStory, type StoryDetail } from '../client.ts';
import { formatShare } from '../format.ts';
import { useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { Labels, labelsThatHold, Orientation } from '../parts/badges.tsx';
import { ItemList } from '../parts/item-list.tsx';
import { Show } from '../parts/states.tsx';
import { StoryOutletsFigure } from '../parts/story-outlets-figure.tsx';
import { Instant, OutsideText } from '../parts/text.tsx';
import { words } from '../words.ts';

export function StoryPage({ id }: PageProps) {
  const story = useLoaded(() => fetchStory(id), [id]);
  return <Show loaded={story}>{(found) => <Story story={found} />}</Show>;
}

function Story({ story }: { story: StoryDetail }) {
  const members = story.members
    .slice()
    .sort((a, b) => (a.publishedAt ?? a.fetchedAt).localeCompare(b.publishedAt ?? b.fetchedAt));
  return (
    <article class="story">
      <p class="eyebrow">
        <a href={addressOf('/', { week: story.week })}>{words.now.week(story.week)}</a> ·{' '}
        <Instant iso={story.firstSeenAt} />
        {story.lastSeenAt !== story.firstSeenAt && (
          <>
            {' – '}
            <Instant iso={story.lastSeenAt} />
          </>
        )}
      </p>
      <h1>
        <OutsideText text={story.title || words.items.untitled} />
      </h1>
      <p class="source">
        <Orientation orientation={story.label} />
        <span>
          {words.stories.probabilities(formatShare(story.cooperation), formatShare(story.tension))} ·{' '}
          {words.stories.votes(story.families.length)}
        </span>
        <Labels categories={labelsThatHold(story.categories)} factors={labelsThatHold(story.factors)} />
      </p>
      {story.outlets.length > 1 && <StoryOutletsFigure story={story} />}
      <h2>{words.stories.reported(story.items)}</h2>
      <ItemList items={members} excerpts />
    </article>
  );
}

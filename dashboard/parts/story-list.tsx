/** Stories in a list: headline of the first report, who reported it, and what it counts as. */
import { addressOf } from '../address.ts';
import type { Story } from '../client.ts';
import { words } from '../words.ts';
import { Labels, labelsThatHold, Orientation } from './badges.tsx';
import { Instant, OutsideText } from './text.tsx';

export function StoryList({ stories }: { stories: Story[] }) {
  if (stories.length === 0) return <p class="empty">{words.stories.none}</p>;
  return (
    <ul class="items">
      {stories.map((story) => (
        <li key={story.id}>
          <p class="headline">
            <a href={addressOf(`/stories/${story.id}`)}>
              <OutsideText text={story.title || words.items.untitled} />
            </a>
          </p>
          <p class="source">
            <span>
              <Instant iso={story.firstSeenAt} dayOnly /> ·{' '}
              {words.items.count(String(story.items), story.items)} ·{' '}
              <OutsideText text={story.outlets.slice(0, 4).join(', ')} longest={120} />
              {story.outlets.length > 4 && ` +${story.outlets.length - 4}`}
            </span>
            <Orientation orientation={story.label} />
            <Labels
              categories={labelsThatHold(story.categories).slice(0, 3)}
              factors={labelsThatHold(story.factors).slice(0, 2)}
            />
          </p>
        </li>
      ))}
    </ul>
  );
}

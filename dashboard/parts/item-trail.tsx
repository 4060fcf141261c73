/** The way of an item: the story it counts in, where else it stood, how it was worded and coded before. */
import { useState } from 'preact/hooks';
import { addressOf } from '../address.ts';
import type { ItemDetail } from '../client.ts';
import { nameOfLabel, words } from '../words.ts';
import { Orientation } from './badges.tsx';
import { Instant, OutsideLink, OutsideText } from './text.tsx';

/** The story that carries the item into the series. */
function StoryOfItem({ id, title, week, label, items }: NonNullable<ItemDetail['story']>) {
  return (
    <>
      <a href={addressOf(`/stories/${id}`)}>
        <OutsideText text={title || words.items.untitled} />
      </a>{' '}
      <span class="muted">
        <Orientation orientation={label} /> · {words.items.count(String(items), items)} ·{' '}
        <a href={addressOf('/', { week })}>{week}</a>
      </span>
    </>
  );
}

/** Where it counts, where else it stood, how it was worded before, and how it was coded before. */
export function ItemTrail({ item }: { item: ItemDetail }) {
  const [all, setAll] = useState(false);
  const older = item.codings.slice().sort((a, b) => b.id - a.id);
  return (
    <section class="trail">
      <h2>{words.item.trail}</h2>
      <dl>
        <dt>{words.item.story}</dt>
        <dd>{item.story ? <StoryOfItem {...item.story} /> : words.item.noStory}</dd>
        <dt>{words.item.fetched}</dt>
        <dd>
          <Instant iso={item.fetchedAt} />
        </dd>
        <dt>{words.item.mentions}</dt>
        <dd>
          {item.mentions.length === 0 && words.item.noMentions}
          <ul>
            {item.mentions.map((mention) => (
              <li key={`${mention.outlet} ${mention.seenAt}`}>
                <OutsideLink address={mention.link}>
                  <OutsideText text={mention.outlet} longest={80} />
                </OutsideLink>
                , <Instant iso={mention.seenAt} />
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.item.revisions}</dt>
        <dd>
          {item.revisions.length === 0 && words.item.noRevisions}
          <ul>
            {item.revisions.map((revision) => (
              <li key={revision.revision}>
                {revision.revision}. <OutsideText text={revision.title} /> (<Instant iso={revision.seenAt} />;{' '}
                {words.item.revisionEnds[revision.reason]})
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.item.codings}</dt>
        <dd>
          <ul>
            {older.slice(0, all ? older.length : 3).map((coding) => (
              <li key={coding.id}>
                <Instant iso={coding.codedAt} />, {coding.coder}: {words.relevances[coding.relevance]},{' '}
                {words.orientations[coding.orientation]}
                {coding.categories.length > 0 &&
                  ` (${coding.categories.map(({ id }) => nameOfLabel(id)).join(', ')})`}
              </li>
            ))}
          </ul>
          {!all && older.length > 3 && (
            <button type="button" onClick={() => setAll(true)}>
              {words.item.allCodings}
            </button>
          )}
        </dd>
      </dl>
    </section>
  );
}

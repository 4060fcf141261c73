/** What the value of a week rests on: its stories where the series counts stories, else its items. */
import { addressOf } from '../address.ts';
import { fetchItems, fetchStories, type Series } from '../client.ts';
import { useLoaded } from '../loading.ts';
import { itemsOf, type Question, storiesOf } from '../series-question.ts';
import { words } from '../words.ts';
import { ItemList } from './item-list.tsx';
import { RevisionsOfWeek } from './revisions-of-week.tsx';
import { Show } from './states.tsx';
import { StoryList } from './story-list.tsx';

const SHOWN = '10';

export function BehindValue({ series, week }: { series: Series; week: string }) {
  const ofWeek = { class: series.class, week, ...(series.press === 'all' ? {} : { press: series.press }) };
  const stories = storiesOf(series.name);
  const items = { ...itemsOf(series.name), ...ofWeek };
  return (
    <section class="behind-value">
      {stories ? (
        <Stories week={week} question={{ ...stories, ...ofWeek }} />
      ) : (
        <Items week={week} question={items} />
      )}
      <RevisionsOfWeek week={week} itemClass={series.class} />
      <p class="links">
        {stories && <a href={addressOf('/stories', { ...stories, ...ofWeek })}>{words.now.allStories}</a>}{' '}
        <a href={addressOf('/items', items)}>{words.now.allItems}</a>
      </p>
    </section>
  );
}

function Stories({ week, question }: { week: string; question: Question }) {
  const loaded = useLoaded(
    () => fetchStories({ ...question, limit: SHOWN } as never),
    [JSON.stringify(question)],
  );
  return (
    <>
      <h2>{words.now.storiesOf(week)}</h2>
      <Show loaded={loaded}>{({ stories }) => <StoryList stories={stories} />}</Show>
    </>
  );
}

function Items({ week, question }: { week: string; question: Question }) {
  const loaded = useLoaded(
    () => fetchItems({ ...question, limit: SHOWN } as never),
    [JSON.stringify(question)],
  );
  return (
    <>
      <h2>{words.now.itemsOf(week)}</h2>
      <Show loaded={loaded}>{(page) => <ItemList items={page.items} />}</Show>
    </>
  );
}

/** What the value of a week or month rests on: its stories where the series counts stories, else its items. */
import { addressOf } from '../address.ts';
import { type AnySeries, fetchItems, fetchStories } from '../client.ts';
import { useLoaded } from '../loading.ts';
import { kindOf, weeksOf } from '../periods.ts';
import { itemsOf, type Question, storiesOf } from '../series-question.ts';
import { words } from '../words.ts';
import { ItemList } from './item-list.tsx';
import { RevisionsOfWeek } from './revisions-of-week.tsx';
import { Show } from './states.tsx';
import { StoryList } from './story-list.tsx';

const SHOWN = '10';

export function BehindValue({ series, chosen }: { series: AnySeries; chosen: string }) {
  const within = {
    class: series.class,
    ...(kindOf(chosen) === 'week' ? { week: chosen } : weeksOf(chosen)),
    ...(series.press === 'all' ? {} : { press: series.press }),
  };
  const stories = storiesOf(series.name);
  const items = { ...itemsOf(series.name), ...within };
  return (
    <section class="behind-value">
      {stories ? (
        <Stories chosen={chosen} question={{ ...stories, ...within }} />
      ) : (
        <Items chosen={chosen} question={items} />
      )}
      {kindOf(chosen) === 'week' && <RevisionsOfWeek week={chosen} itemClass={series.class} />}
      <p class="links">
        {stories && <a href={addressOf('/stories', { ...stories, ...within })}>{words.behind.allStories}</a>}{' '}
        <a href={addressOf('/items', items)}>{words.behind.allItems}</a>
      </p>
    </section>
  );
}

function Stories({ chosen, question }: { chosen: string; question: Question }) {
  const loaded = useLoaded(
    () => fetchStories({ ...question, limit: SHOWN } as never),
    [JSON.stringify(question)],
  );
  return (
    <>
      <h2>{words.behind.storiesOf(chosen)}</h2>
      <Show loaded={loaded}>{({ stories }) => <StoryList stories={stories} />}</Show>
    </>
  );
}

function Items({ chosen, question }: { chosen: string; question: Question }) {
  const loaded = useLoaded(
    () => fetchItems({ ...question, limit: SHOWN } as never),
    [JSON.stringify(question)],
  );
  return (
    <>
      <h2>{words.behind.itemsOf(chosen)}</h2>
      <Show loaded={loaded}>{(page) => <ItemList items={page.items} />}</Show>
    </>
  );
}

/** Are US–Russia relations in space warming or cooling, how sure are we, why, and what happened. */
import { useMemo } from 'preact/hooks';
import { addWeeks } from '../../base/week.ts';
import { addressOf, useParameter } from '../address.ts';
import {
  fetchPanel,
  fetchSeries,
  fetchStories,
  fetchTrend,
  type Series,
  type Story,
  type Trend,
} from '../client.ts';
import { CATEGORIES } from '../codes.ts';
import { askEarly, useLoaded } from '../loading.ts';
import { AlertsOfWeek } from '../parts/alert-list.tsx';
import { BalanceFigure } from '../parts/balance-figure.tsx';
import { DataQuality } from '../parts/data-quality.tsx';
import { DimensionsFigure } from '../parts/dimensions-figure.tsx';
import { Headline } from '../parts/headline.tsx';
import { Show } from '../parts/states.tsx';
import { StoryList } from '../parts/story-list.tsx';
import { BASE_WEEKS, type CategoryValues, latestWeek, readWeek } from '../week-reading.ts';
import { words } from '../words.ts';

const STORIES_SHOWN = 10;

/** Asked for as soon as this file is there, before the frame of the page is. */
const loadBalance = askEarly(() => Promise.all([fetchSeries('balance'), fetchTrend('balance')]));

export function Now() {
  const balance = useLoaded(loadBalance, []);
  return (
    <Show loaded={balance}>
      {([series, line]) =>
        series.values.length === 0 ? <NothingYet /> : <Weeks series={series} trend={line} />
      }
    </Show>
  );
}

function NothingYet() {
  return (
    <section class="state">
      <h1>{words.now.nothingTitle}</h1>
      <p>{words.now.nothingText}</p>
      <pre>rendezvous import FILE.jsonl</pre>
    </section>
  );
}

function Weeks({ series, trend }: { series: Series; trend: Trend }) {
  const [picked, pick] = useParameter('week');
  const latest = useMemo(() => latestWeek(series.values, Date.now())!, [series]);
  const reading = readWeek(series.values, picked ?? latest) ?? readWeek(series.values, latest)!;
  const { week } = reading.current;
  const categories = useLoaded(() => fetchCategories(series, week), [series, week]);
  return (
    <>
      {picked !== null && picked !== week && <p class="note">{words.now.noSuchWeek(picked)}</p>}
      <Headline reading={reading} series={series} categories={categories} />
      <div class="columns">
        <div>
          <BalanceFigure
            series={series}
            trend={trend}
            chosen={week}
            onPick={(next) => pick(next === latest ? null : next)}
          />
          <StoriesOfWeek week={week} itemClass={series.class} />
        </div>
        <div>
          <div class="dimensions-place">
            <Show loaded={categories}>
              {(values) => <DimensionsFigure values={values} week={week} versions={series.versions} />}
            </Show>
          </div>
          <AlertsOfWeek week={week} itemClass={series.class} />
          <DataQuality week={week} series={series} />
        </div>
      </div>
    </>
  );
}

/** What most owners report stands first. */
function StoriesOfWeek({ week, itemClass }: { week: string; itemClass: Series['class'] }) {
  const loaded = useLoaded(
    () => fetchStories({ week, class: itemClass, limit: '200' } as never),
    [week, itemClass],
  );
  const byReach = (stories: Story[]) => stories.slice().sort((a, b) => b.families.length - a.families.length);
  return (
    <section class="items-of-week">
      <h2>{words.now.storiesOf(week)}</h2>
      <Show loaded={loaded}>
        {({ stories }) => <StoryList stories={byReach(stories).slice(0, STORIES_SHOWN)} />}
      </Show>
      <p class="links">
        <a href={addressOf('/stories', { week, class: itemClass })}>{words.now.allStories}</a>{' '}
        <a href={addressOf('/items', { week, class: itemClass })}>{words.now.allItems}</a>
      </p>
    </section>
  );
}

async function fetchCategories(series: Series, week: string): Promise<CategoryValues> {
  const query = { class: series.class, from: addWeeks(week, -BASE_WEEKS), to: week };
  const panel = await fetchPanel(
    CATEGORIES.map((id) => `category-${id}`),
    query,
  );
  return new Map(CATEGORIES.map((id) => [id, panel.get(`category-${id}`)!]));
}

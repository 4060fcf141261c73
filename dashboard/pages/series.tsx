/** Any weekly series: whose press, live or archive, beside another series, and the three presses side by side. */
import { useMemo } from 'preact/hooks';
import { addressOf, addressWith, useParameter, usePlace } from '../address.ts';
import {
  fetchActors,
  fetchItems,
  fetchSeries,
  fetchSeriesList,
  type Series,
  type SeriesQuery,
} from '../client.ts';
import { FACTORS, poleOf } from '../codes.ts';
import { together, useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { BalanceFigure } from '../parts/balance-figure.tsx';
import { CountsFigure } from '../parts/counts-figure.tsx';
import { ItemList } from '../parts/item-list.tsx';
import { LineFigure } from '../parts/line-figure.tsx';
import { PressMultiples } from '../parts/press-multiples.tsx';
import { SeriesChoice } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { nameOfSeries, words } from '../words.ts';

export function SeriesPage({ id }: PageProps) {
  const name = id || 'balance';
  const { query } = usePlace();
  const asked: SeriesQuery = {
    ...(query.get('class') ? { class: query.get('class') as Series['class'] } : {}),
    ...(query.get('press') ? { press: query.get('press') as Series['press'] } : {}),
  };
  const beside = query.get('beside');
  const list = useLoaded(fetchNames, []);
  const keys = [name, beside, JSON.stringify(asked)];
  const first = useLoaded(() => fetchSeries(name, asked), keys);
  const second = useLoaded(async () => (beside ? await fetchSeries(beside, asked) : null), keys);
  return (
    <>
      <h1>{nameOfSeries(name)}</h1>
      <Show loaded={together(list, together(first, second))}>
        {([all, [series, other]]) => (
          <>
            <SeriesChoice names={all} name={name} />
            <Figures series={series} beside={other} />
          </>
        )}
      </Show>
    </>
  );
}

/** Every series, those of actors last and by their names. */
async function fetchNames(): Promise<string[]> {
  const [{ series }, actors] = await Promise.all([fetchSeriesList(), fetchActors()]);
  const byName = [...actors].sort(([, one], [, other]) => one.localeCompare(other));
  return [...series.map(({ name }) => name), ...byName.map(([id]) => `actor-${id}`)];
}

function Figures({ series, beside }: { series: Series; beside: Series | null }) {
  const [picked, pick] = useParameter('week');
  const week = useMemo(
    () => series.values.find((value) => value.week === picked)?.week ?? series.values.at(-1)?.week ?? null,
    [series, picked],
  );
  if (week === null)
    return (
      <p class="state">
        {words.series.none} <a href={addressWith({ press: null, class: null })}>{words.series.reset}</a>
      </p>
    );
  return (
    <>
      {series.name === 'balance' && !beside ? (
        <>
          <BalanceFigure series={series} week={week} onPick={pick} />
          <CountsFigure series={series} week={week} onPick={pick} />
        </>
      ) : (
        <LineFigure series={series} beside={beside} week={week} onPick={pick} />
      )}
      {series.press === 'all' && !beside && <PressMultiples series={series} />}
      <ItemsBehind series={series} week={week} />
    </>
  );
}

/** The items of the chosen week that the value rests on. */
function ItemsBehind({ series, week }: { series: Series; week: string }) {
  const question = { ...filterOf(series.name), class: series.class, week };
  const press = series.press === 'all' ? {} : { press: series.press };
  const items = useLoaded(() => fetchItems({ ...question, ...press, limit: '10' } as never), [series, week]);
  return (
    <section>
      <h2>{words.now.itemsOf(week)}</h2>
      <Show loaded={items}>{(page) => <ItemList items={page.items} />}</Show>
      <p>
        <a href={addressOf('/items', { ...question, ...press })}>{words.now.allItems}</a>
      </p>
    </section>
  );
}

/** The filter of items that a series counts. */
function filterOf(name: string): Record<string, string> {
  const named = /^(actor|dyad)-(.+)$/.exec(name);
  if (named) return { relevance: 'relevant', [named[1]!]: named[2]! };
  const dimension = /^balance-(.+)$/.exec(name)?.[1];
  if (dimension) return { relevance: 'relevant', dimension };
  const label = name.replace(/^(category|factor|stories|share)-/, '');
  if (FACTORS.some((factor) => factor === label)) return { relevance: 'relevant', factor: label };
  if (poleOf(label)) return { relevance: 'relevant', category: label };
  if (name === 'core' || name === 'context') return { relevance: name };
  if (['cooperation', 'tension', 'mixed', 'neutral'].includes(name))
    return { relevance: 'relevant', orientation: name };
  return name === 'delivered' ? {} : { relevance: 'relevant' };
}

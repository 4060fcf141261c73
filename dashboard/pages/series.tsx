/** Any weekly series: whose press, live or archive, beside another series, and the three presses side by side. */
import { useMemo } from 'preact/hooks';
import { addressWith, useParameter, usePlace } from '../address.ts';
import {
  type Chronology,
  fetchActors,
  fetchChronology,
  fetchLevels,
  fetchSeries,
  fetchSeriesList,
  type Levels,
  type Series,
  type SeriesQuery,
} from '../client.ts';
import { together, useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { BalanceFigure } from '../parts/balance-figure.tsx';
import { BehindValue } from '../parts/behind-value.tsx';
import { CountsFigure } from '../parts/counts-figure.tsx';
import { besidePoints, EventsBeside } from '../parts/events-beside.tsx';
import { LineFigure } from '../parts/line-figure.tsx';
import { PressMultiples } from '../parts/press-multiples.tsx';
import { SeriesChoice } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { cutSpan, toPoints } from '../series-points.ts';
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
  const levels = useLoaded(() => fetchLevels(name, asked), [name, JSON.stringify(asked)]);
  const keys = [name, beside, JSON.stringify(asked)];
  const first = useLoaded(() => fetchSeries(name, asked), keys);
  const second = useLoaded(async () => (beside ? await fetchSeries(beside, asked) : null), keys);
  const told = query.get('events') !== 'none';
  const chronology = useLoaded(async () => (told ? await fetchChronology() : null), [told]);
  return (
    <>
      <h1>{nameOfSeries(name)}</h1>
      <Show loaded={together(together(list, chronology), together(together(first, levels), second))}>
        {([[all, events], [[series, found], other]]) => (
          <>
            <SeriesChoice names={all} name={name} />
            <Figures series={series} beside={other} chronology={events} levels={found} />
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

interface FiguresProps {
  series: Series;
  beside: Series | null;
  chronology: Chronology | null;
  levels: Levels;
}

function Figures({ series, beside, chronology, levels }: FiguresProps) {
  const [picked, pick] = useParameter('week');
  const [span] = useParameter('span');
  const week = useMemo(
    () => series.values.find((value) => value.week === picked)?.week ?? series.values.at(-1)?.week ?? null,
    [series, picked],
  );
  const told = useMemo(
    () => chronology && besidePoints(chronology, series.name, cutSpan(toPoints(series), span, week)),
    [chronology, series, span, week],
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
          <BalanceFigure series={series} week={week} onPick={pick} chronology={chronology} levels={levels} />
          <CountsFigure series={series} week={week} onPick={pick} />
        </>
      ) : (
        <LineFigure
          series={series}
          beside={beside}
          week={week}
          onPick={pick}
          chronology={chronology}
          levels={levels}
        />
      )}
      {series.press === 'all' && !beside && <PressMultiples series={series} />}
      {told && <EventsBeside beside={told} />}
      <BehindValue series={series} week={week} />
    </>
  );
}

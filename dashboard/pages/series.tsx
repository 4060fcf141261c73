/** Any series by week or month: whose press, live or archive, beside another series, and the three presses side by side. */
import { useMemo } from 'preact/hooks';
import { addressWith, useParameter, usePlace } from '../address.ts';
import {
  type AnySeries,
  type Chronology,
  fetchActors,
  fetchChronology,
  fetchLevels,
  fetchPeriods,
  fetchSeriesList,
  fetchTrend,
  type Levels,
  type Series,
  type SeriesQuery,
  type Trend,
} from '../client.ts';
import { together, useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { BalanceFigure } from '../parts/balance-figure.tsx';
import { BehindValue } from '../parts/behind-value.tsx';
import { CountsFigure } from '../parts/counts-figure.tsx';
import { besidePoints, EventsBeside } from '../parts/events-beside.tsx';
import { LineFigure } from '../parts/line-figure.tsx';
import { usePeriods } from '../parts/period-choice.tsx';
import { PressMultiples } from '../parts/press-multiples.tsx';
import { SeriesChoice } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { cutSpan, toPoints } from '../series-points.ts';
import { isBalance } from '../series-question.ts';
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
  const by = usePeriods();
  const keys = [name, by, beside, JSON.stringify(asked)];
  // Levels are of weeks, and so is the slow line; only balances have one.
  const levels = useLoaded(async () => (by === 'week' ? await fetchLevels(name, asked) : []), keys);
  const trend = useLoaded(
    async () => (by === 'week' && isBalance(name) ? await fetchTrend(name, asked) : []),
    keys,
  );
  const first = useLoaded(() => fetchPeriods(name, asked, by), keys);
  const second = useLoaded(async () => (beside ? await fetchPeriods(beside, asked, by) : null), keys);
  const told = query.get('events') !== 'none';
  const chronology = useLoaded(async () => (told ? await fetchChronology() : null), [told]);
  return (
    <>
      <h1>{nameOfSeries(name)}</h1>
      <Show
        loaded={together(
          together(list, chronology),
          together(together(first, second), together(levels, trend)),
        )}
      >
        {([[all, events], [[series, other], [found, line]]]) => (
          <>
            <SeriesChoice names={all} name={name} />
            <Figures series={series} beside={other} chronology={events} levels={found} trend={line} />
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
  series: AnySeries;
  beside: AnySeries | null;
  chronology: Chronology | null;
  levels: Levels;
  trend: Trend;
}

function Figures({ series, beside, chronology, levels, trend }: FiguresProps) {
  const [picked, pick] = useParameter(usePeriods());
  const [span] = useParameter('span');
  const points = useMemo(() => toPoints(series), [series]);
  const chosen = (points.find(({ period }) => period === picked) ?? points.at(-1))?.period;
  const told = useMemo(
    () =>
      chronology && chosen ? besidePoints(chronology, series.name, cutSpan(points, span, chosen)) : null,
    [chronology, points, span, chosen],
  );
  if (chosen === undefined)
    return (
      <p class="state">
        {words.series.none} <a href={addressWith({ press: null, class: null })}>{words.series.reset}</a>
      </p>
    );
  const shown = { series, chosen, onPick: pick };
  return (
    <>
      {isBalance(series.name) && !beside ? (
        <BalanceFigure {...shown} chronology={chronology} levels={levels} trend={trend} />
      ) : (
        <LineFigure {...shown} beside={beside} chronology={chronology} levels={levels} />
      )}
      {series.name === 'balance' && !beside && <CountsFigure {...shown} />}
      {series.press === 'all' && !beside && <PressMultiples series={series} chosen={chosen} />}
      {told && <EventsBeside beside={told} />}
      <BehindValue series={series} chosen={chosen} />
    </>
  );
}

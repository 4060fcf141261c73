/** 1955 to today: the yearly balance of the chronology and the weekly one of the news, with the phases of the case study. */
import { useMemo } from 'preact/hooks';
import { addressOf, addressWith, goTo, useParameter, usePlace } from '../address.ts';
import { drawBalance } from '../charts/balance.ts';
import type { Span } from '../charts/marks.ts';
import {
  type Chronology,
  type ChronologyPeriods,
  fetchChronology,
  fetchChronologyYears,
  fetchSeries,
  type Series,
} from '../client.ts';
import { formatSigned } from '../format.ts';
import { together, useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { Drawing } from '../parts/drawing.tsx';
import { FigureFrame } from '../parts/figure-frame.tsx';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { toPoints } from '../series-points.ts';
import { language, words } from '../words.ts';

export function LongView(_: PageProps) {
  const chronology = useLoaded(fetchChronology, []);
  const years = useLoaded(fetchChronologyYears, []);
  const news = useLoaded(() => fetchSeries('balance'), []);
  return (
    <>
      <h1>{words.long.title}</h1>
      <p class="lead">{words.long.lead}</p>
      <Show loaded={together(chronology, together(years, news))}>
        {([{ phases }, [periods, series]]) => <Lines phases={phases} years={periods} news={series} />}
      </Show>
    </>
  );
}

interface LinesProps {
  phases: Chronology['phases'];
  years: ChronologyPeriods;
  news: Series;
}

function Lines({ phases, years, news }: LinesProps) {
  const { query } = usePlace();
  const phase = phases.find(({ id }) => id === query.get('phase'));
  const span = toSpan(phase ?? { name: '', from: '1955-01-01', to: null });
  const spans = (phase ? [phase] : phases).map(toSpan);
  return (
    <>
      <form class="controls">
        <Select
          name={words.long.phase}
          value={phase?.id ?? ''}
          options={[['', words.long.allPhases], ...phases.map(({ id, name }) => [id, name] as const)]}
          onChange={(next) => goTo(addressWith({ phase: next, year: null }))}
        />
      </form>
      {phase && <p lang="en">{phase.description}</p>}
      <YearsFigure years={years} span={span} spans={spans} />
      <NewsFigure news={news} span={span} spans={spans} />
    </>
  );
}

function YearsFigure({ years, span, spans }: { years: ChronologyPeriods; span: Span; spans: Span[] }) {
  const [picked, pick] = useParameter('year');
  const points = useMemo(
    () =>
      years.periods
        .flatMap(({ period, balance, cooperation, tension, mixed, ...rest }) =>
          balance === null
            ? []
            : [
                {
                  ...rest,
                  period,
                  value: balance,
                  items: cooperation + tension + mixed,
                  date: new Date(`${period}-01-01`),
                },
              ],
        )
        .filter(({ date }) => date.getUTCFullYear() >= span.from.getUTCFullYear() && date <= span.to),
    [years, span.from.getTime(), span.to.getTime()],
  );
  const title = words.long.chronology;
  return (
    <FigureFrame
      name="chronology-by-year"
      title={title}
      subtitle={words.long.chronologySubtitle}
      note={words.long.chronologyNote}
      versions={years.versions}
      full="/v1/chronology/series?format=csv&from=1955"
      table={{
        columns: ['year', 'balance', 'lower', 'upper', 'events', 'status'],
        rows: points.map((point) => [
          point.period,
          Number(point.value.toFixed(4)),
          point.lower,
          point.upper,
          point.events,
          point.status,
        ]),
      }}
    >
      <Drawing
        title={title}
        height={260}
        draw={(width) => drawBalance(points, picked, { width, title, locale: language }, words.poles, spans)}
        drawn={[points, picked]}
        steps={points.map((point) => ({
          key: point.period,
          date: point.date,
          text: words.long.readOut(point.period, formatSigned(point.value), point.events),
        }))}
        selected={picked}
        onSelect={pick}
      />
    </FigureFrame>
  );
}

function NewsFigure({ news, span, spans }: { news: Series; span: Span; spans: Span[] }) {
  const points = useMemo(
    () =>
      toPoints(news)
        .filter(({ date }) => date >= span.from && date <= span.to)
        .map((point) => ({ ...point, period: point.week })),
    [news, span.from.getTime(), span.to.getTime()],
  );
  const title = words.long.news;
  if (points.length === 0) return <p class="empty">{words.long.noNews}</p>;
  const first = points[0]!.date;
  const shaded = spans
    .filter(({ to }) => to > first)
    .map((one) => ({ ...one, from: new Date(Math.max(+one.from, +first)) }));
  return (
    <FigureFrame
      name="balance-weekly-all"
      title={title}
      subtitle={words.balance.subtitle}
      note={words.classes[news.class].note}
      versions={news.versions}
      full={`/v1/series/balance?format=csv&class=${news.class}`}
      table={{
        columns: ['week', 'balance', 'lower', 'upper', 'items', 'status'],
        rows: points.map((point) => [
          point.week,
          point.value,
          point.lower,
          point.upper,
          point.items,
          point.status,
        ]),
      }}
    >
      <Drawing
        title={title}
        height={260}
        draw={(width) => drawBalance(points, null, { width, title, locale: language }, words.poles, shaded)}
        drawn={[points]}
        steps={points.map((point) => ({
          key: point.week,
          date: point.date,
          text: `${point.week} · ${formatSigned(point.value)} · ${words.items.inStories(point.items, point.stories)}`,
        }))}
        onSelect={(week) => goTo(addressOf('/', { week }))}
      />
    </FigureFrame>
  );
}

function toSpan({ name, from, to }: { name: string; from: string; to: string | null }): Span {
  return { name, from: new Date(from), to: to === null ? new Date() : new Date(to) };
}

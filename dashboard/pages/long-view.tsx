/** 1955 to today: the yearly balance of the chronology and that of the news, with the phases of the case study. */
import { useMemo } from 'preact/hooks';
import { addressWith, goTo, usePlace } from '../address.ts';
import type { Span } from '../charts/marks.ts';
import {
  type Chronology,
  type ChronologyPeriods,
  fetchChronology,
  fetchChronologyYears,
  fetchMonths,
  fetchSeries,
  type MonthlySeries,
  type Series,
} from '../client.ts';
import { together, useLoaded } from '../loading.ts';
import type { PageProps } from '../pages.ts';
import { Brush, type Years } from '../parts/brush.tsx';
import { EventCard } from '../parts/event-card.tsx';
import { NewsFigure } from '../parts/news-figure.tsx';
import { Select } from '../parts/series-choice.tsx';
import { Show } from '../parts/states.tsx';
import { YearsFigure } from '../parts/years-figure.tsx';
import { words } from '../words.ts';

const FIRST_YEAR = 1955;
/** Stands in the menu of phases while the years were chosen by hand. */
const OWN_YEARS = 'own';
const STRONGEST_SHOWN = 12;

export function LongView(_: PageProps) {
  const chronology = useLoaded(fetchChronology, []);
  const years = useLoaded(fetchChronologyYears, []);
  const weeks = useLoaded(() => fetchSeries('balance'), []);
  const months = useLoaded(() => fetchMonths('balance'), []);
  return (
    <>
      <h1>{words.long.title}</h1>
      <p class="lead">{words.long.lead}</p>
      <Show loaded={together(together(chronology, years), together(weeks, months))}>
        {([[found, periods], [weekly, monthly]]) => (
          <Lines chronology={found} years={periods} weeks={weekly} months={monthly} />
        )}
      </Show>
    </>
  );
}

interface LinesProps {
  chronology: Chronology;
  years: ChronologyPeriods;
  weeks: Series;
  months: MonthlySeries;
}

function Lines({ chronology: { phases, events }, years, weeks, months }: LinesProps) {
  const { query } = usePlace();
  const whole = useMemo<Years>(() => [FIRST_YEAR, new Date().getUTCFullYear()], []);
  const phase = phases.find(({ id }) => id === query.get('phase'));
  const chosen = readYears(query, phase, whole);
  const narrowed = chosen[0] > whole[0] || chosen[1] < whole[1];
  const exact = phase && query.get('from') === null && query.get('to') === null;
  const span = exact ? toSpan(phase) : spanOf(chosen);
  const spans = (exact ? [phase] : phases.filter((one) => overlaps(toSpan(one), span))).map((one) =>
    within(toSpan(one), span),
  );
  const points = useMemo(() => toOverview(years), [years]);
  const strongest = useMemo(
    () =>
      events
        .filter(
          ({ date, status }) =>
            status === 'verified' && new Date(date) >= span.from && new Date(date) <= span.to,
        )
        .sort((a, b) => Math.abs(b.intensity) - Math.abs(a.intensity) || a.date.localeCompare(b.date))
        .slice(0, STRONGEST_SHOWN)
        .sort((a, b) => a.date.localeCompare(b.date)),
    [events, span.from.getTime(), span.to.getTime()],
  );
  const choose = ([from, to]: Years) =>
    goTo(
      addressWith({
        ...{ phase: null, year: null },
        from: from > whole[0] ? from : null,
        to: to < whole[1] ? to : null,
      }),
      true,
    );
  return (
    <>
      <form class="controls">
        <Select
          name={words.long.phase}
          value={exact ? phase.id : narrowed ? OWN_YEARS : ''}
          options={[
            ...(narrowed && !exact ? [[OWN_YEARS, words.long.ownYears(...chosen)] as const] : []),
            ['', words.long.allPhases],
            ...phases.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(next) => goTo(addressWith({ phase: next, year: null, from: null, to: null }))}
        />
        <button type="button" disabled={!narrowed} onClick={() => choose(whole)}>
          {words.long.allPhases}
        </button>
        <output class="muted">
          {chosen[0]}–{chosen[1]}
        </output>
      </form>
      <Brush points={points} whole={whole} chosen={chosen} onChoose={choose} />
      <p class="note">{words.long.brushHint}</p>
      {exact && <p lang="en">{phase.description}</p>}
      <YearsFigure years={years} span={span} spans={spans} strongest={strongest} />
      <NewsFigure weeks={weeks} months={months} span={span} spans={spans} />
      <h2>{words.long.strongest}</h2>
      <ol class="events numbered">
        {strongest.map((event) => (
          <li key={event.id}>
            <EventCard event={event} />
          </li>
        ))}
      </ol>
    </>
  );
}

type Phase = Chronology['phases'][number];

/** The years of the address, else those of its phase, else all. */
function readYears(query: URLSearchParams, phase: Phase | undefined, whole: Years): Years {
  const asked = [Number(query.get('from')) || null, Number(query.get('to')) || null] as const;
  if (asked[0] === null && asked[1] === null && phase)
    return [Number(phase.from.slice(0, 4)), phase.to === null ? whole[1] : Number(phase.to.slice(0, 4))];
  const from = Math.max(whole[0], Math.min(asked[0] ?? whole[0], whole[1] - 1));
  return [from, Math.min(whole[1], Math.max(asked[1] ?? whole[1], from + 1))];
}

function toOverview({ periods }: ChronologyPeriods) {
  return periods.flatMap(({ period, balance }) =>
    balance === null ? [] : [{ date: new Date(`${period}-07-01`), value: balance }],
  );
}

function spanOf([from, to]: Years): Span {
  return { name: '', from: new Date(Date.UTC(from, 0, 1)), to: new Date(Date.UTC(to + 1, 0, 1) - 1) };
}

function toSpan({ name, from, to }: Phase): Span {
  return { name, from: new Date(from), to: to === null ? new Date() : new Date(to) };
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function within({ name, from, to }: Span, whole: Span): Span {
  return { name, from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to };
}

/** The chronology's balance by year within a time, with its phases, its strongest events and the end of the case study. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import type { Span } from '../charts/marks.ts';
import type { ChronologyEvent, ChronologyPeriods } from '../client.ts';
import { formatSigned } from '../format.ts';
import { language } from '../language.ts';
import { words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { knownDate } from './event-card.tsx';
import { FigureFrame } from './figure-frame.tsx';

/** The last day that the thesis covers. */
const THESIS_END = new Date('2024-11-27');

const HEIGHT = 310;

interface YearsFigureProps {
  years: ChronologyPeriods;
  span: Span;
  spans: Span[];
  /** Events set above the chart. */
  strongest: ChronologyEvent[];
}

export function YearsFigure({ years, span, spans, strongest }: YearsFigureProps) {
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
  const landmarks = {
    boundary:
      THESIS_END > span.from && THESIS_END < span.to
        ? { date: THESIS_END, name: words.long.thesisEnd }
        : undefined,
    events: strongest.map((event, at) => ({
      date: new Date(event.date),
      name: `${knownDate(event)} · ${event.title}`,
      number: at + 1,
    })),
  };
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
        height={HEIGHT}
        draw={(charts, width) =>
          charts.drawBalance(
            points,
            picked,
            { width, title, locale: language, height: HEIGHT, extent: [span.from, span.to] },
            words.poles,
            spans,
            landmarks,
          )
        }
        drawn={[points, picked, span.from.getTime(), span.to.getTime()]}
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

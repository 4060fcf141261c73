/** The balance over time in its frame; a week of it can be chosen. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import type { Chronology, Levels, Series } from '../client.ts';
import { formatSigned } from '../format.ts';
import { cutSpan, type SeriesPoint, toLevels, toPoints } from '../series-points.ts';
import { language, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { besidePoints, eventsOfWeek, NOTHING_BESIDE } from './events-beside.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { SpanChoice } from './span-choice.tsx';

interface BalanceFigureProps {
  series: Series;
  week: string;
  onPick: (week: string) => void;
  /** What of the chronology stands in it. */
  chronology?: Chronology | null;
  levels?: Levels;
}

const NO_LEVELS: Levels = [];

export function BalanceFigure({
  series,
  week,
  onPick,
  chronology = null,
  levels = NO_LEVELS,
}: BalanceFigureProps) {
  const [span] = useParameter('span');
  const points = useMemo(() => cutSpan(toPoints(series), span, week), [series, span, week]);
  const beside = useMemo(
    () => (chronology ? besidePoints(chronology, series.name, points) : NOTHING_BESIDE),
    [chronology, points],
  );
  const steps = useMemo(
    () =>
      points.map((point) => ({
        key: point.week,
        date: point.date,
        text: readOut(point) + eventsOfWeek(beside, point.week),
      })),
    [points, beside],
  );
  const title = words.balance.title;
  const height = chronology ? 300 : 260;
  return (
    <FigureFrame
      name="balance-weekly"
      title={title}
      subtitle={words.balance.subtitle}
      note={`${words.balance.note} ${levels.length > 0 ? words.series.levelNote : ''} ${words.classes[series.class].note}`}
      versions={series.versions}
      full={`/v1/series/${series.name}?format=csv&class=${series.class}&press=${series.press}`}
      table={tableOf(points)}
    >
      <SpanChoice />
      <Drawing
        title={title}
        height={height}
        draw={async (width) =>
          (await import('../charts/balance.ts')).drawBalance(
            points.map(toMark),
            week,
            { width, title, locale: language, height },
            words.poles,
            beside.spans,
            { events: beside.marks, levels: toLevels(levels, points) },
          )
        }
        drawn={[points, week, beside, levels]}
        steps={steps}
        selected={week}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

function toMark(point: SeriesPoint) {
  return { ...point, period: point.week };
}

function readOut({ week, value, lower, upper, items, stories, status }: SeriesPoint): string {
  const state = status === 'frozen' ? '' : ` · ${words.statuses[status]}`;
  return `${week} · ${formatSigned(value)} (${formatSigned(lower)} … ${formatSigned(upper)}) · ${words.items.inStories(items, stories)}${state}`;
}

function tableOf(points: SeriesPoint[]) {
  return {
    columns: ['week', 'balance', 'lower', 'upper', 'items', 'stories', 'outlets', 'status'],
    rows: points.map((point) => [
      point.week,
      Number(point.value.toFixed(4)),
      point.lower === null ? null : Number(point.lower.toFixed(4)),
      point.upper === null ? null : Number(point.upper.toFixed(4)),
      point.items,
      point.stories,
      point.outlets,
      point.status,
    ]),
  };
}

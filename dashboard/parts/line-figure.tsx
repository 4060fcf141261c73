/** A weekly series, and perhaps another, as lines in a frame. */
import { useMemo } from 'preact/hooks';
import { useParameter } from '../address.ts';
import type { Chronology, Levels, Series } from '../client.ts';
import { formatMean } from '../format.ts';
import { cutSpan, type SeriesPoint, toLevels, toPoints } from '../series-points.ts';
import { language, nameOfSeries, words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { besidePoints, eventsOfWeek, NOTHING_BESIDE } from './events-beside.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { SpanChoice } from './span-choice.tsx';

interface LineFigureProps {
  series: Series;
  beside: Series | null;
  week: string;
  onPick: (week: string) => void;
  /** What of the chronology stands in it. */
  chronology: Chronology | null;
  levels: Levels;
}

export function LineFigure({ series, beside, week, onPick, chronology, levels }: LineFigureProps) {
  const [span] = useParameter('span');
  const lines = useMemo(() => {
    const points = cutSpan(toPoints(series), span, week);
    const since = points[0]?.date ?? new Date(0);
    const others = beside ? toPoints(beside).filter((point) => point.date >= since) : [];
    return [
      { name: nameOfSeries(series.name), points },
      ...(beside ? [{ name: nameOfSeries(beside.name), points: others }] : []),
    ];
  }, [series, beside, span, week]);
  const [first, second] = lines;
  const told = useMemo(
    () => (chronology ? besidePoints(chronology, series.name, first!.points) : NOTHING_BESIDE),
    [chronology, lines],
  );
  const height = chronology ? 320 : 280;
  const title = lines.map((line) => line.name).join(words.series.and);
  const steps = useMemo(
    () =>
      first!.points.map((point) => ({
        key: point.week,
        date: point.date,
        text: readOut(point, second?.points) + eventsOfWeek(told, point.week),
      })),
    [lines, told],
  );
  return (
    <FigureFrame
      name={`${series.name}${beside ? `-${beside.name}` : ''}-weekly`}
      title={title}
      subtitle={words.series.subtitle(words.units[series.unit] ?? series.unit, words.presses[series.press])}
      note={`${words.series.lineNote} ${levels.length > 0 ? words.series.levelNote : ''} ${words.classes[series.class].note}`}
      versions={series.versions}
      table={tableOf(first!.points, second?.points, beside?.name ?? null, series.name)}
      full={`/v1/series/${series.name}?format=csv&class=${series.class}&press=${series.press}`}
    >
      <SpanChoice />
      <Drawing
        title={title}
        height={height}
        draw={async (width) =>
          (await import('../charts/weekly-line.ts')).drawWeeklyLines(lines, {
            width,
            title,
            locale: language,
            selected: week,
            height,
            events: told.marks,
            spans: told.spans,
            levels: toLevels(levels, first!.points),
          })
        }
        drawn={[lines, week, told, levels]}
        steps={steps}
        selected={week}
        onSelect={onPick}
      />
    </FigureFrame>
  );
}

function readOut(point: SeriesPoint, others: SeriesPoint[] | undefined): string {
  const other = others?.find(({ week }) => week === point.week);
  const interval = point.lower === null ? '' : ` (${formatMean(point.lower)} … ${formatMean(point.upper!)})`;
  const state = point.status === 'frozen' ? '' : ` · ${words.statuses[point.status]}`;
  return `${point.week} · ${formatMean(point.value)}${interval}${other ? ` / ${formatMean(other.value)}` : ''} · ${words.items.count(String(point.items), point.items)}${state}`;
}

function tableOf(
  points: SeriesPoint[],
  others: SeriesPoint[] | undefined,
  besideName: string | null,
  name: string,
) {
  const byWeek = new Map(others?.map((point) => [point.week, point.value]));
  return {
    columns: [
      'week',
      name,
      'lower',
      'upper',
      'items',
      'outlets',
      'status',
      ...(besideName ? [`${besideName} (beside)`] : []),
    ],
    rows: points.map((point) => [
      point.week,
      point.value,
      point.lower,
      point.upper,
      point.items,
      point.outlets,
      point.status,
      ...(besideName ? [byWeek.get(point.week) ?? null] : []),
    ]),
  };
}
